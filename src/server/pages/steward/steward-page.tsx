// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Complaint } from '../../../designs/library/complaints.ts';
import type { LoggedEvent } from '../../../designs/library/log-event.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { MakeReport } from '../../makes/reports.ts';
import { ModerationFields } from '../../html/moderation-fields.tsx';
import { Day } from '../../html/day.tsx';
import { ProblemList } from '../../html/problem-list.tsx';
import { TextField } from '../../html/text-field.tsx';

interface StewardPageProps {
  readonly complaints: readonly Complaint[];
  readonly reports: readonly MakeReport[];
  readonly accounts: number;
  readonly events: readonly (LoggedEvent & { readonly at: string })[];
  readonly problems?: readonly Problem[];
  /** The text of an invitation that was made just now, and the address that it is used at. */
  readonly invitation?: string | undefined;
  /** The text of a reset that was made just now. */
  readonly reset?: string | undefined;
  /** Whether such a text was given to the mail server just now. */
  readonly sent?: boolean;
  readonly sendsMail: boolean;
}

/** What stewards look after: complaints, who comes in, and what has to go. */
export const StewardPage = (props: StewardPageProps) => {
  const { complaints, reports, accounts, events, problems = [], invitation, reset } = props;
  const { sent = false, sendsMail } = props;
  return (
    <div class="narrow">
      <h1>Steward's desk</h1>
      {problems.length > 0 && <ProblemList problems={problems} />}
      {sent && <p role="status">It is on its way by mail.</p>}
      <p>
        {accounts} {accounts === 1 ? 'account' : 'accounts'} on this node.
      </p>
      <h2>Open complaints</h2>
      {complaints.length === 0 && <p class="quiet">None.</p>}
      <ul>
        {complaints.map(({ id, design, kind, text, filedAt }) => (
          <li>
            <a href={`/complaints/${id}`}>{design}</a>{' '}
            <span class="quiet">
              {kind}, <Day at={filedAt} />
            </span>{' '}
            {text.slice(0, 200)}
          </li>
        ))}
      </ul>
      <h2>Reported makes</h2>
      {reports.length === 0 && <p class="quiet">None.</p>}
      <ul>
        {reports.map(({ design, reason, reportedAt }) => (
          <li>
            <a href={`/d/${design}/made/moderate`}>{design}</a>{' '}
            <span class="quiet">
              <Day at={reportedAt} />
            </span>{' '}
            {reason.slice(0, 200)}
          </li>
        ))}
      </ul>
      <h2>Invite</h2>
      {invitation !== undefined && (
        <div class="shown-once" role="status">
          <p>This invitation is shown only now. It is for one sign-up within 14 days.</p>
          <code>{invitation}</code>
        </div>
      )}
      <form class="form" method="post" action="/steward/invitations">
        {sendsMail && <MailField id="invite-to" />}
        <button>Make an invitation</button>
      </form>
      <h2>Forgotten password</h2>
      {reset !== undefined && (
        <div class="shown-once" role="status">
          <p>
            This is shown only now. Whoever has it sets a new password at{' '}
            <a href="/reset-password">/reset-password</a>, once within three days.
          </p>
          <code>{reset}</code>
        </div>
      )}
      <form class="form" method="post" action="/steward/resets">
        <TextField
          name="name"
          label="Account"
          max={64}
          required
          help="Make sure that it is theirs: it opens the account, and the log says so."
        />
        {sendsMail && <MailField id="reset-to" />}
        <button>Let them set a new password</button>
      </form>
      <h2>Withdraw or take down</h2>
      <form class="form" method="post" action="/steward/versions">
        <TextField name="version" label="Version" max={250} required help="Like ada/hook@1.0.0" />
        <ModerationFields acts={['yank', 'unyank', 'take-down']} />
        <button class="danger">Do it</button>
      </form>
      <h2>Log</h2>
      <ul class="log">
        {events.map(({ at, who, what, about, detail }) => (
          <li>
            <span class="quiet">
              <Day at={at} />
            </span>{' '}
            {who} {what} {about} <span class="quiet">{detail.slice(0, 200)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};

const MailField = ({ id }: { readonly id: string }) => (
  <TextField
    id={id}
    name="to"
    label="Send it to"
    max={320}
    help="An address, like ada@example.org. Empty: it is shown here. The address is not kept."
  />
);

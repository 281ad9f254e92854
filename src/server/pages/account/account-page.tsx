// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Account } from '../../accounts/account.ts';
import type { Address } from '../../accounts/address/address-of.ts';
import type { TokenEntry } from '../../accounts/tokens.ts';
import { Day } from '../../html/day.tsx';
import { ProblemList } from '../../html/problem-list.tsx';
import { dayText } from '../../html/day.tsx';
import { TextField } from '../../html/text-field.tsx';
import type { OwnProfile } from '../../profiles/profiles.ts';
import type { Problem } from '../../../shared/problem.ts';
import { AddressForm } from './address-form.tsx';
import { Profiles } from './profiles.tsx';

export interface AccountPageProps {
  readonly account: Account;
  readonly designs: readonly { readonly id: string; readonly version: string | null }[];
  readonly tokens: readonly TokenEntry[];
  readonly profiles: readonly OwnProfile[];
  readonly address: Address;
  /** Whether the node sends mail. */
  readonly sends: boolean;
  readonly problems?: readonly Problem[];
  /** The text of a token that was made just now. */
  readonly made?: string | undefined;
}

/** Everything of an account: its designs, its tokens, its machines, its password, its end. */
export const AccountPage = (props: AccountPageProps) => {
  const { account, designs, tokens, profiles, problems = [], made } = props;
  return (
    <div class="account">
      <h1>{account.name}</h1>
      {problems.length > 0 && <ProblemList problems={problems} />}
      <div class="row">
        <a class="button" href="/publish">
          Drafts and publishing
        </a>
        {account.role === 'steward' && (
          <a class="button" href="/steward">
            Steward's desk
          </a>
        )}
        <form method="post" action="/sign-out">
          <button>Sign out</button>
        </form>
      </div>
      <h2>Designs</h2>
      {designs.length === 0 && <p class="quiet">None yet.</p>}
      <ul>
        {designs.map(({ id, version }) => (
          <li>
            <a href={`/d/${id}`}>{id}</a> <span class="quiet">{version ?? 'no version left'}</span>{' '}
            · <a href={`/d/${id}/manage`}>manage</a>
          </li>
        ))}
      </ul>
      <Tokens tokens={tokens} made={made} />
      <Profiles profiles={profiles} />
      <AddressForm {...props.address} sends={props.sends} />
      <Password />
      <Ending />
    </div>
  );
};

const Tokens = ({ tokens, made }: Pick<AccountPageProps, 'tokens' | 'made'>) => (
  <section aria-labelledby="tokens">
    <h2 id="tokens">API tokens</h2>
    <p>
      Programs act for you with them: <code>Authorization: Bearer fc_…</code>
    </p>
    {made !== undefined && (
      <div class="shown-once" role="status">
        <p>This token is shown only now. Keep it like a password.</p>
        <code>{made}</code>
      </div>
    )}
    <ul class="entries">
      {tokens.map(({ id, label, scopes, createdAt, expiresAt, usedAt }) => (
        <li>
          <span>
            {label}{' '}
            <span class="quiet">
              may {scopes.join(', ')}; made <Day at={createdAt} />,{' '}
              {expiresAt === null ? 'without end' : `until ${dayText(expiresAt)}`},{' '}
              {usedAt === null ? 'never used' : `last used ${dayText(usedAt)}`}
            </span>
          </span>
          <form method="post" action={`/account/tokens/${id}/revoke`}>
            <button aria-label={`Revoke ${label}`}>Revoke</button>
          </form>
        </li>
      ))}
    </ul>
    <form class="form" method="post" action="/account/tokens">
      <TextField name="label" label="What is it for" max={80} required help="Like: laptop" />
      <fieldset>
        <legend>What it may do, beside reading</legend>
        <label class="check">
          <input type="checkbox" name="scopes" value="publish" checked />
          publish: drafts, versions, makes, profiles
        </label>
        <label class="check">
          <input type="checkbox" name="scopes" value="moderate" />
          moderate: withdraw and deprecate versions, hide makes, answer complaints
        </label>
      </fieldset>
      <TextField
        name="expires"
        label="Until (if you like)"
        type="date"
        help="It ends at the end of this day, UTC."
      />
      <button class="main">Make a token</button>
    </form>
  </section>
);

const Password = () => (
  <section aria-labelledby="password">
    <h2 id="password">Password</h2>
    <form class="form" method="post" action="/account/password">
      <TextField
        name="current"
        label="Password now"
        type="password"
        autocomplete="current-password"
        required
      />
      <TextField
        name="next"
        label="New password"
        type="password"
        autocomplete="new-password"
        help="At least 10 characters. Other sessions and all tokens end."
        required
      />
      <button class="main">Change it</button>
    </form>
  </section>
);

const Ending = () => (
  <section aria-labelledby="ending">
    <h2 id="ending">Delete this account</h2>
    <p>
      Published designs stay, since others build on them, and so does your name beside them. Drafts,
      tokens, profiles and your e-mail address go.
    </p>
    <form class="form" method="post" action="/account/delete">
      <TextField
        name="password"
        id="ending-password"
        label="Password"
        type="password"
        autocomplete="current-password"
        required
      />
      <button class="danger">Delete the account</button>
    </form>
  </section>
);

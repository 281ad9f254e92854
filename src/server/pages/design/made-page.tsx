// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Version } from '../../../designs/library/version-record.ts';
import type { Problem } from '../../../shared/problem.ts';
import { Day } from '../../html/day.tsx';
import { ProblemList } from '../../html/problem-list.tsx';
import { dayText } from '../../html/day.tsx';
import { SelectField } from '../../html/select-field.tsx';
import { TextField } from '../../html/text-field.tsx';
import type { Make, MakeForm } from '../../makes/makes.ts';
import type { HiddenMake } from '../../makes/moderate-make.ts';

interface MadePageProps {
  /** `author/slug` */
  readonly design: string;
  readonly title: string;
  readonly versions: readonly Version[];
  readonly given?: Partial<MakeForm>;
  readonly problems?: readonly Problem[];
  /** Those that whoever looks may remove. */
  readonly removable: readonly Make[];
  /** Those of whoever looks that are hidden. */
  readonly hidden: readonly HiddenMake[];
}

/** "I made one": a form to tell of it, and what was told before. */
export const MadePage = (props: MadePageProps) => {
  const { design, title, versions, given = {}, problems = [], removable, hidden } = props;
  const address = `/d/${design}/made`;
  return (
    <div class="narrow">
      <h1>I made one: {title}</h1>
      {problems.length > 0 && <ProblemList problems={problems} />}
      <form class="form" method="post" action={address} encType="multipart/form-data">
        <label for="photo">Photo (if you like)</label>
        <input
          id="photo"
          name="photo"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          aria-describedby="photo-help"
        />
        <p class="help" id="photo-help">
          JPEG, PNG or WebP of at most 8 MB. Where, when and with what it was taken is removed.
        </p>
        <SelectField
          name="version"
          label="Version"
          value={given.version ?? versions.at(-1)?.record.version ?? ''}
          choices={[...versions]
            .reverse()
            .map(({ record: { version } }) => [version, version] as const)}
        />
        <TextField name="printer" label="Printer" value={given.printer ?? ''} max={120} />
        <TextField name="material" label="Material" value={given.material ?? ''} max={120} />
        <TextField
          name="settings"
          label="Settings"
          value={given.settings ?? ''}
          max={4000}
          rows={2}
        />
        <SelectField
          name="wentWell"
          label="How it went"
          value={given.wentWell ?? 'yes'}
          choices={[
            ['yes', 'well'],
            ['partly', 'partly well'],
            ['no', 'badly'],
          ]}
        />
        <TextField name="notes" label="Notes" value={given.notes ?? ''} max={4000} rows={4} />
        <button class="main">Tell of it</button>
      </form>
      {hidden.length > 0 && (
        <>
          <h2>Hidden by the maintainers</h2>
          <ul>
            {hidden.map(({ madeAt, reason }) => (
              <li>
                <Day at={madeAt} />: {reason}
              </li>
            ))}
          </ul>
        </>
      )}
      {removable.length > 0 && (
        <>
          <h2>What you may remove</h2>
          <ul class="entries">
            {removable.map(({ id, by, madeAt, version, notes }) => (
              <li>
                <span>
                  {by}, <Day at={madeAt} />, version {version}{' '}
                  <span class="quiet">{notes.slice(0, 100)}</span>
                </span>
                <form method="post" action={`${address}/${id}/remove`}>
                  <button aria-label={`Remove what ${by} told on ${dayText(madeAt)}`}>
                    Remove
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={`/d/${design}`}>Back to the design</a>
      </p>
    </div>
  );
};

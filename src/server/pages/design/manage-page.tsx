// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Version } from '../../../designs/library/version-record.ts';
import type { Problem } from '../../../shared/problem.ts';
import { ModerationFields } from '../../html/moderation-fields.tsx';
import { Day } from '../../html/day.tsx';
import { ProblemList } from '../../html/problem-list.tsx';
import { SelectField } from '../../html/select-field.tsx';
import { TextField } from '../../html/text-field.tsx';
import { stateText } from '../../html/version-state.ts';

interface ManagePageProps {
  /** `author/slug` */
  readonly design: string;
  readonly versions: readonly Version[];
  readonly maintainers: readonly { readonly name: string; readonly since: string }[];
  readonly problems?: readonly Problem[];
}

/** What maintainers do: say who else is one, and what is to become of a version. */
export const ManagePage = ({ design, versions, maintainers, problems = [] }: ManagePageProps) => {
  const address = `/d/${design}/manage`;
  return (
    <div class="narrow manage">
      <h1>
        Manage <a href={`/d/${design}`}>{design}</a>
      </h1>
      {problems.length > 0 && <ProblemList problems={problems} />}
      <h2>A new version</h2>
      <p>
        Begin with the source of the newest one, as a draft that only you can see. Published
        versions never change.
      </p>
      <form method="post" action={`${address}/next`}>
        <button class="main">Start the next version</button>
      </form>
      <h2>Versions</h2>
      <ul class="entries">
        {[...versions].reverse().map(({ record: { version, publishedAt }, state }) => (
          <li>
            <a class="figures" href={`/d/${design}@${version}`}>
              {version}
            </a>{' '}
            <span class="quiet">
              <Day at={publishedAt} />
            </span>
            <span class={stateText(state) === '' ? 'quiet state' : 'state is-off'}>
              {stateText(state) || 'offered'}
            </span>
          </li>
        ))}
      </ul>
      <details open={problems.length > 0}>
        <summary>Deprecate or withdraw a version</summary>
        <form class="form" method="post" action={`${address}/versions`}>
          <SelectField
            name="version"
            label="Version"
            choices={[...versions]
              .reverse()
              .filter(({ state }) => state.removed === undefined)
              .map(({ record: { version } }) => [version, version] as const)}
          />
          <ModerationFields acts={['deprecate', 'yank', 'unyank']} />
          <button class="main">Do it</button>
        </form>
      </details>
      <p>
        <a href={`/d/${design}/made/moderate`}>Makes: what was reported, what is hidden</a>
      </p>
      <h2>Maintainers</h2>
      <ul class="entries">
        {maintainers.map(({ name, since }) => (
          <li>
            <span>
              {name}{' '}
              <span class="quiet">
                since <Day at={since} />
              </span>
            </span>
            {maintainers.length > 1 && (
              <form method="post" action={`${address}/maintainers/remove`}>
                <input type="hidden" name="name" value={name} />
                <button aria-label={`Remove ${name}`}>Remove</button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <form class="form" method="post" action={`${address}/maintainers`}>
        <TextField
          name="name"
          label="Add a maintainer"
          max={64}
          required
          help="Their account name. They may publish versions, and remove you."
        />
        <button class="main">Add</button>
      </form>
    </div>
  );
};

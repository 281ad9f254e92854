// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { PROFILES } from '../../../pipeline/fabricators/find-profile.ts';
import type { Problem } from '../../../shared/problem.ts';
import { ProblemList } from '../../html/problem-list.tsx';
import { TextField } from '../../html/text-field.tsx';
import type { OwnProfile } from '../../profiles/profiles.ts';

/** Printers, materials and processes of an account, and those that come along to begin with. */
export const Profiles = ({ profiles }: { readonly profiles: readonly OwnProfile[] }) => (
  <section aria-labelledby="profiles">
    <h2 id="profiles">Printers, materials, processes</h2>
    <p>Yours can be chosen wherever something is made.</p>
    <ul class="entries">
      {profiles.map(({ kind, id }) => (
        <li>
          <a href={`/account/profiles?kind=${kind}&id=${id}`}>{id}</a>{' '}
          <span class="quiet">{kind}</span>
          <form method="post" action="/account/profiles/delete">
            <input type="hidden" name="kind" value={kind} />
            <input type="hidden" name="id" value={id} />
            <button aria-label={`Delete the ${kind} ${id}`}>Delete</button>
          </form>
        </li>
      ))}
    </ul>
    <form class="form" method="get" action="/account/profiles">
      <label for="from">Begin with</label>
      <select id="from" name="from">
        {Object.entries(PROFILES).map(([kind, all]) => (
          <optgroup label={kind}>
            {all.map(({ id, title }) => (
              <option value={`${kind}/${id}`}>{title}</option>
            ))}
          </optgroup>
        ))}
      </select>
      <button>Make one of your own</button>
    </form>
  </section>
);

interface ProfileFormProps extends OwnProfile {
  readonly problems?: readonly Problem[];
}

/** A profile as TOML, to be changed and kept. */
export const ProfileForm = ({ kind, id, text, problems = [] }: ProfileFormProps) => (
  <form class="narrow form" method="post" action="/account/profiles">
    <h1>Your {kind}</h1>
    {problems.length > 0 && <ProblemList problems={problems} />}
    <input type="hidden" name="kind" value={kind} />
    <TextField
      name="id"
      label="Name"
      value={id}
      max={64}
      required
      help="Lower-case letters, digits and hyphens. One of the same name is replaced."
    />
    <TextField name="text" label="Settings (TOML)" value={text} rows={20} max={16_384} required />
    <button class="main">Save</button>
    <p>
      <a href="/account#profiles">Back to your account</a>
    </p>
  </form>
);

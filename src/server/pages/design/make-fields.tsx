// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { PROFILES } from '../../../pipeline/fabricators/find-profile.ts';
import type { ProfileKind } from '../../../pipeline/fabricators/profile.ts';

/** A profile that somebody may choose, built in or their own. */
export interface ProfileChoice {
  readonly kind: ProfileKind;
  readonly id: string;
  readonly title: string;
}

/** Printer, material and process; `chosen` are ids by kind, of an address. */
export const ProfileFields = ({
  own,
  chosen = {},
}: {
  readonly own: readonly ProfileChoice[];
  readonly chosen?: Readonly<Record<string, string>>;
}) => (
  <>
    {KINDS.map(([kind, words, standard]) => {
      const mine = own.filter((each) => each.kind === kind);
      // One's own come first, also for whoever names one by its id.
      const isMine = mine.some(({ id }) => id === chosen[kind]);
      return (
        <label>
          {words}
          <select name={kind} id={kind}>
            {mine.map(({ id, title }) => (
              <option value={id} data-own selected={id === chosen[kind]}>
                {title} (yours)
              </option>
            ))}
            {PROFILES[kind].map(({ id, title }) => (
              <option value={id} selected={!isMine && id === (chosen[kind] ?? standard)}>
                {title}
              </option>
            ))}
          </select>
        </label>
      );
    })}
  </>
);

/** Lines of settings over those of the profiles. */
export const SettingsField = ({ value = '' }: { readonly value?: string }) => (
  <details class="overrides" open={value !== ''}>
    <summary>Settings of your own</summary>
    <label for="set">One setting a line; it counts for more than the choices above</label>
    <textarea
      id="set"
      name="set"
      rows={4}
      maxLength={10_000}
      spellcheck={false}
      placeholder="layer_height = 0.15"
      aria-describedby="set-help"
    >
      {value}
    </textarea>
    <p class="help" id="set-help">
      <a href="/settings">All settings</a>, with their units and limits.
    </p>
  </details>
);

const KINDS = [
  ['printer', 'Printer', 'generic'],
  ['material', 'Material', 'pla'],
  ['process', 'Process', 'standard'],
] as const;

/** How far the work for a form is, and the way to call it off: `#NAME-progress`, `#NAME-cancel`. For scripts alone. */
export const ProgressRow = ({ name }: { readonly name: string }) => (
  <div class="row">
    <progress id={`${name}-progress`} aria-label="Slicing" hidden />
    <button type="button" id={`${name}-cancel`} hidden>
      Cancel
    </button>
  </div>
);

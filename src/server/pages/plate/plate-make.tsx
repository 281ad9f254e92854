// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  ProfileFields,
  ProgressRow,
  SettingsField,
  type ProfileChoice,
} from '../design/make-fields.tsx';
import type { AddressedPlate } from './plate-address.ts';

interface PlateMakeProps {
  readonly machine: AddressedPlate['machine'];
  readonly own: readonly ProfileChoice[];
  readonly canMake: boolean;
}

/** Choose a printer, a material, a process; lay the parts out; take the files. */
export const PlateMake = ({ machine, own, canMake }: PlateMakeProps) => (
  <section class="side" aria-label="Make it">
    <h2>Make it</h2>
    <div class="choices">
      <ProfileFields own={own} chosen={machine} />
    </div>
    <SettingsField value={machine['set'] ?? ''} />
    {Object.entries(machine)
      .filter(([name]) => name.startsWith('set.'))
      .map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    <div class="row">
      <button type="submit" name="show" value="1" class="main" disabled={!canMake}>
        Lay out and slice
      </button>
    </div>
    <p id="plate-status" class="figures" role="status" />
    <ProgressRow name="plate" />
    <div class="row downloads">
      {FORMATS.map(([format, words]) => (
        <button
          type="submit"
          formAction="/plate/make"
          name="format"
          value={format}
          disabled={!canMake}
        >
          {words}
        </button>
      ))}
    </div>
    <p class="help">
      A 3MF holds one bed with all its parts, an STL one part. The ZIP has them all, with the
      sources and licenses of all works.
    </p>
  </section>
);

const FORMATS = [
  ['gcode', 'Download G-code'],
  ['3mf', '3MF'],
  ['stl', 'STL'],
  ['zip', 'Everything as ZIP'],
] as const;

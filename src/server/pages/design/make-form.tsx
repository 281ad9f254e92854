// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { areCounted } from '../../../pipeline/plate/are-counted.ts';
import { ProfileFields, ProgressRow, SettingsField, type ProfileChoice } from './make-fields.tsx';

interface MakeFormProps {
  /** Where the form leads. */
  readonly action: string;
  /** Address of the document that the islands evaluate. */
  readonly designUrl: string;
  readonly hasSolids: boolean;
  /** Names of the parts that it has with its own values, where they are known. */
  readonly parts?: readonly string[];
  readonly own: readonly ProfileChoice[];
  /** Parameter values of the address, which go along. */
  readonly given: Readonly<Record<string, string>>;
  /** Absent: it may not come onto a plate of several designs. */
  readonly plate?: PlateFields;
}

/** What goes to the page of plates beside what this form has. */
export interface PlateFields {
  /** `author/slug@version` */
  readonly design: string;
  /** Query of the plate so far, as the address gives it; empty where it gives none. */
  readonly query: string;
  /** The place on it that is to be changed, from 1; empty: it comes to it. */
  readonly at: string;
  /** Fields of this form as they are on that plate, by name: `copies`, `part.NAME`. */
  readonly counts: Readonly<Record<string, string>>;
}

/** Choose a printer, a material, a process; see what it takes; take the files. */
export const MakeForm = ({
  action,
  designUrl,
  hasSolids,
  parts = [],
  own,
  given,
  plate,
}: MakeFormProps) => (
  <form
    id="make"
    method="get"
    action={action}
    data-design-url={designUrl}
    data-builds-url="/api/v1/builds"
  >
    <div class="choices">
      <ProfileFields own={own} />
      <label>
        Orientation
        <select name="orient" id="orient">
          <option value="">as the design says</option>
          <option value="keep">as it is</option>
          <option value="auto">found for printing</option>
        </select>
      </label>
      <label hidden={areCounted(parts)}>
        Copies
        <input
          type="number"
          name="copies"
          id="copies"
          min="1"
          max="100"
          value={plate?.counts['copies'] ?? '1'}
          disabled={areCounted(parts)}
        />
      </label>
    </div>
    <fieldset id="parts" class="choices" hidden={!areCounted(parts)} disabled={!areCounted(parts)}>
      <legend>How many of each part</legend>
      {areCounted(parts) &&
        parts.map((name) => (
          <label>
            {name}
            <input
              type="number"
              name={`part.${name}`}
              min="0"
              max="1000"
              value={plate?.counts[`part.${name}`] ?? '1'}
            />
          </label>
        ))}
    </fieldset>
    <SettingsField />
    {Object.entries(given).map(([name, value]) => (
      <input type="hidden" name={`p.${name}`} value={value} data-parameter-value={name} />
    ))}
    <p id="make-estimate" class="estimate figures" aria-live="polite" />
    <ProgressRow name="make" />
    <div class="row downloads">
      {hasSolids && (
        <button type="submit" name="format" value="gcode" class="main">
          Download G-code
        </button>
      )}
      {(hasSolids ? SOLID_FORMATS : FLAT_FORMATS).map(([format, words]) => (
        <button type="submit" name="format" value={format}>
          {words}
        </button>
      ))}
      <button type="submit" name="format" value="zip">
        Everything as ZIP
      </button>
    </div>
    {plate !== undefined && hasSolids && <PlateButton plate={plate} />}
    <p class="help">
      {hasSolids
        ? 'G-code is for the chosen printer, the other files are for programs of yours. The ZIP has them all, with source and license.'
        : 'Files for a cutter or a drawing program. The ZIP has them all, with source and license.'}
    </p>
  </form>
);

/** With everything in the form, to the plate that the address knows, or the one remembered. */
const PlateButton = ({ plate: { design, query, at } }: { readonly plate: PlateFields }) => (
  <div class="row">
    <input type="hidden" name="plate" value={query} />
    {at !== '' && <input type="hidden" name="at" value={at} />}
    <button type="submit" formAction="/plate" name="add" value={design}>
      {at === '' ? 'Add to a plate' : 'Change it on the plate'}
    </button>
  </div>
);

const SOLID_FORMATS = [
  ['stl', 'STL'],
  ['3mf', '3MF'],
  ['obj', 'OBJ'],
  ['glb', 'GLB'],
] as const;

const FLAT_FORMATS = [
  ['svg', 'SVG'],
  ['dxf', 'DXF'],
] as const;

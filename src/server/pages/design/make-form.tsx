// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ProfileKind } from '../../../pipeline/fabricators/profile.ts';
import { PROFILES } from '../../../pipeline/fabricators/find-profile.ts';
import { areCounted } from '../../../pipeline/plate/are-counted.ts';

/** A profile that somebody may choose, built in or their own. */
export interface ProfileChoice {
  readonly kind: ProfileKind;
  readonly id: string;
  readonly title: string;
}

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
}

/** Choose a printer, a material, a process; see what it takes; take the files. */
export const MakeForm = ({
  action,
  designUrl,
  hasSolids,
  parts = [],
  own,
  given,
}: MakeFormProps) => (
  <form
    id="make"
    method="get"
    action={action}
    data-design-url={designUrl}
    data-builds-url="/api/v1/builds"
  >
    <div class="choices">
      {KINDS.map(([kind, words, standard]) => (
        <label>
          {words}
          <select name={kind} id={kind}>
            {own
              .filter((each) => each.kind === kind)
              .map(({ id, title }) => (
                <option value={id} data-own>
                  {title} (yours)
                </option>
              ))}
            {PROFILES[kind].map(({ id, title }) => (
              <option value={id} selected={id === standard}>
                {title}
              </option>
            ))}
          </select>
        </label>
      ))}
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
          value="1"
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
            <input type="number" name={`part.${name}`} min="0" max="1000" value="1" />
          </label>
        ))}
    </fieldset>
    <details class="overrides">
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
      />
      <p class="help" id="set-help">
        <a href="/settings">All settings</a>, with their units and limits.
      </p>
    </details>
    {Object.entries(given).map(([name, value]) => (
      <input type="hidden" name={`p.${name}`} value={value} data-parameter-value={name} />
    ))}
    <p id="make-estimate" class="estimate figures" aria-live="polite" />
    <div class="row">
      <progress id="make-progress" aria-label="Slicing" hidden />
      <button type="button" id="make-cancel" hidden>
        Cancel
      </button>
    </div>
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
    <p class="help">
      {hasSolids
        ? 'G-code is for the chosen printer, the other files are for programs of yours. The ZIP has them all, with source and license.'
        : 'Files for a cutter or a drawing program. The ZIP has them all, with source and license.'}
    </p>
  </form>
);

const KINDS = [
  ['printer', 'Printer', 'generic'],
  ['material', 'Material', 'pla'],
  ['process', 'Process', 'standard'],
] as const;

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

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Library } from '../../../designs/library/library.ts';
import { findVersion } from '../../../designs/library/find-version.ts';
import { parseReference } from '../../../designs/library/reference.ts';
import type { VersionRecord } from '../../../designs/library/version-record.ts';
import { changedValues } from '../../../designs/parameters/changed-values.ts';
import { toValues } from '../../../designs/parameters/to-values.ts';
import { error, type Problem } from '../../../shared/problem.ts';
import type { AddressedDesign } from './plate-address.ts';
import { parametersOf } from './plate-input.ts';

/** One design of a plate, as its page shows it. */
export interface PlacedDesign extends AddressedDesign {
  /** Absent: there is no such version, or it was taken down. */
  readonly record?: VersionRecord;
  /** Values that differ from the design's own: what they are called, and what they are. */
  readonly changed: readonly (readonly [string, string])[];
  readonly problems: readonly Problem[];
}

/** Looks up a design of a plate. Its Problems are in the answer: the others are shown all the same. */
export const placeDesign = async (
  addressed: AddressedDesign,
  library: Pick<Library, 'db'>,
): Promise<PlacedDesign> => {
  const reference = parseReference(addressed.design);
  const found = reference.ok ? await findVersion(library, reference.value) : reference;
  if (!found.ok) return { ...addressed, changed: [], problems: found.problems };
  const { record } = found.value;
  const values = toValues(record.schema, parametersOf(addressed.own));
  const changed = values.ok ? changedValues(record.schema, values.value) : {};
  return {
    ...addressed,
    record,
    changed: record.schema.flatMap(({ name, caption }) =>
      Object.hasOwn(changed, name) ? [[caption, String(changed[name])] as const] : [],
    ),
    problems: [
      ...found.problems,
      ...values.problems,
      ...(record.measures.solids === 0 ? [flat()] : []),
    ],
  };
};

const flat = (): Problem =>
  error('plate-not-solid', 'Expected solids for a plate, found a 2D result.', {
    hint: 'Take it off, and make its drawings on its own page.',
  });

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { findVersion } from '../../../designs/library/find-version.ts';
import type { Library } from '../../../designs/library/library.ts';
import { parseReference, versionName } from '../../../designs/library/reference.ts';
import type { VersionRecord } from '../../../designs/library/version-record.ts';
import { changedValues } from '../../../designs/parameters/changed-values.ts';
import { toValues } from '../../../designs/parameters/to-values.ts';
import type { Problem } from '../../../shared/problem.ts';
import {
  lastOf,
  ownOf,
  plateQuery,
  readPlate,
  readQuery,
  type AddressedDesign,
  type AddressedPlate,
  type Query,
} from './plate-address.ts';
import { parametersOf } from './plate-input.ts';

/**
 * The plate that a request means. A form that stands elsewhere gives the plate so far in one field,
 * `plate`, and in `add` the design that comes to it, with what is its own beside, or in the place
 * `at`. The same again adds to its copies. Problems: those of `parseReference` and `findVersion`, with
 * the plate as it was.
 */
export const changePlate = async (
  query: Query,
  library: Pick<Library, 'db'>,
): Promise<{ readonly plate: AddressedPlate; readonly problems: readonly Problem[] }> => {
  const before = readPlate(readQuery(lastOf(query['plate'])));
  const now = readPlate(query);
  const plate = {
    designs: [...before.designs, ...now.designs],
    // A design comes to the machine that the plate is for.
    machine: Object.keys(before.machine).length > 0 ? before.machine : now.machine,
  };
  const wanted = lastOf(query['add']);
  if (wanted === '') return { plate, problems: [] };
  const reference = parseReference(wanted);
  if (!reference.ok) return { plate, problems: reference.problems };
  const found = await findVersion(library, reference.value);
  if (!found.ok) return { plate, problems: found.problems };
  const { record } = found.value;
  const own = withoutDefaults(ownOf(query), record);
  const design = versionName(record);
  const at = Number(lastOf(query['at']) || 0) - 1;
  const there = plate.designs[at];
  const designs =
    there === undefined
      ? added(plate.designs, { design, own })
      : plate.designs.with(at, { design, own: { ...unasked(there, query), ...own } });
  return { plate: { ...plate, designs }, problems: [] };
};

/** What the form had no field for stays as it was. */
const unasked = ({ own }: AddressedDesign, query: Query) =>
  Object.fromEntries(
    ['copies', 'scale'].flatMap((name) =>
      own[name] === undefined || query[name] !== undefined ? [] : [[name, own[name]]],
    ),
  );

/** A form gives every parameter: those that have their own value anyway need not stand in the address. */
const withoutDefaults = (own: AddressedDesign['own'], { schema }: VersionRecord) => {
  const values = toValues(schema, parametersOf(own));
  if (!values.ok) return own;
  const changed = changedValues(schema, values.value);
  return Object.fromEntries(
    Object.entries(own).filter(
      ([name]) => !name.startsWith('p.') || Object.hasOwn(changed, name.slice('p.'.length)),
    ),
  );
};

const added = (
  designs: readonly AddressedDesign[],
  { design, own }: AddressedDesign,
): readonly AddressedDesign[] => {
  const same = designs.findIndex((each) => keyOf(each) === keyOf({ design, own }));
  if (same < 0) return [...designs, { design, own }];
  const copies = Number(designs[same]!.own['copies'] ?? 1) + Number(own['copies'] ?? 1);
  return designs.with(same, { design, own: { ...own, copies: String(copies) } });
};

/** Of a design but for how many of it there are. */
const keyOf = ({ design, own }: AddressedDesign): string =>
  plateQuery({ designs: [{ design, own: { ...own, copies: '' } }], machine: {} }).toString();

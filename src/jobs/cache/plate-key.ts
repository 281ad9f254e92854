// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ParameterSchema } from '../../designs/parameters/schema.ts';
import type { PlateRequest } from '../../pipeline/plate-designs.ts';
import { buildKey } from './build-key.ts';
import { keyOf } from './key-of.ts';

/**
 * What a plate is kept under, as `buildKey`: the keys of its entries in their order, and what stands in
 * every file as its recipe. `credits` are in the text beside the files.
 */
export const plateKey = (
  { name, entries, formats, fabricator }: PlateRequest,
  schemas: readonly ParameterSchema[],
  credits: unknown,
): string => {
  const { printer, material, process, overrides } = fabricator;
  const some = formats === undefined ? {} : { formats };
  return keyOf({
    plate: name,
    entries: entries.map((entry, i) => buildKey({ ...entry, ...some, fabricator }, schemas[i])),
    recipe: [printer.id, material.id, process.id, overrides],
    credits,
  });
};

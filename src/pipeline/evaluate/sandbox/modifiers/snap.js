// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import flatten from '@jscad/modeling/src/utils/flatten.js';
import stock from '@jscad/modeling/src/operations/modifiers/snap.stock.js';
import { lazySolid, sourceOf } from '../lazy-solid.js';

/** Solids of the kernel lie on its grid already. */
const snap = (...geometries) => {
  const all = flatten(geometries);
  if (!all.some((geometry) => sourceOf(geometry))) return stock(all);
  const results = all.map((geometry) => {
    const source = sourceOf(geometry);
    return source ? lazySolid(source, geometry.transforms) : stock(geometry);
  });
  return results.length === 1 ? results[0] : results;
};

export default snap;

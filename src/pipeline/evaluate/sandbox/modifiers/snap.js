// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import flatten from '@jscad/modeling/src/utils/flatten.js';
import stock from '@jscad/modeling/src/operations/modifiers/snap.stock.js';
import { isClean, lazySolid, sourceOf } from '../lazy-solid.js';

/** Solids of the kernel lie on its grid already. */
const snap = (...geometries) => {
  const all = flatten(geometries);
  if (!all.some(isClean)) return stock(all);
  const results = all.map((geometry) =>
    isClean(geometry) ? lazySolid(sourceOf(geometry), geometry.transforms) : stock(geometry),
  );
  return results.length === 1 ? results[0] : results;
};

export default snap;

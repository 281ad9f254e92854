// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import flatten from '@jscad/modeling/src/utils/flatten.js';
import geom3 from '@jscad/modeling/src/geometries/geom3/index.js';
import stock from '@jscad/modeling/src/operations/modifiers/generalize.stock.js';
import { isClean } from '../lazy-solid.js';

/** Solids of the kernel are snapped, simple and triangles already. */
const generalize = (options, ...geometries) => {
  const all = flatten(geometries);
  if (!all.some(isClean)) return stock(options, all);
  const results = all.map((geometry) =>
    isClean(geometry) ? geom3.clone(geometry) : stock(options, geometry),
  );
  return results.length === 1 ? results[0] : results;
};

export default generalize;

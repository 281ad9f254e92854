// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import flatten from '@jscad/modeling/src/utils/flatten.js';
import geom3 from '@jscad/modeling/src/geometries/geom3/index.js';
import stock from '@jscad/modeling/src/operations/minkowski/minkowskiSum.stock.js';
import { solidReferences } from '../kernel-solid.js';
import { kernelSolid } from '../lazy-solid.js';

/** Stock sums only a shell of a thick solid that is not convex; the kernel sums all of it. */
const minkowskiSum = (...geometries) => {
  const all = flatten(geometries);
  if (all.length !== 2 || !all.every((geometry) => geom3.isA(geometry))) return stock(all);
  const number = host.addSolids(solidReferences(all));
  if (number < 0) {
    throw new Error('minkowskiSum of two non-convex geometries is not yet supported');
  }
  return kernelSolid(number);
};

export default minkowskiSum;

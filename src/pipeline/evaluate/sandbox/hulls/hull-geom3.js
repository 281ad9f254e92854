// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import flatten from '@jscad/modeling/src/utils/flatten.js';
import stock from '@jscad/modeling/src/operations/hulls/hullGeom3.stock.js';
import { solidReferences } from '../kernel-solid.js';
import { kernelSolid } from '../lazy-solid.js';

/** Corners that lie in a plane are left to stock. */
const hullGeom3 = (...geometries) => {
  const all = flatten(geometries);
  const number = host.hullSolids(solidReferences(all));
  return number < 0 ? stock(all) : kernelSolid(number);
};

export default hullGeom3;

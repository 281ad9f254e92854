// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import stock from '@jscad/modeling/src/geometries/geom3/fromPointsConvex.stock.js';
import { solidReferences } from '../kernel-solid.js';
import { lazySolid } from '../lazy-solid.js';

/** The hull of points, by the kernel; odd points, and those in a plane, are left to stock. */
const fromPointsConvex = (points) => {
  if (!Array.isArray(points) || points.length < 4) return stock(points);
  const packed = new Float64Array(points.flatMap(([x, y, z]) => [x, y, z]));
  if (!packed.every(Number.isFinite)) return stock(points);
  const number = host.sendPolygons(packed.buffer, new Uint32Array([points.length]).buffer);
  const hull = host.hullSolids(solidReferences([lazySolid({ number })]));
  return hull < 0 ? stock(points) : lazySolid({ number: hull, clean: true });
};

export default fromPointsConvex;

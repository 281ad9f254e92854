// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import mat4 from '@jscad/modeling/src/maths/mat4/index.js';
import stock from '@jscad/modeling/src/geometries/geom3/fromPointsConvex.stock.js';
import { lazySolid } from '../lazy-solid.js';

const IDENTITY = mat4.create();
const NO_COLOR = [-1, -1, -1, -1];

/** The hull of points, by the kernel; odd points, and those in a plane, are left to stock. */
const fromPointsConvex = (points) => {
  if (!Array.isArray(points) || points.length < 4) return stock(points);
  const packed = new Float64Array(points.flatMap(([x, y, z]) => [x, y, z]));
  if (!packed.every(Number.isFinite)) return stock(points);
  const number = host.sendPolygons(packed.buffer, new Uint32Array([points.length]).buffer);
  const reference = new Float64Array([number, ...IDENTITY, ...NO_COLOR]);
  const hull = host.hullSolids(reference.buffer);
  return hull < 0 ? stock(points) : lazySolid({ number: hull, clean: true });
};

export default fromPointsConvex;

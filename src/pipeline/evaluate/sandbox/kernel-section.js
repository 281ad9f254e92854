// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import geom2 from '@jscad/modeling/src/geometries/geom2/index.js';
import { packSides, unpackSides } from './pack.js';

/** `union`, `subtract` or `intersect` of 2D geometries in one call of the kernel. */
export const combineSections = (operation, geometries) => {
  const all = geometries.map((geometry) => packSides(geom2.toSides(geometry)));
  const counts = new Uint32Array(all.map(({ length }) => length));
  const joined = new Float64Array(counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const sides of all) {
    joined.set(sides, at);
    at += sides.length;
  }
  return geom2.create(unpackSides(host.combineSections(operation, joined.buffer, counts.buffer)));
};

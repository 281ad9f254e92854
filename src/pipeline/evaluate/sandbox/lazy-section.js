// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import mat4 from '@jscad/modeling/src/maths/mat4/index.js';
import { lazyObject, lazySourceOf } from './lazy-geometry.js';
import { packSides, unpackSides } from './pack.js';

/** A geom2 whose sides are packed as in pack.js; `like` has further properties. */
export const lazySection = (packed, transforms = mat4.create(), like = undefined) =>
  lazyObject('sides', packed, unpackSides, transforms, like);

/** The packed sides of a geom2 that nobody looked into. */
export const packedSidesOf = (geometry) => lazySourceOf(geometry, 'sides');

/** The sides of any geom2, packed; its `transforms` are still to be applied. */
export const sidesBeforeTransforms = (geometry) =>
  packedSidesOf(geometry) ?? packSides(geometry.sides);

/** Buffers of several geom2 for the host: sides, how many numbers each has, 16 of each matrix. */
export const packSections = (geometries) => {
  const all = geometries.map(sidesBeforeTransforms);
  const counts = new Uint32Array(all.map(({ length }) => length));
  const sides = new Float64Array(counts.reduce((sum, count) => sum + count, 0));
  const matrices = new Float64Array(16 * all.length);
  let at = 0;
  all.forEach((each, i) => {
    sides.set(each, at);
    at += each.length;
    matrices.set(geometries[i].transforms, 16 * i);
  });
  return { sides: sides.buffer, counts: counts.buffer, matrices: matrices.buffer };
};

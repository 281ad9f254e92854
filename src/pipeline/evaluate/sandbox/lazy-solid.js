// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import mat4 from '@jscad/modeling/src/maths/mat4/index.js';
import { lazyObject, lazySourceOf } from './lazy-geometry.js';
import { unpackPolygons } from './pack.js';

/**
 * A geom3 whose polygons the host has under the `number` of its source; `clean` says that it comes
 * from the kernel: triangles, snapped, none in vain.
 * `like` has further properties, such as those of the geometry it is a copy of.
 */
export const lazySolid = (source, transforms = mat4.create(), like = undefined) =>
  lazyObject('polygons', source, polygonsOf, transforms, like);

const polygonsOf = (source) => unpackPolygons(host.polygonsOf(source.number));

/** A solid of the kernel under its number, as stock's operations would mark it. */
export const kernelSolid = (number) =>
  lazySolid({ number, clean: true }, mat4.create(), { isRetesselated: true });

/** The source of a geom3 that nobody looked into. */
export const sourceOf = (geometry) => lazySourceOf(geometry, 'polygons');

/** Whether the kernel made it, and nobody looked into it. */
export const isClean = (geometry) => sourceOf(geometry)?.clean === true;

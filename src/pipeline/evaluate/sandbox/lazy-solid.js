// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import mat4 from '@jscad/modeling/src/maths/mat4/index.js';
import { unpackPolygons, unpackTriangles } from './pack.js';

/**
 * Solids as geom3 whose `polygons` is made when somebody looks at it. From then on the polygons are
 * the truth, for whoever has them may change them, and the source is let go. A source `{ number }`
 * is a solid of the kernel, `{ make }` one that is made when first needed, `{ points, counts }`
 * polygons packed as in pack.js; transformed copies share it.
 */
const sources = new WeakMap();

/** A geom3 around a source, with further properties of `like`. */
export const lazySolid = (source, transforms = mat4.create(), like = { isRetesselated: true }) => {
  const geometry = {};
  const settle = (polygons) => {
    sources.delete(geometry);
    Object.defineProperty(geometry, 'polygons', {
      value: polygons,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  };
  Object.defineProperty(geometry, 'polygons', {
    enumerable: true,
    configurable: true,
    get: () => {
      settle(
        source.points
          ? unpackPolygons(source)
          : unpackTriangles(host.trianglesOf(numberOf(source))),
      );
      return geometry.polygons;
    },
    set: settle,
  });
  geometry.transforms = transforms;
  for (const key of Object.keys(like)) {
    if (key !== 'polygons' && key !== 'transforms') geometry[key] = like[key];
  }
  sources.set(geometry, source);
  return geometry;
};

/** Where this geometry's polygons are, or undefined once they are the truth themselves. */
export const anySourceOf = (geometry) => sources.get(geometry);

/** The kernel's solid of this geometry, if that is what it is. */
export const sourceOf = (geometry) => {
  const source = sources.get(geometry);
  return source?.points ? undefined : source;
};

/** A geom3 of packed polygons, as geom3.create would make it of the same ones. */
export const packedSolid = (points, counts) =>
  lazySolid({ points, counts, mesh: undefined }, mat4.create(), {});

/** The host's number for packed polygons. */
export const meshOf = (source) => {
  source.mesh ??= host.sendPolygons(source.points.buffer, source.counts.buffer);
  return source.mesh;
};

/** The kernel's number for a source. */
export const numberOf = (source) => {
  if (source.number === undefined) source.number = source.make();
  return source.number;
};

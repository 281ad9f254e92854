// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import mat4 from '@jscad/modeling/src/maths/mat4/index.js';
import { unpackTriangles } from './pack.js';

/**
 * Solids of the kernel as geom3: `polygons` is fetched when somebody looks at it. From then on the
 * polygons are the truth, for whoever has them may change them, and the kernel's solid is let go.
 * A source `{ number }` is a solid that exists, `{ make }` one that is made when first needed;
 * transformed copies share it.
 */
const sources = new WeakMap();

/** A geom3 around a kernel solid, with further properties of `like`. */
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
      settle(unpackTriangles(host.trianglesOf(numberOf(source))));
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

/** Where this geometry's triangles are, or undefined once its polygons are the truth. */
export const sourceOf = (geometry) => sources.get(geometry);

/** The kernel's number for a source. */
export const numberOf = (source) => {
  if (source.number === undefined) source.number = source.make();
  return source.number;
};

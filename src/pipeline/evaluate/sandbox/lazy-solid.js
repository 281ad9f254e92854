// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import mat4 from '@jscad/modeling/src/maths/mat4/index.js';
import { unpackTriangles } from './pack.js';

/**
 * Solids of the kernel as geom3: `polygons` is fetched when somebody looks at it. From then on the
 * polygons are the truth, for whoever has them may change them, and the handle is let go.
 */
const handles = new WeakMap();

/** A geom3 around kernel solid `handle`, with further properties of `like`. */
export const lazySolid = (handle, transforms = mat4.create(), like) => {
  const geometry = {};
  const settle = (polygons) => {
    handles.delete(geometry);
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
      settle(unpackTriangles(host.trianglesOf(handle)));
      return geometry.polygons;
    },
    set: settle,
  });
  geometry.transforms = transforms;
  if (like) {
    for (const key of Object.keys(like)) {
      if (key !== 'polygons' && key !== 'transforms') geometry[key] = like[key];
    }
  } else {
    geometry.isRetesselated = true;
  }
  handles.set(geometry, handle);
  return geometry;
};

/** The kernel's number for this geometry, or undefined once its polygons are the truth. */
export const handleOf = (geometry) => handles.get(geometry);

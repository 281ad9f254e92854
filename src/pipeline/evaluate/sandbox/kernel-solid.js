// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import { kernelSolid, sourceOf } from './lazy-solid.js';
import { packPolygons } from './pack.js';

/** Numbers of a reference, all that the host needs to find a solid: its own, 16 of its matrix, r g b a or −1. */
export const REFERENCE = 21;

const NO_PLACE = new Array(16).fill(NaN);

export const writeReference = (references, at, geometry) => {
  const { transforms, color } = geometry;
  const painted = Array.isArray(color) && color.length >= 3;
  references[at] = numberOfGeometry(geometry);
  references.set(transforms.length === 16 ? transforms : NO_PLACE, at + 1);
  for (let k = 0; k < 4; k++) {
    references[at + 17 + k] = !painted ? -1 : k < color.length ? Number(color[k]) : 1;
  }
};

/** References of all geometries, one after another, as the host takes them. */
export const solidReferences = (geometries) => {
  const references = new Float64Array(REFERENCE * geometries.length);
  geometries.forEach((geometry, i) => writeReference(references, REFERENCE * i, geometry));
  return references.buffer;
};

/** Polygons are sent anew each time: a design may have changed them since. */
const numberOfGeometry = (geometry) => {
  const source = sourceOf(geometry);
  if (source) return source.number;
  const { points, counts, colors } = packPolygons(geometry.polygons);
  return host.sendPolygons(points.buffer, counts.buffer, colors && colors.buffer);
};

/** `union`, `subtract` or `intersect` of all geometries in one call of the kernel. */
export const combineSolids = (operation, geometries) => {
  const references = solidReferences(geometries);
  const names = geometries.map(({ name }) => (typeof name === 'string' ? name : ''));
  return kernelSolid(host.combineSolids(operation, references, JSON.stringify(names)));
};

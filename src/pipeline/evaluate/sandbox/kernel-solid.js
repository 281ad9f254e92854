// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import { handleOf, lazySolid } from './lazy-solid.js';
import { packPolygons } from './pack.js';

/** Polygon lists that were sent over already: transformed copies of a geom3 share theirs. */
const sent = new WeakMap();

/** What the host needs to find a solid again: [is it a handle, number, …16 of the matrix]. */
export const solidReference = (geometry) => {
  const handle = handleOf(geometry);
  if (handle !== undefined) return [1, handle, ...geometry.transforms];
  const { polygons } = geometry;
  let known = sent.get(polygons);
  if (!known || known.length !== polygons.length) {
    const { points, counts, colors } = packPolygons(polygons);
    const mesh = host.sendPolygons(points.buffer, counts.buffer, colors && colors.buffer);
    known = { mesh, length: polygons.length };
    sent.set(polygons, known);
  }
  return [0, known.mesh, ...geometry.transforms];
};

/** `union`, `subtract` or `intersect` of all geometries in one call of the kernel. */
export const combineSolids = (operation, geometries) => {
  const references = new Float64Array(18 * geometries.length);
  geometries.forEach((geometry, i) => references.set(solidReference(geometry), 18 * i));
  const names = geometries.map(({ name }) => (typeof name === 'string' ? name : ''));
  return lazySolid(host.combineSolids(operation, references.buffer, JSON.stringify(names)));
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import { kernelSolid, sourceOf } from './lazy-solid.js';
import { packPolygons } from './pack.js';

const NO_COLOR = [-1, -1, -1, -1];

/** What the host needs to find a solid again: [number, …16 of the matrix, …r g b a or −1]. */
export const solidReference = (geometry) => [
  numberOfGeometry(geometry),
  ...geometry.transforms,
  ...colorOf(geometry),
];

/** References of all geometries, one after another, as the host takes them. */
export const solidReferences = (geometries) => {
  const references = new Float64Array(21 * geometries.length);
  geometries.forEach((geometry, i) => references.set(solidReference(geometry), 21 * i));
  return references.buffer;
};

/** Polygons are sent anew each time: a design may have changed them since. */
const numberOfGeometry = (geometry) => {
  const source = sourceOf(geometry);
  if (source) return source.number;
  const { points, counts, colors } = packPolygons(geometry.polygons);
  return host.sendPolygons(points.buffer, counts.buffer, colors && colors.buffer);
};

const colorOf = ({ color }) => {
  if (!Array.isArray(color) || color.length < 3) return NO_COLOR;
  return [0, 1, 2, 3].map((k) => (k < color.length ? Number(color[k]) : 1));
};

/** `union`, `subtract` or `intersect` of all geometries in one call of the kernel. */
export const combineSolids = (operation, geometries) => {
  const references = solidReferences(geometries);
  const names = geometries.map(({ name }) => (typeof name === 'string' ? name : ''));
  return kernelSolid(host.combineSolids(operation, references, JSON.stringify(names)));
};

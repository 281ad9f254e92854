// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import mat4 from '@jscad/modeling/src/maths/mat4/index.js';
import { kernelSolid, lazySolid, numberOf, sourceOf } from './lazy-solid.js';
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
  if (source) return numberOf(source);
  const { points, counts, colors } = packPolygons(geometry.polygons);
  return host.sendPolygons(points.buffer, counts.buffer, colors && colors.buffer);
};

const colorOf = ({ color }) => {
  if (!Array.isArray(color) || color.length < 3) return NO_COLOR;
  return [0, 1, 2, 3].map((k) => (k < color.length ? Number(color[k]) : 1));
};

/** `union`, `subtract` or `intersect` of all geometries in one call of the kernel. */
export const combineSolids = (operation, geometries) => kernelSolid(combine(operation, geometries));

const combine = (operation, geometries) => {
  const references = solidReferences(geometries);
  const names = geometries.map(({ name }) => (typeof name === 'string' ? name : ''));
  return host.combineSolids(operation, references, JSON.stringify(names));
};

/** What a union still to be made is made of, until somebody needs it. */
const pending = new WeakMap();

/**
 * The union of two geometries, made when first needed: a chain of them (as sums build it, one piece
 * at a time) becomes one call of the kernel.
 */
export const uniteLater = (first, second) => {
  const source = {
    clean: true,
    make: () => {
      const parts = partsOf(source);
      pending.delete(source);
      return combine('union', parts);
    },
  };
  pending.set(source, { first, second });
  return lazySolid(source, mat4.create(), { isRetesselated: true });
};

const partsOf = (source) => {
  const parts = [];
  for (let at = source; at;) {
    const { first, second } = pending.get(at);
    parts.push(second);
    const next = sourceOf(first);
    at = next && pending.has(next) && mat4.isIdentity(first.transforms) ? next : undefined;
    if (!at) parts.push(first);
  }
  return parts.reverse();
};

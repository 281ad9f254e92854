// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import mat4 from '@jscad/modeling/src/maths/mat4/index.js';
import { anySourceOf, lazySolid, meshOf, numberOf, sourceOf } from './lazy-solid.js';
import { packPolygons } from './pack.js';

/** Polygon lists that were sent over already: transformed copies of a geom3 share theirs. */
const sent = new WeakMap();

/** What the host needs to find a solid again: [from the kernel?, number, …16 of the matrix]. */
export const solidReference = (geometry) => {
  const source = anySourceOf(geometry);
  if (source?.points) return [0, meshOf(source), ...geometry.transforms];
  if (source) return [1, numberOf(source), ...geometry.transforms];
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
export const combineSolids = (operation, geometries) =>
  lazySolid({ number: combine(operation, geometries) });

/** The solid that the kernel has under a number. */
export const solidNumber = (number) => lazySolid({ number });

/** References of all geometries, one after another, as the host takes them. */
export const solidReferences = (geometries) => {
  const references = new Float64Array(18 * geometries.length);
  geometries.forEach((geometry, i) => references.set(solidReference(geometry), 18 * i));
  return references.buffer;
};

const combine = (operation, geometries) => {
  const references = solidReferences(geometries);
  const names = geometries.map(({ name }) => (typeof name === 'string' ? name : ''));
  return host.combineSolids(operation, references, JSON.stringify(names));
};

/** What a union still to be made is made of, until somebody needs it. */
const pending = new WeakMap();

/**
 * The union of two geometries, made when first needed: a chain of them (as offsets and sums build
 * it, one piece at a time) becomes one call of the kernel.
 */
export const uniteLater = (first, second) => {
  const source = {
    make: () => {
      const parts = partsOf(source);
      pending.delete(source);
      return combine('union', parts);
    },
  };
  pending.set(source, { first, second });
  return lazySolid(source);
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

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import stock from '@jscad/modeling/src/operations/extrusions/extrudeFromSlices.stock.js';
import geom2 from '@jscad/modeling/src/geometries/geom2/index.js';
import poly3 from '@jscad/modeling/src/geometries/poly3/index.js';
import mat4 from '@jscad/modeling/src/maths/mat4/index.js';
import slice from '@jscad/modeling/src/operations/extrusions/slice/index.js';
import repairSlice from '@jscad/modeling/src/operations/extrusions/slice/repair.js';
import { lazySolid } from '../lazy-solid.js';
import { packEdges } from '../pack.js';
import { copiedFrom } from '../slices/lazy-slice.js';

/** Asks the callback for its slices as stock does; walls and caps are the host's to make. */
const extrudeFromSlices = (options, base) => {
  const defaults = {
    numberOfSlices: 2,
    capStart: true,
    capEnd: true,
    close: false,
    repair: true,
    callback: defaultCallback,
  };
  const { numberOfSlices, capStart, capEnd, close, repair, callback } = { ...defaults, ...options };
  if (numberOfSlices < 2) throw new Error('numberOfSlices must be 2 or more');
  const start = repair ? repaired(base) : base;

  const slices = [];
  let first;
  let last;
  for (let s = 0; s < numberOfSlices; s++) {
    const made = callback(s / (numberOfSlices - 1), s, start);
    if (!made) continue;
    if (!slice.isA(made)) throw new Error('the callback function must return slice objects');
    const copied = copiedFrom(made);
    if (copied.edges.length === 0) {
      throw new Error('the callback function must return slices with one or more edges');
    }
    slices.push(copied);
    if (s === 0) first = made;
    if (s === numberOfSlices - 1) last = made;
  }
  if (capEnd && !last) slice.toPolygons(null);
  if (capStart && !first) slice.toPolygons(null);
  // Stock closes a ring by its first and last slices, and with fewer than two there is nothing to join.
  const isPlain = slices.length > 1 && (capStart || capEnd || !close || (first && last));
  if (!isPlain) return stock(options, base);
  return joined(slices, (capStart ? 1 : 0) + (capEnd ? 2 : 0) + (close ? 4 : 0));
};

const defaultCallback = (progress, index, base) => {
  let baseSlice = null;
  if (geom2.isA(base)) baseSlice = slice.fromSides(geom2.toSides(base));
  if (poly3.isA(base)) baseSlice = slice.fromPoints(poly3.toPoints(base));
  return progress === 0 || progress === 1
    ? slice.transform(mat4.fromTranslation(mat4.create(), [0, 0, progress]), baseSlice)
    : null;
};

/** Stock repairs only slices, and leaves one without gaps as it is. */
const repaired = (base) => {
  const isSlice = base && typeof base === 'object' && slice.isA(base);
  return isSlice && isSound(base.edges) ? base : repairSlice(base);
};

const isSound = (edges) => {
  const packed = edges.length > 0 && packEdges(edges);
  return packed && host.isOutlineSound(packed.buffer) === 1;
};

/** Slices that are copies of the same edges share them. */
const joined = (slices, ends) => {
  const bases = new Map();
  for (const { edges } of slices) {
    if (!bases.has(edges)) bases.set(edges, { number: bases.size, packed: packEdges(edges) });
  }
  const all = [...bases.values()].map(({ packed }) => packed);
  const counts = new Uint32Array(all.map(({ length }) => length));
  const joinedEdges = new Float64Array(counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const packed of all) {
    joinedEdges.set(packed, at);
    at += packed.length;
  }
  const places = new Float64Array(17 * slices.length);
  slices.forEach(({ edges, matrix }, i) => {
    places[17 * i] = bases.get(edges).number;
    places.set(matrix, 17 * i + 1);
  });
  const number = host.extrudeSlices(joinedEdges.buffer, counts.buffer, places.buffer, ends);
  return lazySolid({ number });
};

export default extrudeFromSlices;

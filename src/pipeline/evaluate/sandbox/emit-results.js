// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import geom2 from '@jscad/modeling/src/geometries/geom2/index.js';
import geom3 from '@jscad/modeling/src/geometries/geom3/index.js';
import path2 from '@jscad/modeling/src/geometries/path2/index.js';
import { REFERENCE, writeReference } from './kernel-solid.js';
import { sidesBeforeTransforms } from './lazy-section.js';

const MAX_DEPTH = 64;

/** How many solids go over in one call: a call costs as much as making a label. */
const MOST_WAITING = 64;

/** Hands everything that `main` returned to the host, in order; keys of objects become names. */
const emitResults = (result) => {
  const solids = { names: [], references: new Float64Array(REFERENCE * MOST_WAITING) };
  emit(solids, result, '', 0);
  emitWaiting(solids);
};

const emit = (solids, value, name, depth) => {
  if (value === null || value === undefined || value === false) return;
  if (depth > MAX_DEPTH) throw new Error(`main returned a result nested deeper than ${MAX_DEPTH}`);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) emit(solids, value[i], name, depth + 1);
  } else if (geom3.isA(value)) emitSolid(solids, value, name);
  else {
    emitWaiting(solids);
    if (typeof value !== 'object') host.emitUnknown(typeof value, name);
    else if (geom2.isA(value)) emitSection(value, name);
    else if (path2.isA(value)) emitPath(value, name);
    else emitFields(solids, value, name, depth);
  }
};

const emitFields = (solids, value, name, depth) => {
  const keys = Object.keys(value);
  if (keys.length === 0) host.emitUnknown('object', name);
  for (const key of keys) {
    emit(solids, value[key], name === '' ? key : `${name}-${key}`, depth + 1);
  }
};

const emitSolid = (solids, geometry, name) => {
  const { names, references } = solids;
  writeReference(references, REFERENCE * names.length, geometry);
  names.push(nameOf(geometry, name));
  if (names.length === MOST_WAITING) emitWaiting(solids);
};

const emitWaiting = ({ names, references }) => {
  if (names.length === 0) return;
  const all = references.slice(0, REFERENCE * names.length);
  host.emitSolids(JSON.stringify(names.splice(0)), all.buffer);
};

const emitSection = (geometry, name) => {
  const matrix = new Float64Array(geometry.transforms);
  const sides = sidesBeforeTransforms(geometry);
  host.emitSection(label(geometry, name), sides.slice().buffer, matrix.buffer);
};

const emitPath = (geometry, name) => {
  const points = new Float64Array(path2.toPoints(geometry).flatMap(([x, y]) => [x, y]));
  host.emitPath(label(geometry, name), points.buffer, geometry.isClosed ? 1 : 0);
};

const label = (geometry, key) => {
  const { color } = geometry;
  return JSON.stringify({
    name: nameOf(geometry, key),
    color: Array.isArray(color) ? color.map(Number) : undefined,
  });
};

const nameOf = ({ name }, key) => (typeof name === 'string' && name !== '' ? name : key);

export default emitResults;

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */
import geom2 from '@jscad/modeling/src/geometries/geom2/index.js';
import geom3 from '@jscad/modeling/src/geometries/geom3/index.js';
import path2 from '@jscad/modeling/src/geometries/path2/index.js';
import { solidReference } from './kernel-solid.js';
import { sidesBeforeTransforms } from './lazy-section.js';

const MAX_DEPTH = 64;

/** Hands everything that `main` returned to the host, in order; keys of objects become names. */
const emitResults = (value, name = '', depth = 0) => {
  if (value === null || value === undefined || value === false) return;
  if (depth > MAX_DEPTH) throw new Error(`main returned a result nested deeper than ${MAX_DEPTH}`);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) emitResults(value[i], name, depth + 1);
  } else if (typeof value !== 'object') {
    host.emitUnknown(typeof value, name);
  } else if (geom3.isA(value)) emitSolid(value, name);
  else if (geom2.isA(value)) emitSection(value, name);
  else if (path2.isA(value)) emitPath(value, name);
  else emitFields(value, name, depth);
};

const emitFields = (value, name, depth) => {
  const keys = Object.keys(value);
  if (keys.length === 0) host.emitUnknown('object', name);
  for (const key of keys) {
    emitResults(value[key], name === '' ? key : `${name}-${key}`, depth + 1);
  }
};

const emitSolid = (geometry, name) =>
  host.emitSolid(label(geometry, name), new Float64Array(solidReference(geometry)).buffer);

const emitSection = (geometry, name) => {
  const matrix = new Float64Array(geometry.transforms);
  const sides = sidesBeforeTransforms(geometry);
  host.emitSection(label(geometry, name), sides.slice().buffer, matrix.buffer);
};

const emitPath = (geometry, name) => {
  const points = new Float64Array(path2.toPoints(geometry).flatMap(([x, y]) => [x, y]));
  host.emitPath(label(geometry, name), points.buffer, geometry.isClosed ? 1 : 0);
};

const label = ({ name, color }, key) =>
  JSON.stringify({
    name: typeof name === 'string' && name !== '' ? name : key,
    color: Array.isArray(color) ? color.map(Number) : undefined,
  });

export default emitResults;

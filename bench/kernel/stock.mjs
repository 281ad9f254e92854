// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Evaluates designs with stock @jscad/modeling in plain Node. As a child with a channel it answers
 * `{ path, values }` with `{ ms, volume }`, the library warm; called with a path, the values as
 * JSON and a target, it writes one binary STL and ends.
 */

import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const { geometries, measurements } = require('@jscad/modeling');

/** Loads a design as CommonJS whatever its folder says, and makes all of its polygons. */
const evaluate = (path, values) => {
  const design = new Module(path);
  design.filename = path;
  design.paths = [
    ...Module._nodeModulePaths(dirname(path)),
    ...Module._nodeModulePaths(dirname(import.meta.filename)),
  ];
  design._compile(readFileSync(path, 'utf8'), path);
  const solids = geometriesIn(design.exports.main(values)).filter(geometries.geom3.isA);
  for (const solid of solids) geometries.geom3.toPolygons(solid);
  return solids;
};

/** Results may be lists of lists, and objects whose keys name parts. */
const geometriesIn = (result) => {
  if (Array.isArray(result)) return result.flatMap(geometriesIn);
  const isGeometry = result.polygons || result.sides || result.points;
  return isGeometry ? [result] : Object.values(result).flatMap(geometriesIn);
};

const [path, json, target] = process.argv.slice(2);
if (path) {
  const { serialize } = require('@jscad/stl-serializer');
  const parts = serialize({ binary: true }, ...evaluate(path, JSON.parse(json)));
  writeFileSync(target, Buffer.concat(parts.map((part) => Buffer.from(part))));
} else {
  process.on('message', ({ path, values }) => {
    try {
      const start = performance.now();
      const solids = evaluate(path, values);
      const ms = performance.now() - start;
      const volumes = solids.map((solid) => measurements.measureVolume(solid));
      process.send({ ms, volume: volumes.reduce((sum, volume) => sum + volume, 0) });
    } catch (thrown) {
      process.send({ failed: thrown.message });
    }
  });
}

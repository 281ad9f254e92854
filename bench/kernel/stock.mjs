// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * A child with a channel that evaluates designs with stock @jscad/modeling in plain Node, the
 * library warm: answers `{ path, values }` with `{ ms, volume, booleans }`, the last being how many
 * operations on solids it asked for.
 */

import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { transform } from 'sucrase';

const require = createRequire(import.meta.url);
const modeling = require('@jscad/modeling');
const { geometries, measurements } = modeling;

let booleans = 0;
for (const name of ['union', 'subtract', 'intersect', 'scission']) {
  const call = modeling.booleans[name];
  modeling.booleans[name] = (...args) => {
    if (args.flat(Infinity).some((each) => geometries.geom3.isA(each))) booleans++;
    return call(...args);
  };
}

for (const extension of ['.ts', '.js', '.mjs']) {
  Module._extensions[extension] = (module, path) => {
    const source = readFileSync(path, 'utf8');
    const isModule = extension === '.ts' || /^\s*(?:import|export)\b/m.test(source);
    const transforms = extension === '.ts' ? ['typescript', 'imports'] : ['imports'];
    module._compile(isModule ? transform(source, { transforms }).code : source, path);
  };
}

/** Loads a design anew and makes all of its polygons. */
const evaluate = async (path, values) => {
  const own = dirname(path);
  for (const key of Object.keys(require.cache)) {
    if (key.startsWith(own)) Reflect.deleteProperty(require.cache, key);
  }
  const exports = createRequire(path)(path);
  const { main } = exports.main ? exports : (exports.default ?? exports);
  const call = main ?? (typeof exports === 'function' ? exports : exports.default);
  const solids = geometriesIn(await call(values)).filter(geometries.geom3.isA);
  for (const solid of solids) geometries.geom3.toPolygons(solid);
  return solids;
};

/** Results may be lists of lists, and objects whose keys name parts. */
const geometriesIn = (result) => {
  if (Array.isArray(result)) return result.flatMap(geometriesIn);
  if (typeof result !== 'object' || result === null) return [];
  const isGeometry = result.polygons || result.sides || result.points;
  return isGeometry ? [result] : Object.values(result).flatMap(geometriesIn);
};

process.on('message', async ({ path, values }) => {
  try {
    booleans = 0;
    const start = performance.now();
    const solids = await evaluate(path, values);
    const ms = performance.now() - start;
    const volumes = solids.map((solid) => measurements.measureVolume(solid));
    process.send({ ms, booleans, volume: volumes.reduce((sum, volume) => sum + volume, 0) });
  } catch (thrown) {
    process.send({ failed: String(thrown?.message ?? thrown) });
  }
});

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Writes two files into src/pipeline/evaluate. library.generated.ts: the CommonJS modules that design code may
 * require inside the sandbox, as minified text by path. `@jscad/modeling` file by file, so that
 * deep requires share one instance; its heavy modules replaced by those of
 * src/pipeline/evaluate/sandbox/; the importers of foreign formats one bundle each.
 * stock.generated.ts: functions of @jscad/modeling from numbers to numbers that the host runs for
 * designs, with the deterministic math of src/shared in place of the engine's.
 */

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transformSync } from 'esbuild';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SANDBOX = join(ROOT, 'src/pipeline/evaluate/sandbox');
const TARGET = join(ROOT, 'src/pipeline/evaluate/library.generated.ts');
const STOCK_TARGET = join(ROOT, 'src/pipeline/evaluate/stock.generated.ts');
// REUSE-IgnoreStart
const HEADER = `// SPDX-FileCopyrightText: 2026 fabcommons contributors, and the JSCAD Organization for @jscad/* (MIT)
// SPDX-License-Identifier: AGPL-3.0-or-later AND MIT
// Written by scripts/generate-library.mjs: change that, not this.
`;
// REUSE-IgnoreEnd

/**
 * Modules of @jscad/modeling/src that the sandbox replaces: path → our module. The stock module
 * stays beside it as NAME.stock.js, for what ours leaves to it.
 */
const REPLACED = {
  'geometries/geom2/clone.js': 'geom2/clone.js',
  'geometries/geom2/isA.js': 'geom2/is-a.js',
  'geometries/geom2/transform.js': 'geom2/transform.js',
  'geometries/geom3/applyTransforms.js': 'geom3/apply-transforms.js',
  'geometries/geom3/clone.js': 'geom3/clone.js',
  'geometries/geom3/fromPointsConvex.js': 'geom3/from-points-convex.js',
  'geometries/geom3/isA.js': 'geom3/is-a.js',
  'geometries/geom3/transform.js': 'geom3/transform.js',
  'measurements/measureArea.js': 'measurements/measure-area.js',
  'measurements/measureBoundingBox.js': 'measurements/measure-bounding-box.js',
  'measurements/measureCenterOfMass.js': 'measurements/measure-center-of-mass.js',
  'measurements/measureVolume.js': 'measurements/measure-volume.js',
  'operations/booleans/intersectGeom2.js': 'booleans/intersect-geom2.js',
  'operations/booleans/intersectGeom3.js': 'booleans/intersect-geom3.js',
  'operations/booleans/scissionGeom3.js': 'booleans/scission-geom3.js',
  'operations/booleans/subtractGeom2.js': 'booleans/subtract-geom2.js',
  'operations/booleans/subtractGeom3.js': 'booleans/subtract-geom3.js',
  'operations/booleans/unionGeom2.js': 'booleans/union-geom2.js',
  'operations/booleans/unionGeom3.js': 'booleans/union-geom3.js',
  'operations/booleans/unionGeom3Sub.js': 'booleans/union-geom3-sub.js',
  'operations/expansions/expandGeom2.js': 'expansions/expand-geom2.js',
  'operations/expansions/expandPath2.js': 'expansions/expand-path2.js',
  'operations/expansions/expandShell.js': 'expansions/expand-shell.js',
  'operations/expansions/offsetFromPoints.js': 'expansions/offset-from-points.js',
  'operations/expansions/offsetGeom2.js': 'expansions/offset-geom2.js',
  'operations/extrusions/extrudeFromSlices.js': 'extrusions/extrude-from-slices.js',
  'operations/extrusions/extrudeLinearGeom2.js': 'extrusions/extrude-linear-geom2.js',
  'operations/extrusions/project.js': 'extrusions/project.js',
  'operations/extrusions/slice/isA.js': 'slices/is-a.js',
  'operations/extrusions/slice/transform.js': 'slices/transform.js',
  'operations/hulls/hullGeom2.js': 'hulls/hull-geom2.js',
  'operations/hulls/hullGeom3.js': 'hulls/hull-geom3.js',
  'operations/minkowski/minkowskiSum.js': 'minkowski/minkowski-sum.js',
  'operations/modifiers/generalize.js': 'modifiers/generalize.js',
  'operations/modifiers/snap.js': 'modifiers/snap.js',
  'primitives/cuboid.js': 'primitives/cuboid.js',
  'primitives/cylinderElliptic.js': 'primitives/cylinder-elliptic.js',
  'primitives/ellipsoid.js': 'primitives/ellipsoid.js',
  'primitives/geodesicSphere.js': 'primitives/geodesic-sphere.js',
  'primitives/polyhedron.js': 'primitives/polyhedron.js',
  'primitives/roundedCuboid.js': 'primitives/rounded-cuboid.js',
  'primitives/roundedCylinder.js': 'primitives/rounded-cylinder.js',
};

/** What the host runs: name → module of @jscad/modeling/src, and its type. */
const STOCK = {
  geodesicSphere: ['primitives/geodesicSphere.js', '(options: object) => StockSolid'],
  hullPoints2: [
    'operations/hulls/hullPoints2.js',
    '(points: readonly (readonly [number, number])[]) => (readonly [number, number])[]',
  ],
  offsetFromPoints: [
    'operations/expansions/offsetFromPoints.js',
    '(options: object, points: readonly (readonly number[])[]) => number[][]',
  ],
  roundedCuboid: ['primitives/roundedCuboid.js', '(options: object) => StockSolid'],
  roundedCylinder: ['primitives/roundedCylinder.js', '(options: object) => StockSolid'],
};
const STOCK_TYPES = `export interface StockPolygon { readonly vertices: readonly (readonly number[])[] }
export interface StockSolid { readonly polygons: readonly StockPolygon[]; readonly transforms: readonly number[] }`;

/** Functions of Math whose last bits differ between engines; src/shared/math.ts has others. */
const EXACT_MATH = ['acos', 'atan2', 'cos', 'sin'];

const IMPORTERS = ['amf', 'dxf', 'obj', 'stl', 'svg'];

const require = createRequire(import.meta.url);
const byCodeUnits = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const main = async () => {
  const table = new Map();
  addPackage(table, '@jscad/modeling');
  addPackage(table, '@jscad/array-utils');
  for (const path of filesUnder(SANDBOX)) {
    table.set(`fabcommons/${path}`, minified(readFileSync(join(SANDBOX, path), 'utf8')));
  }
  for (const [stock, ours] of Object.entries(REPLACED)) {
    const key = `@jscad/modeling/src/${stock}`;
    if (!table.has(key)) throw new Error(`nothing to replace at ${key}`);
    if (!table.has(`fabcommons/${ours}`)) throw new Error(`no sandbox module ${ours}`);
    table.set(key.replace(/\.js$/, '.stock.js'), table.get(key));
    table.set(key, `module.exports=require("fabcommons/${ours}").default`);
  }
  table.set('fabcommons/read-3mf.js', await bundled(join(SANDBOX, 'read-3mf.js')));
  for (const kind of IMPORTERS) {
    const name = `@jscad/${kind}-deserializer`;
    table.set(`${name}/index.js`, await bundled(require.resolve(name)));
  }
  const entries = [...table].sort(([a], [b]) => byCodeUnits(a, b));
  const lines = entries.map(
    ([path, text]) => `  [${JSON.stringify(path)}, ${JSON.stringify(text)}],`,
  );
  writeFileSync(
    TARGET,
    `${HEADER}\nexport const library: ReadonlyMap<string, string> = new Map([\n${lines.join('\n')}\n]);\n`,
  );
};

const writeStock = async () => {
  const imports = EXACT_MATH.map((name) => `${name} as exact_${name}`);
  const shim = `export { ${imports.join(', ')} } from ${JSON.stringify(join(ROOT, 'src/shared/math.ts'))}`;
  const entry = Object.entries(STOCK)
    .map(([name, [path]]) => `export { default as ${name} } from '@jscad/modeling/src/${path}'`)
    .join('\n');
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: ROOT },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    globalName: 'stock',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
    inject: ['exact-math'],
    define: Object.fromEntries(EXACT_MATH.map((name) => [`Math.${name}`, `exact_${name}`])),
    plugins: [
      {
        name: 'exact-math',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^exact-math$/ }, ({ path }) => ({ path, namespace: 'exact-math' }));
          onLoad({ filter: /./, namespace: 'exact-math' }, () => ({
            contents: shim,
            resolveDir: ROOT,
          }));
        },
      },
    ],
  });
  const code = outputFiles[0].text.trim();
  const exported = Object.entries(STOCK).map(
    ([name, [, type]]) => `export const ${name} = stock.${name} as ${type};`,
  );
  const missed = /Math\.(?:a?sinh?|a?cosh?|a?tanh?|atan2|pow|exp|log|hypot|cbrt|random)\b/.exec(
    code,
  );
  if (missed) throw new Error(`stock on the host uses ${missed[0]}`);
  writeFileSync(
    STOCK_TARGET,
    `${HEADER}// @ts-nocheck\n${STOCK_TYPES}\n${code}\n${exported.join('\n')}\n`,
  );
};

const addPackage = (table, name) => {
  const folder = dirname(require.resolve(`${name}/package.json`));
  for (const path of filesUnder(join(folder, 'src'))) {
    if (!path.endsWith('.js') || path.includes('.test')) continue;
    const source = readFileSync(join(folder, 'src', path), 'utf8');
    table.set(`${name}/src/${path}`, minified(lazyIndex(source)));
  }
  table.set(`${name}/index.js`, `module.exports=require("./src/index.js")`);
};

/**
 * An index module that is nothing but a table of requires gets getters instead: a module is
 * read when somebody asks for it.
 */
const lazyIndex = (source) => {
  const bare = source.replace(/\/\*[^]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  const table = /^\s*module\.exports\s*=\s*\{([^{}]*)\}\s*;?\s*$/.exec(bare);
  if (!table) return source;
  const fields = table[1].split(',').map((field) => field.trim());
  const parsed = fields
    .filter((field) => field !== '')
    .map((field) => /^(\w+)\s*:\s*(require\('[^']+'\)(?:\.\w+)?)$/.exec(field));
  if (parsed.length === 0 || parsed.includes(null)) return source;
  const getters = parsed.map(([, key, call]) => `${key}: () => ${call}`);
  return `require('fabcommons/lazy-exports.js').default(module.exports, {${getters.join(',')}})`;
};

const minified = (source) =>
  transformSync(source, {
    minify: true,
    format: 'cjs',
    target: 'es2022',
    legalComments: 'none',
  }).code.trim();

const bundled = async (entry) => {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'cjs',
    platform: 'neutral',
    mainFields: ['main'],
    target: 'es2022',
    legalComments: 'none',
    external: ['@jscad/modeling', '@jscad/modeling/*', '@jscad/array-utils'],
    logLevel: 'error',
  });
  return result.outputFiles[0].text.trim();
};

const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split('\\').join('/'))
    .sort(byCodeUnits);

await main();
await writeStock();

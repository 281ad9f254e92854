// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A design that must not get through, what it is told, and where if there is a place. */
export interface Hostile {
  readonly source: string | Uint8Array;
  readonly code: string;
  readonly line?: number;
  readonly column?: number;
  readonly message?: RegExp;
  /** Where it does not end soon. */
  readonly ends?: 'at its deadline' | 'when it is killed';
}

const main = (body: string, head = ''): string =>
  `const { primitives, booleans, transforms, hulls, expansions, extrusions } = require('@jscad/modeling')\n${head}\nconst main = () => {\n  ${body}\n}\nmodule.exports = { main }\n`;

const endless = { code: 'evaluate-timeout', ends: 'at its deadline' } as const;
const stuck = { code: 'evaluate-t', ends: 'when it is killed' } as const;

export const HOSTILE: Readonly<Record<string, Hostile>> = {
  'a syntax error': {
    source: main('return primitives.cube({ size: 10 )'),
    code: 'evaluate-syntax',
    line: 4,
  },
  'an exception': {
    source: main("throw new Error('too thin')"),
    code: 'evaluate-exception',
    line: 4,
    message: /too thin/,
  },
  'a property of nothing': {
    source: main('const all = []\n  return all[3].polygons'),
    code: 'evaluate-exception',
    message: /polygons/,
  },
  'an endless loop': { source: main('for (;;);'), ...endless },
  'an endless loop on loading': { source: 'for (;;);', ...endless },
  'an endless loop in its definitions': {
    source: 'module.exports = { main() {}, getParameterDefinitions() { for (;;); } }',
    ...endless,
  },
  'a regular expression without end': {
    source: main("return /(a+)+$/.test('a'.repeat(40) + 'b')"),
    ...endless,
  },
  '10 GB in pieces': {
    source: main('const all = []\n  for (;;) all.push(new Uint8Array(1e8))'),
    code: 'evaluate-memory',
    line: 5,
  },
  '10 GB at once': { source: main('return new ArrayBuffer(1e10)'), code: 'evaluate-exception' },
  'recursion without end': {
    source: main('const f = () => f() + 1\n  return f()'),
    code: 'evaluate-stack',
    line: 4,
  },
  'process.exit': {
    source: main('process.exit(0)'),
    code: 'evaluate-exception',
    line: 4,
    column: 3,
    message: /process is not defined/,
  },
  "require('fs')": {
    source: main('return 1', "const fs = require('fs')"),
    code: 'evaluate-module-system',
    line: 2,
    message: /"fs"/,
  },
  fetch: {
    source: main("return fetch('http://localhost')"),
    code: 'evaluate-exception',
    line: 4,
    message: /fetch is not defined/,
  },
  'import()': {
    source: "module.exports = { main: async () => (await import('node:fs')).readdirSync('/') }",
    code: 'evaluate-module-system',
    line: 1,
  },
  'a constructor that leads out': {
    source: main(
      "return primitives.cube.constructor.constructor('return process')().mainModule.require('fs')",
    ),
    code: 'evaluate-exception',
    message: /process is not defined/,
  },
  'prototype games': {
    source: main(
      'return primitives.cube()',
      "Object.prototype.toJSON = () => ({}); Array.prototype[Symbol.iterator] = undefined; Object.defineProperty(Object.prototype, 'polygons', { get() { throw new Error('gotcha') } })",
    ),
    code: 'evaluate-exception',
  },
  'millions of triangles': {
    source: main(
      'const ball = primitives.sphere({ segments: 400 })\n  return booleans.union(Array.from({ length: 200 }, (_, i) => transforms.translate([i, 0, 0], ball)))',
    ),
    code: 'evaluate-triangles',
  },
  'work of the kernel that nothing interrupts': {
    source: main(
      'let all = primitives.sphere({ segments: 500 })\n  for (let i = 1; i < 500; i++) all = booleans.union(all, transforms.rotate([i / 10, i / 5, i / 3], all))\n  return all',
    ),
    ...stuck,
  },
  'a polygon that crosses itself a billion times': {
    source: main(
      'const points = Array.from({ length: 2e5 }, (_, i) => [Math.cos(i * 2.4) * (100 + (i % 97)), Math.sin(i * 2.4) * (100 + (i % 89))])\n  return booleans.union(primitives.polygon({ points }), primitives.circle())',
    ),
    ...stuck,
    code: 'evaluate-timeout',
  },
  'a solid with NaN': {
    source: main('return transforms.scale([1, NaN, 1], primitives.cube())'),
    code: 'evaluate-not-finite',
  },
  'an open solid': {
    source:
      "const { geometries } = require('@jscad/modeling')\nmodule.exports = { main: () => geometries.geom3.fromPoints([[[0, 0, 0], [9, 0, 0], [0, 9, 0]]]) }",
    code: 'evaluate-not-closed',
  },
  'an empty result': { source: main('return []'), code: 'evaluate-empty' },
  'no result': { source: main(''), code: 'evaluate-empty' },
  'no main': { source: 'module.exports = { man: 1 }', code: 'evaluate-no-main' },
  'a 2D shape where solids are needed': {
    source: main('return booleans.union(primitives.circle(), primitives.cube())'),
    code: 'evaluate-exception',
    message: /same type/,
  },
  'globals of version 1': {
    source: 'function main () {\n  return cube({ size: 10 }).translate([1, 2, 3])\n}\n',
    code: 'evaluate-v1-global',
    line: 2,
    column: 10,
    message: /"cube"/,
  },
  'a promise that never settles': {
    source: main('return new Promise(() => {})'),
    code: 'evaluate-never-settles',
  },
  'a flood of lines on the console': {
    source: main('for (;;) console.log(1)'),
    code: 'evaluate-log',
  },
  'bytes that are no UTF-8': {
    source: Uint8Array.from([...new TextEncoder().encode('const a = 1\n// '), 0xff, 0xfe]),
    code: 'source-not-utf8',
    line: 2,
    column: 4,
  },
  'nothing at all': { source: '', code: 'evaluate-no-main' },
};

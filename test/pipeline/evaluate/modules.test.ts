// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/pipeline/mesh/measure.ts';
import {
  bundle,
  evaluate,
  evaluated,
  evaluatedSolid,
  evaluator,
  refusal,
  type Files,
} from './evaluate-code.ts';

const CUBE = "require('@jscad/modeling').primitives.cube({ size })";

/** Each design yields one cube of volume 8. */
const designs: readonly [name: string, files: Files][] = [
  ['exports of main', `const size = 2\nconst main = () => ${CUBE}\nmodule.exports = { main }`],
  ['main as the module', `const size = 2\nmodule.exports = () => ${CUBE}`],
  ['exports.main', `const size = 2\nexports.main = () => ${CUBE}`],
  ['design instead of main', `const size = 2\nmodule.exports = { design: () => ${CUBE} }`],
  ['a script without exports', `size = 2\nfunction main () { return ${CUBE} }`],
  [
    'an async main',
    `const size = 2\nmodule.exports.main = async () => { await null; return ${CUBE} }`,
  ],
  [
    'undeclared variables',
    `size = 2; module.exports.main = function () { cube = ${CUBE}; return cube }`,
  ],
  [
    'octal numbers and with, as sloppy mode allows',
    `const size = 02; with ({ a: 1 }) { module.exports.main = () => ${CUBE} }`,
  ],
  [
    'an ES module',
    "import { primitives } from '@jscad/modeling'\nexport const main = () => primitives.cube({ size: 2 })",
  ],
  [
    'a default import',
    "import jscad from '@jscad/modeling'\nexport default function () { return jscad.primitives.cube({ size: 2 }) }",
  ],
  [
    'a namespace import',
    "import * as jscad from '@jscad/modeling'\nexport default { main: () => jscad.primitives.cube({ size: 2 }) }",
  ],
  [
    'import beside module.exports',
    "import { primitives } from '@jscad/modeling'\nsize = 2\nmodule.exports = { main: () => primitives.cube({ size }) }",
  ],
  [
    'a dynamic import',
    "module.exports.main = async () => { const m = await import('@jscad/modeling'); return m.primitives.cube({ size: 2 }) }",
  ],
  [
    'export from',
    {
      'index.mjs': "export { main } from './body'",
      'body.js': `const size = 2\nexports.main = () => ${CUBE}`,
    },
  ],
  [
    'TypeScript with a folder and a barrel of types',
    {
      'src/index.ts':
        "import { size, type Size } from '.././lib'\nimport { primitives } from '@jscad/modeling'\nexport const main = (): unknown => primitives.cube({ size: size as Size })",
      'lib/index.ts': "export { Size, size } from './size'",
      'lib/size.ts': 'export type Size = number\nexport const size: Size = 2',
    },
  ],
  [
    'import of the own folder',
    {
      'part.ts':
        "import { size } from '.'\nimport { primitives } from '@jscad/modeling'\nexport const main = () => primitives.cube({ size })",
      'index.ts': 'export const size = 2',
    },
  ],
  [
    'a folder with package.json',
    {
      'package.json': '{ "main": "./lib/main.js" }',
      'lib/main.js': `const size = 2\nmodule.exports.main = () => ${CUBE}`,
    },
  ],
  [
    'JSON',
    {
      'main.js': `const { size } = require('./size.json')\nmodule.exports.main = () => ${CUBE}`,
      'size.json': '{ "size": 2 }',
    },
  ],
  [
    'a require inside a function',
    {
      'main.js': "module.exports.main = () => require('./part')()",
      'part.jscad': `const size = 2\nmodule.exports = () => ${CUBE}`,
    },
  ],
  [
    'modules that need each other',
    {
      'a.js': "exports.size = 2\nconst b = require('./b')\nexports.main = () => b.part()",
      'b.js': `const a = require('./a')\nexports.part = () => { const { size } = a; return ${CUBE} }`,
    },
  ],
  [
    'a shipped package',
    {
      'main.js':
        "const size = require('two')\nmodule.exports.main = () => require('@jscad/modeling').primitives.cube({ size })",
      'node_modules/two/package.json': '{ "main": "lib" }',
      'node_modules/two/lib/index.js': 'module.exports = 2',
    },
  ],
  [
    'a shipped package with exports',
    {
      'main.js':
        "import { one } from 'two/part'\nimport { half } from '@x/y'\nexport const main = () => require('@jscad/modeling').primitives.cube({ size: one + 2 * half })",
      'node_modules/two/package.json':
        '{ "exports": { "./part": { "types": "./t.d.ts", "import": "./lib/part.mjs" } } }',
      'node_modules/two/lib/part.mjs': 'export const one = 1',
      'node_modules/@x/y/package.json':
        '{ "main": "no.js", "exports": { ".": { "require": "./h.cjs", "default": "./no.js" } } }',
      'node_modules/@x/y/h.cjs': 'exports.half = 0.5',
    },
  ],
  [
    'a package.json whose exports name the design',
    {
      'package.json': '{ "exports": "./src/part.js", "main": "no.js" }',
      'src/part.js': `const size = 2\nmodule.exports.main = () => ${CUBE}`,
    },
  ],
  [
    '@jscad/array-utils',
    "const { head } = require('@jscad/array-utils')\nmodule.exports.main = () => head([require('@jscad/modeling').primitives.cube({ size: 2 })])",
  ],
  [
    'deep requires that share instances',
    "const geom3 = require('@jscad/modeling/src/geometries/geom3')\nconst { geometries, primitives } = require('@jscad/modeling')\nmodule.exports.main = () => { if (geom3 !== geometries.geom3) throw new Error('two'); return primitives.cube({ size: 2 }) }",
  ],
  [
    'a byte order mark and a hashbang',
    `\uFEFF#!/usr/bin/env jscad\nconst size = 2\nmodule.exports.main = () => ${CUBE}`,
  ],
];

describe('modules of a design', () => {
  it.each(designs)('are loaded from %s', async (_, files) => {
    const entry = typeof files === 'string' ? files : { ...files };
    const solid = await evaluatedSolid(entry);
    expect(measure(solid.mesh).volume).toBeCloseTo(8, 6);
  });

  it.each([
    ["require('left-pad/x')", 'evaluate-module-missing', /"left-pad"/],
    ["require('@scope/name/deep')", 'evaluate-module-missing', /"@scope\/name"/],
    ["require('./absent')", 'evaluate-module-missing', /"absent"/],
    ["require('../above')", 'evaluate-module-outside', /above its root/],
    ["import x from 'https://esm.sh/hull.js'", 'evaluate-module-url', /esm\.sh/],
  ])('are refused by name: %s', async (code, expected, text) => {
    const problem = await refusal(`// a line\n  ${code}\nmodule.exports.main = () => 1`);
    expect(problem).toMatchObject({ code: expected, where: { file: 'main.js', line: 2 } });
    expect(problem.message).toMatch(text);
  });

  it('read 3MF: units, components and transforms', async () => {
    const model = `<?xml version="1.0" encoding="UTF-8"?>
<model unit="centimeter" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02">
  <resources>
    <object id="1" type="model"><mesh>
      <vertices><vertex x="0" y="0" z="0"/><vertex x="1" y="0" z="0"/><vertex x="0" y="1" z="0"/><vertex x="0" y="0" z="1"/></vertices>
      <triangles><triangle v1="0" v2="2" v3="1"/><triangle v1="0" v2="1" v3="3"/><triangle v1="0" v2="3" v3="2"/><triangle v1="1" v2="2" v3="3"/></triangles>
    </mesh></object>
    <object id="2" type="model"><components><component objectid="1" transform="1 0 0 0 1 0 0 0 2 5 0 0"/></components></object>
  </resources>
  <build><item objectid="1"/><item objectid="2" transform="1 0 0 0 1 0 0 0 1 0 0 7"/></build>
</model>`;
    const { shapes } = await evaluated({
      'main.js': "module.exports.main = () => require('./a.3mf')",
      'a.3mf': zipSync({ '3D/3dmodel.model': strToU8(model) }),
    });
    const found = shapes.map((shape) => (shape.kind === 'solid' ? measure(shape.mesh) : undefined));
    expect(found.map((each) => each?.volume)).toEqual([
      expect.closeTo(1000 / 6, 3),
      expect.closeTo(1000 / 3, 3),
    ]);
    expect(found[1]?.bounds[0]).toEqual([50, 0, 70]);
  });

  it('read solids and drawings of other programs', async () => {
    const stl = `solid a
${[
  [
    [0, 0, 0],
    [0, 1, 0],
    [1, 0, 0],
  ],
  [
    [0, 0, 0],
    [1, 0, 0],
    [0, 0, 1],
  ],
  [
    [0, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
  ],
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
]
  .map(
    (facet) =>
      `facet normal 0 0 0\nouter loop\n${facet.map((v) => `vertex ${v.join(' ')}`).join('\n')}\nendloop\nendfacet`,
  )
  .join('\n')}\nendsolid a`;
    const obj = 'v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n';
    const svg =
      '<svg width="10mm" height="10mm" viewBox="0 0 10 10"><rect x="1" y="1" width="5" height="5"/></svg>';
    const dxf = '0 SECTION 2 ENTITIES 0 CIRCLE 8 0 10 1 20 2 30 0 40 5 0 ENDSEC 0 EOF'.replaceAll(
      ' ',
      '\n',
    );
    const { shapes } = await evaluated({
      'main.js':
        "module.exports.main = () => ({ stl: require('./a.stl'), obj: require('./a.obj'), svg: require('./a.svg'), dxf: require('./a.dxf') })",
      'a.stl': stl,
      'a.obj': obj,
      'a.svg': svg,
      'a.dxf': dxf,
    });
    const volumes = shapes.flatMap((shape) =>
      shape.kind === 'solid' ? [measure(shape.mesh).volume] : [],
    );
    expect(volumes).toEqual([expect.closeTo(1 / 6, 6), expect.closeTo(1 / 6, 6)]);
    expect(shapes.map(({ name }) => name)).toEqual(['stl', 'obj', 'svg', 'dxf']);
  });
});

describe('definitions of parameters', () => {
  it('may come with a promise', async () => {
    const loaded = await evaluator.load(
      bundle(
        'module.exports = { main: () => [], getParameterDefinitions: async () => { await null; return [{ name: "a", type: "int" }] } }',
      ),
      'seed',
    );
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    expect(loaded.value.definitions()).toMatchObject({ ok: true, value: [{ name: 'a' }] });
    loaded.value.dispose();
  });
});

describe('errors of a design', () => {
  it.each([
    ['a syntax error in CommonJS', 'const a = 1\nconst b = (2 +;\n', 'evaluate-syntax', 2],
    ['a syntax error on the first line', 'const s = "not closed', 'evaluate-syntax', 1],
    ['a brace too many', 'module.exports.main = () => {\n}}\n\n', 'evaluate-syntax', 2],
    ['a brace too few', 'module.exports.main = () => {\n', 'evaluate-syntax', 1],
    ['a comment that does not end', 'const a = 1\n/* why\n', 'evaluate-syntax', 2],
    [
      'a syntax error in an ES module',
      "import { a } from './a'\n\nconst b = (2 +;\n",
      'evaluate-syntax',
      3,
    ],
    ['an exception at module scope', '\n\nthrow new Error("no")', 'evaluate-exception', 3],
    [
      'an exception in main',
      'const main = () => {\n  null.x\n}\nmodule.exports = { main }',
      'evaluate-exception',
      2,
    ],
    [
      'an exception inside the library',
      "const { cube } = require('@jscad/modeling').primitives\nmodule.exports.main = () =>\n  cube({ size: -1 })",
      'evaluate-exception',
      3,
    ],
    [
      'a V1 global',
      'const main = () => {\n  return difference(cube(), sphere())\n}\nmodule.exports = { main }',
      'evaluate-v1-global',
      2,
    ],
  ])('say where: %s', async (_, code, expected, line) => {
    expect(await refusal(code)).toMatchObject({
      code: expected,
      where: { file: 'main.js', line },
    });
  });

  it.each([
    [
      'a property of nothing',
      '\nmodule.exports.main = ({ a }) => {\n  const b = 1\n  return a.size + b\n}',
      4,
      12,
    ],
    ['a property that cannot be set', 'module.exports.main = ({ a }) => {\n  a.size = 1\n}', 2, 5],
  ])('say where: %s', async (_, code, line, column) => {
    expect(await refusal(code)).toMatchObject({ where: { file: 'main.js', line, column } });
  });

  it.each([
    [
      'a call of nothing',
      "const { cubee } = require('@jscad/modeling').primitives\nmodule.exports.main = () => cubee()",
      'TypeError: cubee is not a function',
    ],
    [
      'a method of version 1',
      "const { cube } = require('@jscad/modeling').primitives\nmodule.exports.main = () => cube().translate([1, 2, 3])",
      'TypeError: translate is not a function',
    ],
    [
      'a callback that is none',
      "const { extrudeFromSlices } = require('@jscad/modeling').extrusions\nmodule.exports.main = () => extrudeFromSlices({ callback: 5 }, [])",
      'TypeError: not a function',
    ],
    ['a list that is none', 'module.exports.main = () => [1].map(5)', 'TypeError: not a function'],
  ])('say what: %s', async (_, code, message) => {
    expect(await refusal(code)).toMatchObject({ message });
  });

  it('name the import that nothing is exported for, and the file that is no JSON', async () => {
    expect(
      await refusal({
        'main.js': "import { cubee } from './a.js'\nexport const main = () => cubee()",
        'a.js': 'export const cube = 1',
      }),
    ).toMatchObject({
      message: 'TypeError: not a function',
      hint: expect.stringContaining('exports'),
    });
    expect(
      await refusal({ 'main.js': "require('./sizes.json')", 'sizes.json': '{\n  a: 1\n}' }),
    ).toMatchObject({
      code: 'evaluate-syntax',
      message: expect.stringMatching(/sizes\.json: .*line 2/),
    });
  });

  it('name the replacement of a V1 global', async () => {
    const problem = await refusal('function main () { return difference(1, 2) }');
    expect(problem.hint).toContain('subtract');
  });

  it('name every V1 global that a file uses, each once, where it is first called', async () => {
    const outcome = await evaluate(`// cube() of old
const { translate } = require('@jscad/modeling').transforms
function main () {
  const text = 'sphere(1)'
  return linear_extrude({ height: 2 }, circle(3)).union(
    translate([1, 2, 3], CSG.cube({ radius: 1 })), circle(4), difference(square(2)))
}`);
    expect(outcome.problems.map(({ code }) => code)).toEqual(Array(5).fill('evaluate-v1-global'));
    const found = outcome.problems.map(({ message, where, hint }) => [
      /"(\w+)"/.exec(message)![1],
      where!.line,
      hint!.includes('@jscad/modeling'),
    ]);
    expect(new Set(found.map(([name]) => name))).toEqual(
      new Set(['linear_extrude', 'circle', 'CSG', 'difference', 'square']),
    );
    expect(
      found.every(([name, line, hint]) => hint && line === (/^[lc]/.test(String(name)) ? 5 : 6)),
    ).toBe(true);
  });

  it('tell a missing main, and an empty result', async () => {
    expect(await refusal('const x = 1')).toMatchObject({ code: 'evaluate-no-main' });
    expect(await refusal('module.exports.main = () => {}')).toMatchObject({
      code: 'evaluate-empty',
    });
    expect(
      await refusal(
        "module.exports.main = () => [require('@jscad/modeling').geometries.geom3.create()]",
      ),
    ).toMatchObject({ code: 'evaluate-empty' });
  });
});

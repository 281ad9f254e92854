// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest';
import type { Budgets } from '../../src/pipeline/evaluate/evaluator.ts';
import { openHost } from './raw-host.ts';

/** Values that no host function expects. */
const ODD = `[
  undefined, null, NaN, -1, 0.5, 2 ** 53, Infinity, true, '', 'x', '__proto__', '[1', 'null', 1n, Symbol('s'),
  () => 1, {}, [], new Proxy({}, {}), new Proxy(new ArrayBuffer(8), {}), new ArrayBuffer(0), new ArrayBuffer(7),
  new ArrayBuffer(24), new ArrayBuffer(168), new Float64Array(21), new DataView(new ArrayBuffer(8)),
  (() => { const b = new ArrayBuffer(168); b.transfer(); return b })(),
  new Float64Array(21).fill(NaN).buffer, new Float64Array([1e9, ...new Array(20).fill(1)]).buffer,
  new Uint32Array(42).fill(0xffffffff).buffer, new Float64Array(16).buffer, new Float64Array(17 * 2).fill(NaN).buffer,
  new Float64Array([0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, -1, -1, -1, -1]).buffer
]`;

const buffer = (kind: string, numbers: string): string => `new ${kind}(${numbers}).buffer`;

/** Statements with `host` in scope, and the code in which they end. */
type Abuse = readonly [name: string, ends: string, code: string, budgets?: Partial<Budgets>];
const abuses: readonly Abuse[] = [
  ['a solid of number -1', 'evaluate-unknown-solid', 'host.polygonsOf(-1)'],
  ['a solid of number 0.5', 'evaluate-unknown-solid', 'host.polygonsOf(0.5)'],
  ['a solid of number NaN', 'evaluate-unknown-solid', 'host.polygonsOf(NaN)'],
  ['a solid of number __proto__', 'evaluate-unknown-solid', 'host.polygonsOf("__proto__")'],
  [
    'an unknown operation',
    'evaluate-exception',
    `host.combineSolids('constructor', ${buffer('Float64Array', '21')}, '[]')`,
  ],
  [
    'a counted corner too few',
    'evaluate-exception',
    `host.sendPolygons(${buffer('Float64Array', '9')}, ${buffer('Uint32Array', '[4]')})`,
  ],
  [
    'counts that add up only past 2³²',
    'evaluate-exception',
    `host.sendPolygons(${buffer('Float64Array', '9')}, ${buffer('Uint32Array', '[0xffffffff, 4]')})`,
  ],
  [
    'colors of one polygon too many',
    'evaluate-exception',
    `host.sendPolygons(${buffer('Float64Array', '9')}, ${buffer('Uint32Array', '[3]')}, ${buffer('Float64Array', '8')})`,
  ],
  [
    'a million polygons of one corner',
    'evaluate-triangles',
    `host.sendPolygons(${buffer('Float64Array', '3 * 1100000')}, ${buffer('Uint32Array', '1100000')}.slice(0).constructor && new Uint32Array(1100000).fill(1).buffer)`,
  ],
  [
    'polygons of no corners without end',
    'evaluate-triangles',
    `host.sendPolygons(new ArrayBuffer(0), ${buffer('Uint32Array', '5e6')})`,
  ],
  [
    'polygons kept until memory ends',
    'evaluate-memory',
    `const a = ${buffer('Float64Array', '9e5')}, b = new Uint32Array(1e5).fill(3).buffer; for (;;) host.sendPolygons(a, b)`,
  ],
  [
    'the same with every refusal caught',
    'evaluate-memory',
    `const a = ${buffer('Float64Array', '9e5')}, b = new Uint32Array(1e5).fill(3).buffer; for (;;) try { host.sendPolygons(a, b) } catch {}`,
  ],
  [
    'paths kept until memory ends',
    'evaluate-memory',
    `const a = ${buffer('Float64Array', '1e6')}; for (;;) host.emitPath('{}', a, 1)`,
  ],
  [
    'sections without end',
    'evaluate-solids',
    `const a = ${buffer('Float64Array', '4')}; for (;;) host.emitSection('{}', a, new Float64Array([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]).buffer)`,
  ],
  [
    'a section of NaN',
    'evaluate-not-finite',
    `host.emitSection('{}', ${buffer('Float64Array', '[NaN, 0, 1, 1]')}, ${buffer('Float64Array', '16')})`,
  ],
  [
    'areas that say they are longer',
    'evaluate-exception',
    `host.combineSections('union', ${buffer('Float64Array', '4')}, ${buffer('Uint32Array', '[8]')}, ${buffer('Float64Array', '16')})`,
  ],
  [
    'twenty thousand empty areas',
    'evaluate-triangles',
    `host.combineSections('union', new ArrayBuffer(0), ${buffer('Uint32Array', '2e4')}, ${buffer('Float64Array', '32e4')})`,
    { triangles: 10_000 },
  ],
  [
    'a million operands',
    'evaluate-triangles',
    `host.sendPolygons(new ArrayBuffer(0), new ArrayBuffer(0)); host.combineSolids('union', (() => { const r = new Float64Array(21 * 110000); for (let i = 0; i < r.length; i += 21) r[i + 1] = 0; return r.buffer })(), '[]')`,
    { triangles: 100_000 },
  ],
  [
    'a sphere of 1e9 segments',
    'evaluate-triangles',
    `host.primitive('ellipsoid', ${buffer('Float64Array', '[0, 0, 0, 1, 1, 1, 1e9, 1, 0, 0, 0, 1, 0, 0, 0, 1]')})`,
  ],
  [
    'a rounded block of 1e9 segments',
    'evaluate-triangles',
    `host.primitive('roundedCuboid', ${buffer('Float64Array', '[0, 0, 0, 9, 9, 9, 1, 1e9]')})`,
  ],
  [
    'primitives kept until memory ends',
    'evaluate-memory',
    `const a = ${buffer('Float64Array', '[0, 0, 0, 1, 1, 1, 700, 1, 0, 0, 0, 1, 0, 0, 0, 1]')}; for (;;) host.primitive('ellipsoid', a)`,
  ],
  [
    'a hundred thousand slices of one base',
    'evaluate-triangles',
    `const m = new Float64Array(17e5); host.extrudeSlices(${buffer('Float64Array', '18')}, ${buffer('Uint32Array', '[18]')}, m.buffer, 3)`,
    { triangles: 100_000 },
  ],
  [
    'slices of no base',
    'evaluate-exception',
    `host.extrudeSlices(${buffer('Float64Array', '18')}, ${buffer('Uint32Array', '[18]')}, ${buffer('Float64Array', 'Array(34).fill(7)')}, 3)`,
  ],
  [
    'slices with more edges than anything fits',
    'evaluate-triangles',
    `const edges = new Float64Array(6 * (50_000 + 49_999)); const m = new Float64Array(34); m[17] = 1
    host.extrudeSlices(edges.buffer, new Uint32Array([300_000, 299_994]).buffer, m.buffer, 0)`,
  ],
  [
    'an offset with corners of 1e9 segments',
    'evaluate-triangles',
    `host.offsetPoints(${buffer('Float64Array', '8')}, ${buffer('Float64Array', '[1, 2, 1, 1e9]')})`,
  ],
  [
    'an offset of NaN segments',
    'evaluate-exception',
    `host.offsetPoints(${buffer('Float64Array', '8')}, ${buffer('Float64Array', '[1, 2, 1, NaN]')})`,
  ],
  ['unknown results without end', 'evaluate-solids', `for (;;) host.emitUnknown('x', 'y')`],
  ['a line of 2 MB', 'evaluate-exception', `host.log('log', 'x'.repeat(2e6))`],
  [
    'lines without end',
    'evaluate-log',
    `for (;;) try { host.log('log', 'x'.repeat(1e5)) } catch {}`,
  ],
  [
    'a path of 100,000 steps',
    'evaluate-exception',
    `host.resolve('design:/' + 'a/'.repeat(1e5), 'x')`,
  ],
  ['a file above the root', 'evaluate-module-missing', `host.textOf('design:/../../etc/passwd')`],
  ['a file of the host', 'evaluate-module-missing', `host.bytesOf('/etc/passwd')`],
  [
    'names that are no list, of a solid that is not there',
    'evaluate-unknown-solid',
    `host.emitSolids('null', ${buffer('Float64Array', '21')})`,
  ],
  [
    'compiling what compiles itself',
    'evaluate-exception',
    `globalThis.again = () => host.compile('design:/main.js'); again()`,
  ],
];

const FILES = { 'main.js': '}); again(); (function () {' };

describe('host functions called by a design that got hold of them', () => {
  it.each(abuses.map(([name, ends, code, budgets]) => ({ name, ends, code, budgets })))(
    '$name ⇒ $ends',
    async ({ ends, code, budgets }) => {
      const { call, log, isKernelSound } = await openHost(FILES, budgets);
      const outcome = call(code);
      expect(
        outcome.ok ? 'harmless' : outcome.problems[0]!.code,
        outcome.problems[0]?.message,
      ).toBe(ends);
      expect(log.every(({ text }) => text.length <= 2_000)).toBe(true);
      expect(isKernelSound()).toBe(true);
    },
  );

  it('answer every odd argument with a value or an exception, and work on', async () => {
    const { call, isKernelSound } = await openHost(FILES, {
      timeMs: 20_000,
      logLines: 1e6,
      solids: 1e6,
    });
    const outcome = call(`
      const odd = ${ODD}, names = Object.keys(host).filter((name) => name !== 'compile')
      let calls = 0
      for (const name of names) for (const a of odd) for (const b of odd) {
        for (const c of [undefined, 'null', '[]', odd.at(-1)]) { calls++; try { host[name](a, b, c) } catch {} }
      }
      for (const name of names) for (const a of odd) for (const operation of ['union', 'subtract', 'intersect'])
        for (const b of odd) { calls++; try { host[name](operation, a, b) } catch {} }
      return String(calls)`);
    expect(outcome.problems).toEqual([]);
    expect(isKernelSound()).toBe(true);
  });

  it('know no solid of another design', async () => {
    const cube = `const p = new Float64Array([0,0,0, 0,1,0, 1,0,0, 0,0,0, 1,0,0, 0,0,1, 0,0,0, 0,0,1, 0,1,0, 1,0,0, 0,1,0, 0,0,1]).buffer
      const solid = host.sendPolygons(p, new Uint32Array([3, 3, 3, 3]).buffer)
      const place = new Float64Array([solid, 1,0,0,0, 0,1,0,0, 0,0,1,0, 0,0,0,1, -1,-1,-1,-1]).buffer
      const made = host.combineSolids('union', place, '[]')`;
    const first = await openHost(FILES);
    const second = await openHost(FILES);
    const own = first.call(`${cube}; return String(host.polygonsOf(made).byteLength)`);
    expect(own.ok && own.value).toBe('336');
    const theirs = second.call('return String(host.polygonsOf(0).byteLength)');
    expect(theirs.ok ? 'harmless' : theirs.problems[0]!.code).toBe('evaluate-unknown-solid');
  });
});

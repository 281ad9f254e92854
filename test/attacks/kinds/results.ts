// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { attack, main, SOON, type Attack } from '../attack.ts';

/** Results of main that are no geometry, or too much of it. */
export const results: readonly Attack[] = [
  attack(
    'a million empty solids',
    'evaluate-solids',
    main('return new Array(1e6).fill(geometries.geom3.create())'),
  ),
  attack('a million numbers', 'evaluate-solids', main('return new Array(1e6).fill(7)')),
  attack(
    'a list that holds itself',
    'evaluate-exception',
    main('const a = []; a.push(a, a); return a'),
  ),
  attack(
    'an object that holds itself',
    'evaluate-exception',
    main('const a = {}; a.a = a; return a'),
  ),
  attack(
    'lists within lists, doubling',
    'evaluate-solids',
    main('let a = [cube()]; for (let i = 0; i < 40; i++) a = [a, a]; return a'),
  ),
  attack('an object said to be 2⁵³ long', 'evaluate-empty', main('return { length: 2 ** 53 - 1 }')),
  attack(
    'a proxy of a list said to be 2³² long',
    'evaluate-solids',
    main('return new Proxy([], { get: (t, k) => (k === "length" ? 2 ** 32 - 1 : 5) })'),
  ),
  attack(
    'keys without end',
    'evaluate-solids',
    main(
      'return new Proxy({}, { ownKeys: () => Array.from({ length: 2e4 }, (_, i) => `k${i}`), getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }), get: () => 1 })',
    ),
  ),
  attack('a name of 20 MB', 'evaluate-exception', main('return { ["x".repeat(2e7)]: cube() }')),
  attack(
    'a name of markup, newlines and commands',
    'harmless',
    main('return { "<script>\\nM112\\u0000../../x": cube() }'),
  ),
  attack(
    'a name that is __proto__',
    'harmless',
    main('return JSON.parse("{\\"__proto__\\": 1}", (k, v) => (k === "__proto__" ? cube() : v))'),
  ),
  attack(
    'a color of getters',
    'evaluate-timeout',
    main('return Object.assign(cube(), { color: [{ valueOf () { for (;;) {} } }, 1, 1] })'),
    SOON,
  ),
  attack(
    'a color of infinity and text',
    'harmless',
    main('return Object.assign(cube(), { color: ["red", Infinity, NaN, {}] })'),
  ),
  attack(
    'polygons that change while they are read',
    'evaluate-exception',
    main(
      'const s = cube(); let n = 0; const vertices = { get length () { return n++ % 2 ? 3 : 3e6 }, 0: [0,0,0], 1: [1,0,0], 2: [0,1,0] }; return geometries.geom3.create([{ vertices }])',
    ),
  ),
  attack(
    'polygons that grow while they are read',
    'evaluate-not-closed',
    main(
      'const polygons = cube().polygons.slice(); const vertices = polygons[0].vertices.slice(); Object.defineProperty(vertices, 0, { get () { polygons.push(polygons[1]); vertices.push([0, 0, 0]); return [0, 0, 0] } }); polygons[0] = { vertices }; return geometries.geom3.create(polygons)',
    ),
  ),
  attack(
    'corners that shrink while they are read',
    'evaluate-not-finite',
    main(
      'const vertices = [[0,0,0],[1,0,0],[0,1,0]]; vertices[0] = { get 0 () { vertices.length = 1; vertices[1] = [NaN]; vertices[2] = []; return 0 }, 1: 0, 2: 0 }; return geometries.geom3.create([{ vertices }])',
    ),
  ),
  attack(
    'corners of a made-up count',
    'evaluate-exception',
    main('return geometries.geom3.create([{ vertices: { length: 2 ** 53 - 1 } }])'),
  ),
  attack(
    'corners of NaN count',
    'evaluate-empty',
    main('return geometries.geom3.create([{ vertices: { length: NaN } }])'),
  ),
  attack(
    'corners of a negative count',
    'evaluate-exception',
    main('return geometries.geom3.create([{ vertices: { length: -5 } }])'),
  ),
  attack(
    'transforms that do not end to be read',
    'evaluate-timeout',
    main(
      'return Object.assign(cube(), { transforms: new Proxy([], { get (t, k) { if (k !== "length") for (;;); return 16 } }) })',
    ),
    SOON,
  ),
  attack(
    'transforms of a typed array that was let go',
    'evaluate-not-finite',
    main(
      'const b = new ArrayBuffer(128); const t = new Float64Array(b); const s = Object.assign(cube(), { transforms: t }); b.transfer(); return s',
    ),
  ),
  attack(
    'a string as polygons',
    'evaluate-exception',
    main('return { polygons: ["abc"], transforms: new Array(16).fill(1), isRetesselated: true }'),
  ),
  attack(
    'sides that are text',
    'evaluate-not-finite',
    main('return { sides: [["ab", "cd"]], transforms: cube().transforms }'),
  ),
  attack(
    'a result that arrives in a getter of a promise',
    'evaluate-exception',
    main('return Object.defineProperty({}, "then", { get () { throw new Error("gotcha") } })'),
  ),
  attack(
    'a line of console for each of a million parts',
    'evaluate-log',
    main('for (let i = 0; i < 1e6; i++) console.log(i)'),
  ),
  attack(
    'a line of 20 MB on the console, again and again',
    'harmless',
    main('const s = "x".repeat(2e7); for (let i = 0; i < 5; i++) console.log(s); return cube()'),
  ),
  attack(
    'a line of 20 MB with broken texts',
    'evaluate-exception',
    main(
      'String.prototype.slice = function () { return String(this) }; console.log("x".repeat(2e7)); return cube()',
    ),
  ),
  attack(
    'console of things that refuse to be text',
    'evaluate-exception',
    main(
      'console.log({ toJSON () { throw 1 } }, Symbol("x")); console.log(new Proxy({}, { getPrototypeOf () { throw new Error("gotcha") } })); return cube()',
    ),
  ),
  attack(
    'a log flood that catches everything',
    'evaluate-log',
    main('for (;;) try { console.log("x") } catch {}'),
  ),
  attack(
    'proxies of solids, and of a list of them',
    'harmless',
    main(
      'return [new Proxy(cube(), {}), new Proxy([sphere(), union(new Proxy(cube(), {}), sphere())], {})]',
    ),
  ),
  attack(
    'a proxy that was revoked',
    'evaluate-exception',
    main('const { proxy, revoke } = Proxy.revocable(cube(), {}); revoke(); return proxy'),
  ),
  attack(
    'solids that are frozen, inherit, or lost their polygons',
    'harmless',
    main(
      'const c = Object.freeze(cube()), d = Object.create(cube()), e = cube(), f = cube(); delete e.polygons; f.polygons = null; return [c, union(c, d), c.polygons && c, d, e, f]',
    ),
  ),
  attack(
    'a color that does not end to be read',
    'evaluate-timeout',
    main('return Object.assign(cube(), { color: [{ valueOf: () => { for (;;); } }, 1, 1] })'),
    SOON,
  ),
  attack(
    'colors of holes, lists, objects and large integers',
    'harmless',
    main(
      'return [[null, {}, []], [1n, 0n, 0n], [, , , 1], [[1], [0], [0]], "red", { length: 4 }].map((color) => Object.assign(cube(), { color }))',
    ),
  ),
  attack(
    'a list that grows while it is read',
    'evaluate-timeout',
    main(
      'const list = [0]; return new Proxy(list, { get: (t, k) => k === "length" ? t.length : (t.push(0), null) })',
    ),
    SOON,
  ),
  attack(
    'a generator without end as main',
    'evaluate-empty',
    `const { cube } = require('@jscad/modeling').primitives
module.exports.main = async function* () { for (;;) yield cube() }`,
  ),
];

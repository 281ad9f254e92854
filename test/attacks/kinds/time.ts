// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { attack, main, SOON, type Attack } from '../attack.ts';

/** What never ends. `killed` ones do not even let the interpreter look at the clock. */
export const endless: readonly Attack[] = [
  attack('a loop at module scope', 'evaluate-timeout', 'for (;;) {}', SOON),
  attack(
    'a loop inside finally',
    'evaluate-timeout',
    main('for (;;) try { throw 1 } catch { continue } finally { continue }'),
    SOON,
  ),
  attack(
    'promises that call each other',
    'evaluate-timeout',
    'const a = async () => b()\nconst b = async () => { await null; return a() }\nmodule.exports.main = a',
    SOON,
  ),
  attack(
    'a generator without end',
    'evaluate-timeout',
    main('function* all () { for (;;) yield 1 } for (const one of all()) one'),
    SOON,
  ),
  attack(
    'an iterator spread without end',
    'evaluate-timeout',
    main('Math.max.apply(null, { get length () { for (;;) {} } })'),
    SOON,
  ),
  attack(
    'a comparator that never ends',
    'evaluate-timeout',
    main('[2, 1].sort(() => { for (;;) {} })'),
    SOON,
  ),
  attack(
    'a comparator that lies, on a long list',
    'evaluate-timeout',
    main(
      'const l = Array.from({ length: 3e5 }, (_, i) => i); for (;;) l.sort(() => Math.random() - 0.5)',
    ),
    SOON,
  ),
  attack(
    'a regular expression that backtracks',
    'evaluate-timeout',
    main('/^(([a-z])+.)+[A-Z]([a-z])+$/.test("a".repeat(60))'),
    SOON,
  ),
  attack(
    'a replacement that feeds itself',
    'evaluate-timeout',
    main('let s = "a"; for (;;) s = s.replace(/a/g, () => "aa").slice(0, 5e5)'),
    SOON,
  ),
  attack(
    'a setter that sets itself by way of a proxy',
    'evaluate-stack',
    main('const p = new Proxy({}, { set (t, k, v, r) { r[k] = v; return true } }); p.x = 1'),
  ),
  attack(
    'valueOf that never ends, in a dimension',
    'evaluate-timeout',
    main('return translate([0, 0, { valueOf () { for (;;) {} } }], cube())'),
    SOON,
  ),
  attack(
    'a getter that never ends, as main',
    'evaluate-timeout',
    'Object.defineProperty(module.exports, "main", { get () { for (;;) {} } })',
    SOON,
  ),
  attack(
    'a thenable that calls back without end',
    'evaluate-timeout',
    'const again = { then (resolve) { resolve(again) } }\nmodule.exports.main = () => again',
    SOON,
  ),
  attack(
    'a thenable that never calls back',
    'evaluate-never-settles',
    'module.exports.main = () => ({ then () {} })',
  ),
  attack(
    'recursion through toString',
    'evaluate-stack',
    main('const o = { toString: () => `${o}` }; return `${o}`'),
  ),
  attack(
    'recursion through proxies',
    'evaluate-stack',
    main('let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); return p.x'),
  ),
  attack(
    'recursion through bound functions',
    'evaluate-memory',
    main('let f = () => 1; for (let i = 0; i < 1e5; i++) f = f.bind(null); return f()'),
  ),
  attack(
    'an expression nested too deep',
    'evaluate-stack',
    main(`return ${'('.repeat(3000)}1${')'.repeat(3000)}`),
  ),
  attack(
    'a regular expression nested too deep',
    'evaluate-syntax',
    main('new RegExp("(".repeat(1e5) + ")".repeat(1e5))'),
  ),
  attack(
    'booleans that catch the end of their time',
    'evaluate-timeout',
    main('for (let a = sphere(); ;) try { a = union(a, rotate([1, 2, 3], cube())) } catch {}'),
    { timeMs: 500 },
  ),
  attack(
    'requires that catch their end',
    'evaluate-timeout',
    'for (;;) try { require("./nowhere") } catch {}',
    SOON,
  ),
];

/** These hold the thread inside one call; the worker is killed from outside. */
export const killed: readonly Attack[] = [
  attack(
    'a join of a billion holes',
    'evaluate-timeout',
    main('return new Array(2 ** 29).join("ab")'),
  ),
  attack(
    'a star of twenty thousand sides that all cross',
    'evaluate-timeout',
    main(
      'const points = Array.from({ length: 20000 }, (_, i) => [Math.cos(i * 2.5), Math.sin(i * 2.5)]); return union(geometries.geom2.fromPoints(points), square())',
    ),
  ),
  attack(
    'a search through a list said to be 2⁵³ long',
    'evaluate-timeout',
    main('return Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)'),
  ),
  attack(
    'a reversal of a list said to be 2⁵³ long',
    'evaluate-timeout',
    main('return Array.prototype.lastIndexOf.call({ length: 2 ** 53 - 1 }, 1)'),
  ),
  attack('types nested so that reading them takes forever', 'evaluate-timeout', {
    'main.ts': `const f = ${'<T>('.repeat(24)}x`,
  }),
  attack(
    'one polygon of a hundred thousand corners',
    'evaluate-timeout',
    main(
      'const points = Array.from({ length: 1e5 }, (_, i) => [Math.cos(i), Math.sin(i) * (i % 7), 0]); return union(cube(), geometries.geom3.create([{ vertices: points }, { vertices: points.slice().reverse() }]))',
    ),
  ),
];

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { attack, main, SMALL, type Attack } from '../attack.ts';

export const memory: readonly Attack[] = [
  attack('a text that doubles', 'evaluate-exception', main('let s = "x"; for (;;) s += s'), SMALL),
  attack(
    'a rope that doubles and is flattened',
    'evaluate-memory',
    main('let s = "x"; const all = []; for (;;) { s += s; all.push([...s.slice(0, 1e6)]) }'),
    SMALL,
  ),
  attack(
    'a padded text',
    'evaluate-memory',
    main('return "x".padStart(2 ** 29, "y").split("")'),
    SMALL,
  ),
  attack(
    'a JSON of itself',
    'evaluate-memory',
    main('let o = [1]; for (;;) o = [JSON.stringify(o), JSON.stringify(o)]'),
    SMALL,
  ),
  attack(
    'a map that grows',
    'evaluate-memory',
    main('const m = new Map(); for (let i = 0; ; i++) m.set(i, [i])'),
    SMALL,
  ),
  attack(
    'promises that wait for one another',
    'evaluate-memory',
    'const all = []\nmodule.exports.main = () => { for (;;) all.push(new Promise(() => {}).then((x) => x)) }',
    SMALL,
  ),
  attack(
    'generators kept alive',
    'evaluate-memory',
    main(
      'const all = []; function* g () { const kept = new Array(1e4).fill(0); yield 1; return kept } for (;;) { const one = g(); one.next(); all.push(one) }',
    ),
    SMALL,
  ),
  attack(
    'closures at module scope',
    'evaluate-memory',
    'const all = []\nfor (;;) { const big = new Float64Array(1e4); all.push(() => big) }',
    SMALL,
  ),
  attack(
    'typed arrays that add up',
    'evaluate-memory',
    main('const all = []; for (;;) all.push(new Uint8Array(1e6))'),
    SMALL,
  ),
  attack(
    'memory used up again and again in catch',
    'evaluate-memory',
    main(
      'const all = []; for (;;) try { for (;;) all.push(new Array(1000).fill(1)) } catch { all.push(1) }',
    ),
    SMALL,
  ),
  attack(
    'a typed array of 2⁵³',
    'evaluate-exception',
    main('return new Float64Array(2 ** 53 - 1)'),
  ),
  attack(
    'a list of 2³² holes',
    'evaluate-timeout',
    main('const l = []; l.length = 2 ** 32 - 1; return l'),
    { timeMs: 300 },
  ),
  attack(
    'a compiled text of megabytes',
    'evaluate-memory',
    main('return Function("return [" + "[1],".repeat(2e6) + "]")()'),
    SMALL,
  ),
  attack(
    'a number of digits without end',
    'evaluate-exception',
    main('let n = 2n; for (;;) n *= n'),
  ),
  attack(
    'a polygon list sent over and over',
    'evaluate-memory',
    main(
      'const base = sphere({ segments: 64 }).polygons; for (;;) union(geometries.geom3.create(base.slice()), cube())',
    ),
    { memoryBytes: 24 * 1024 * 1024, timeMs: 8000 },
  ),
  attack(
    'kernel solids without end',
    'evaluate-memory',
    main(
      'const b = union(sphere({ radius: 2, segments: 200 }), cube()); const all = []; for (let i = 0; ; i++) all.push(union(b, translate([i, 0, 0], b)))',
    ),
    { kernelBytes: 48 * 1024 * 1024, timeMs: 8000 },
  ),
  attack(
    'kernel solids without end that catch everything',
    'evaluate-memory',
    main(
      'const b = union(sphere({ radius: 2, segments: 200 }), cube()); for (let i = 0; ; i++) try { union(b, translate([i, 0, 0], b)) } catch {}',
    ),
    { kernelBytes: 48 * 1024 * 1024, timeMs: 8000 },
  ),
  attack(
    'small operations that wait, without end',
    'evaluate-memory',
    main('for (;;) union(cube(), cube({ size: 1 }))'),
    { memoryBytes: 16 * 1024 * 1024, timeMs: 8000 },
  ),
];

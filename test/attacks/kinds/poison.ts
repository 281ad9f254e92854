// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { attack, type Attack } from '../attack.ts';

/** Overwrites a built-in before the library is read, then uses the library. */
const poisoned = (statements: string): string => `${statements}
const { booleans, primitives } = require('@jscad/modeling')
module.exports.main = () => booleans.subtract(primitives.cube({ size: 4 }), primitives.sphere())`;

const BAD = '() => { throw new Error("mine") }';

/** What a design breaks is broken for itself alone. */
export const poison: readonly Attack[] = [
  attack('Array.prototype.map', 'evaluate-exception', poisoned(`Array.prototype.map = ${BAD}`)),
  attack('Object.assign', 'evaluate-exception', poisoned(`Object.assign = Object.keys = ${BAD}`)),
  attack(
    'Float64Array',
    'evaluate-exception',
    poisoned('globalThis.Float64Array = function () { return { buffer: { byteLength: 1e9 } } }'),
  ),
  attack(
    'Float64Array by buffers that were let go',
    'evaluate-exception',
    poisoned(
      'const Real = Float64Array; globalThis.Float64Array = function (x) { const a = new Real(x); a.buffer.transfer(); return a }',
    ),
  ),
  attack('Math', 'harmless', poisoned('globalThis.Math = null')),
  attack(
    'Math.sqrt, Math.cos and Math.PI',
    'harmless',
    poisoned('for (const name of ["sqrt", "cos", "sin", "abs"]) Math[name] = () => NaN'),
  ),
  attack(
    'JSON',
    'harmless',
    poisoned('globalThis.JSON = { stringify: () => "{}", parse: () => null }'),
  ),
  attack(
    'JSON.parse of a proxy',
    'harmless',
    poisoned('JSON.parse = () => new Proxy({}, { get: () => 1 })'),
  ),
  attack(
    'WeakMap',
    'evaluate-unknown-solid',
    poisoned(
      'WeakMap.prototype.get = WeakMap.prototype.set = () => ({ key: "polygons", source: { number: 1e9 } })',
    ),
  ),
  attack(
    'Map and Set',
    'evaluate-exception',
    poisoned('Map.prototype.get = Set.prototype.has = () => ({ exports: null })'),
  ),
  attack('Reflect and Proxy', 'harmless', poisoned('globalThis.Reflect = globalThis.Proxy = null')),
  attack(
    'the prototype of objects, by setters',
    'harmless',
    poisoned(
      'Object.defineProperty(Object.prototype, "number", { set () {}, configurable: true }); Object.defineProperty(Object.prototype, "make", { get: () => () => 1e9, set () {}, configurable: true })',
    ),
  ),
  attack('Array.isArray', 'evaluate-exception', poisoned('Array.isArray = () => false')),
  attack(
    'Symbol.iterator of lists',
    'evaluate-exception',
    poisoned(`Array.prototype[Symbol.iterator] = ${BAD}`),
  ),
  attack(
    'Promise.prototype.then',
    'harmless',
    poisoned('Promise.prototype.then = () => 1; Promise.resolve = () => 2'),
  ),
  attack(
    'Function.prototype.call',
    'harmless',
    poisoned(
      `Function.prototype.call = Function.prototype.apply = Function.prototype.bind = ${BAD}`,
    ),
  ),
  attack(
    'the library itself',
    'harmless',
    poisoned(
      "require('@jscad/modeling/src/geometries/geom3/isA.js'); for (const key of Object.keys(require('@jscad/modeling').maths)) require('@jscad/modeling').maths[key] = null",
    ),
  ),
  attack(
    'everything there is',
    'evaluate-exception',
    poisoned(
      'for (const name of Object.getOwnPropertyNames(globalThis)) { const it = globalThis[name]; if (it && it.prototype) for (const key of Object.getOwnPropertyNames(it.prototype)) try { it.prototype[key] = null } catch {} }',
    ),
  ),
  attack(
    'Float64Array.prototype.slice by buffers that were let go',
    'evaluate-exception',
    poisoned(
      'const { slice } = Float64Array.prototype; Float64Array.prototype.slice = function (...a) { const r = slice.apply(this, a); r.buffer.transfer(); return r }',
    ),
  ),
];

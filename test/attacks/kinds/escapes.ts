// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { attack, main, type Attack } from '../attack.ts';

/**
 * Ways to the process around a design, each an expression. In plain Node, where stock JSCAD runs
 * designs, every one of them gets there.
 */
export const WAYS_OUT: readonly (readonly [name: string, expression: string])[] = [
  ['the global object', 'globalThis.process'],
  ['the Function constructor', "Function('return process')()"],
  ['indirect eval', "(0, eval)('process')"],
  ['the constructor of a library function', "cube.constructor.constructor('return process')()"],
  [
    'the constructor of generators',
    "(function* () {}).constructor('yield process')().next().value",
  ],
  ['Reflect.construct', "Reflect.construct(Function, ['return process'])()"],
  ['a proxy around Function', "new Proxy(Function, {})('return process')()"],
  ['a with statement', "Function('with (globalThis) { return process }')()"],
  ['the prototype of a literal', "({}).__proto__.constructor.constructor('return process')()"],
  [
    'the error of a failed require',
    "(() => { try { require('./nowhere') } catch (thrown) { return thrown.constructor.constructor('return process')() } })()",
  ],
  [
    'the error of a stack overflow',
    "(function deep () { try { return deep() } catch (thrown) { return thrown.constructor.constructor('return process')() } })()",
  ],
  ['a function of the console', "console.log.constructor('return process')()"],
  [
    'a reviver of JSON',
    "JSON.parse('[1]', function () { return this.constructor.constructor('return process')() })",
  ],
  [
    'a getter of a solid',
    "Object.getOwnPropertyDescriptor({ get polygons () { return 1 } }, 'polygons').get.constructor('return process')()",
  ],
  ['a tagged template', "((parts) => parts.constructor.constructor('return process')())`x`"],
  [
    'Symbol.toPrimitive of what is handed to the library',
    '(() => { let found; try { cube({ size: { [Symbol.toPrimitive] () { found = process } } }) + 1 } catch {} return found ?? process })()',
  ],
  [
    'the species of a list',
    "(() => { let found; class List extends Array { static get [Symbol.species] () { found = Function('return process')(); return Array } } List.of(1).map((x) => x); return found })()",
  ],
  ['the loader behind module', "module.constructor._load('node:process')"],
  ['the main module', "require.main.constructor._load('node:process')"],
  ['a module of Node', "require('node:process')"],
  ['a module of Node by a made-up name', "require(['pro', 'cess'].join(''))"],
];

const escaping = (expression: string): string =>
  main(
    `const found = ${expression}; if (typeof found.exit === 'function') throw new Error('ESCAPED'); return cube()`,
  );

export const escapeSource = escaping;

const THENABLE = `
module.exports.main = () => ({
  then (resolve) { const found = resolve.constructor('return process')(); throw new Error(found ? 'ESCAPED' : 'nothing') }
})`;

export const escapes: readonly Attack[] = [
  ...WAYS_OUT.map(([name, expression]) =>
    attack(
      `to the process by ${name}`,
      /require\(/.test(expression) && !expression.includes('nowhere')
        ? 'evaluate-module-system'
        : 'evaluate-exception',
      escaping(expression),
    ),
  ),
  attack('to the process by a thenable as result', 'evaluate-exception', THENABLE),
  attack(
    'to a module of Node by import() in async code',
    'evaluate-module-system',
    'module.exports.main = async () => { const fs = await import("node:fs"); return fs.readFileSync("/etc/passwd") }',
  ),
  attack(
    'to shared memory, for clocks and races',
    'evaluate-exception',
    main('return new SharedArrayBuffer(8)'),
  ),
  attack(
    'to WebAssembly, for code without limits',
    'evaluate-exception',
    main('return new WebAssembly.Memory({ initial: 60000 })'),
  ),
  attack('to a worker', 'evaluate-exception', main('return new Worker("data:,")')),
  attack(
    'to a clock that runs',
    'harmless',
    main(
      'const a = Date.now() + performance.now(); for (let i = 0; i < 1e5; i++); if (Date.now() + performance.now() !== a) throw new Error("a clock"); return cube()',
    ),
  ),
  attack(
    'to the host functions through Function.prototype.call',
    'harmless',
    `const { call } = Function.prototype
let host
const look = (values) => { for (const value of values) if (value && typeof value === 'object' && 'emitSolids' in value) host = value }
Function.prototype.call = function (...values) { look(values); return Reflect.apply(this, values[0], values.slice(1)) }
Function.prototype.apply = function (self, values) { look(values ?? []); return Reflect.apply(this, self, values ?? []) }
const { primitives, booleans } = require('@jscad/modeling')
module.exports.main = () => {
  const solid = booleans.union(primitives.cube(), primitives.cube({ size: 3 }))
  Function.prototype.call = call
  if (host) throw new Error('ESCAPED')
  return solid
}`,
  ),
  attack(
    'to the sandbox by the names of its own modules',
    'evaluate-module-missing',
    "require('fabcommons/kernel-solid.js').combineSolids('union', [])",
  ),
  attack(
    'to the caller by Function.prototype.caller',
    'harmless',
    main(
      'function look () { try { return look.caller } catch { return null } } if (look()) throw new Error("ESCAPED"); return cube()',
    ),
  ),
  attack(
    'to the collector of garbage, which tells what ran before',
    'evaluate-exception',
    main('return new WeakRef(new FinalizationRegistry(() => {})) && cube()'),
  ),
];

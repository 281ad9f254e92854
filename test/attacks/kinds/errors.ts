// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { attack, main, SOON, type Attack } from '../attack.ts';

const thrown = (value: string): string => main(`throw ${value}`);

/** Things thrown whose very description is the attack. */
export const errors: readonly Attack[] = [
  attack(
    'a stack that is a getter without end',
    'evaluate-timeout',
    thrown('Object.defineProperty(new Error("x"), "stack", { get () { for (;;) {} } })'),
    SOON,
  ),
  attack(
    'a stack that throws',
    'evaluate-exception',
    thrown('Object.defineProperty(new Error("x"), "stack", { get () { throw this } })'),
  ),
  attack(
    'a stack of 10 MB',
    'evaluate-exception',
    thrown('Object.assign(new Error("x"), { stack: "design:/a:1:1\\n".repeat(1e6) })'),
  ),
  attack(
    'a stack that names a file elsewhere',
    'evaluate-exception',
    thrown('Object.assign(new Error("x"), { stack: "at f (design:/../../etc/passwd:1:1)" })'),
  ),
  attack(
    'a stack of colons and digits',
    'evaluate-exception',
    thrown(
      'Object.assign(new Error("x"), { stack: "design:/" + ":1".repeat(5e4) + " ".repeat(5e4) + "!" })',
    ),
  ),
  attack('a message of 100 MB', 'evaluate-exception', thrown('new Error("x".repeat(1e8))')),
  attack(
    'a message of newlines and terminal codes',
    'evaluate-exception',
    thrown('new Error("\\u001b[2J\\nerror: all your files")'),
  ),
  attack(
    'a message that is an object',
    'evaluate-exception',
    thrown('{ message: { toString () { for (;;) {} } }, name: Symbol() }'),
  ),
  attack(
    'toString that throws',
    'evaluate-exception',
    thrown('{ toString () { throw 1 }, [Symbol.toPrimitive] () { throw 2 } }'),
  ),
  attack('a function', 'evaluate-exception', thrown('Object.assign(() => {}, { message: "x" })')),
  attack('a symbol', 'evaluate-exception', thrown('Symbol("x")')),
  attack('a whole number of a million bits', 'evaluate-exception', thrown('1n << 1000000n')),
  attack('a text of 100 MB', 'evaluate-exception', thrown('"x".repeat(1e8)')),
  attack(
    'a proxy that answers everything',
    'evaluate-exception',
    thrown(
      '(() => { const p = new Proxy(function () {}, { get: () => p, apply: () => p, has: () => true }); return p })()',
    ),
  ),
  attack(
    'a cause that causes itself',
    'evaluate-exception',
    thrown(
      '(() => { const e = new Error("x"); e.cause = e; return new AggregateError([e, e], "many") })()',
    ),
  ),
  attack(
    'prepareStackTrace that never ends',
    'evaluate-timeout',
    `Error.prepareStackTrace = () => { for (;;) {} }\nmodule.exports.main = () => null.x`,
    SOON,
  ),
  attack(
    'prepareStackTrace that throws',
    'evaluate-exception',
    `Error.prepareStackTrace = () => { throw new Error("again") }\nmodule.exports.main = () => null.x`,
  ),
  attack(
    'a stack without limit',
    'evaluate-stack',
    `Error.stackTraceLimit = Infinity\nconst main = () => main() + 1\nmodule.exports = { main }`,
  ),
  attack(
    'a false alarm: the name of a Problem of ours',
    'evaluate-exception',
    thrown(
      'Object.assign(new Error("evaluate-timeout"), { name: "Problem", code: "evaluate-timeout", fatal: true })',
    ),
  ),
  attack(
    'a rejected promise of nothing',
    'evaluate-exception',
    'module.exports.main = () => Promise.reject()',
  ),
  attack('a thrown library', 'evaluate-exception', thrown('require("@jscad/modeling")')),
  attack(
    'a rejected promise of a proxy that was revoked',
    'evaluate-exception',
    'module.exports.main = async () => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy }',
  ),
];

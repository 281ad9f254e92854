// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { attack, main, type Attack } from './attack.ts';
import { escapeSource, WAYS_OUT } from './kinds/escapes.ts';
import { evaluate } from './run-attack.ts';

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** What a design does in plain Node, where stock JSCAD runs it. */
const inPlainNode = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'attack-'));
  symlinkSync(MODULES, join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const { stdout, stderr } = spawnSync(process.execPath, ['run.cjs'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 20_000,
  });
  return stdout + stderr;
};

describe('ambient authority', () => {
  it('is what each way out reaches in plain Node', { timeout: 60_000 }, () => {
    const files = Object.fromEntries(
      WAYS_OUT.map(([, expression], i) => [`way-${i}.cjs`, escapeSource(expression)]),
    );
    const run = `
      for (let i = 0; i < ${WAYS_OUT.length}; i++) {
        try { require('./way-' + i + '.cjs').main({}); console.log(i + ' HELD') } catch (e) { console.log(i + ' ' + e.message) }
      }`;
    const said = inPlainNode({ ...files, 'run.cjs': run })
      .trim()
      .split('\n');
    expect(said).toEqual(WAYS_OUT.map((_, i) => `${i} ESCAPED`));
  });

  it('is not there in the sandbox: every global is of the language, or known', async () => {
    const source = main('throw new Error(Object.getOwnPropertyNames(globalThis).sort().join(" "))');
    const { problems } = await evaluate(source);
    const names = problems[0]!.message.replace(/^Error: /, '').split(' ');
    const known = new Set([
      ...Object.getOwnPropertyNames(globalThis),
      'navigator',
      'Iterator',
      'Float16Array',
      'InternalError',
      'DOMException',
      'queueMicrotask',
      'gc',
    ]);
    const authority = [
      'process',
      'require',
      'fetch',
      'Buffer',
      'global',
      'std',
      'os',
      'print',
      'WebAssembly',
      'Worker',
      'setTimeout',
      'setInterval',
      'SharedArrayBuffer',
      'Atomics',
      'WeakRef',
      'FinalizationRegistry',
    ];
    expect(names.filter((name) => !known.has(name) || authority.includes(name))).toEqual([]);
  });
});

const OPEN = { timeMs: 20_000 };

/** An attack that ends at one wall, and what takes just that wall away. */
const walls: readonly { readonly wall: string; readonly it: Attack; readonly without: Attack }[] = [
  [
    'time',
    main('for (let i = 0; i < 1e6; i++); return cube()'),
    'evaluate-timeout',
    { timeMs: 60 },
    OPEN,
  ],
  [
    'memory of the interpreter',
    main(
      'const all = []; for (let i = 0; i < 40; i++) all.push(new Uint8Array(1e6)); return cube()',
    ),
    'evaluate-memory',
    { memoryBytes: 24 * 2 ** 20 },
    {},
  ],
  [
    'stack',
    main('const deep = (n) => (n === 0 ? 0 : 1 + deep(n - 1)); deep(1500); return cube()'),
    'evaluate-stack',
    { stackBytes: 64 * 1024 },
    { stackBytes: 512 * 1024 },
  ],
  [
    'triangles',
    main('return union(sphere({ segments: 64 }), cube())'),
    'evaluate-triangles',
    { triangles: 1_000 },
    {},
  ],
  [
    'log',
    main('for (let i = 0; i < 500; i++) console.log(i); return cube()'),
    'evaluate-log',
    { logLines: 100 },
    {},
  ],
  [
    'solids',
    main('return Array.from({ length: 50 }, () => cube())'),
    'evaluate-solids',
    { solids: 20 },
    {},
  ],
  [
    'memory of the kernel',
    main(
      'const b = union(sphere({ segments: 400 }), cube()); return union(b, translate([0.3, 0, 0], b))',
    ),
    'evaluate-memory',
    { kernelBytes: 17 * 2 ** 20, ...OPEN },
    OPEN,
  ],
].map(([wall, source, code, small, large]) => ({
  wall: wall as string,
  it: attack('', code as string, source as string, small as object),
  without: attack('', 'harmless', source as string, large as object),
}));

describe('each wall stands by itself', () => {
  it.each(walls)('$wall: held with it, through without it', async ({ it: held, without }) => {
    for (const { source, budgets, ends } of [held, without]) {
      const outcome = await evaluate(source, budgets);
      const problem = outcome.problems.find(({ severity }) => severity === 'error');
      expect(problem?.code ?? 'harmless', problem?.message).toBe(ends);
    }
  });

  it('the root of files: held with it, through when the file is inside', async () => {
    const secret = 'module.exports = require("@jscad/modeling").primitives.cube';
    const entry = 'module.exports.main = () => require("../secret.js")()';
    const outside = await evaluate({ 'main.js': entry, 'secret.js': secret });
    const inside = await evaluate({ 'designs/main.js': entry, 'secret.js': secret });
    expect(outside.problems[0]).toMatchObject({ code: 'evaluate-module-outside' });
    expect(inside.ok).toBe(true);
  });
});

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { readDesign } from '../../../src/designs/read/read-design.ts';
import { unpackZip } from '../../../src/designs/read/unpack-zip.ts';
import { type RawEntry, zipBytes } from './zip-bytes.ts';
import { startCpuTime } from '../../cpu-time.ts';

const folder = mkdtempSync(join(tmpdir(), 'fabcommons-zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CODE = Buffer.from('module.exports = { main: () => [] }');
const zeros = (mib: number) => new Uint8Array(mib * 1024 * 1024);

const readBytes = async (bytes: Uint8Array) => {
  const file = join(folder, 'clip.zip');
  writeFileSync(file, bytes);
  const outcome = await readDesign(file);
  expect(readdirSync(folder)).toEqual(['clip.zip']);
  return outcome;
};

describe('a hostile ZIP is a Problem, and nothing is written', () => {
  test.each<[string, readonly RawEntry[], string]>([
    ['a way out', [{ name: '../index.js', data: CODE }], 'source-bad-path'],
    ['a way out further in', [{ name: 'a/../../b.js', data: CODE }], 'source-bad-path'],
    ['an absolute path', [{ name: '/etc/index.js', data: CODE }], 'source-bad-path'],
    ['a drive', [{ name: 'C:/index.js', data: CODE }], 'source-bad-path'],
    ['a backslash', [{ name: '..\\index.js', data: CODE }], 'source-bad-path'],
    ['a line break in a name', [{ name: 'a\nb.js', data: CODE }], 'source-bad-path'],
    ['an empty name', [{ name: '', data: CODE }], 'source-bad-path'],
    [
      'a link',
      [{ name: 'a.js', data: Buffer.from('/etc/passwd'), mode: 0o120777 }],
      'source-zip-link',
    ],
    ['a device', [{ name: 'a.js', mode: 0o020666 }], 'source-zip-link'],
    [
      'two files of one name',
      [
        { name: 'a.js', data: CODE },
        { name: 'a.js', data: CODE },
      ],
      'source-duplicate-path',
    ],
    [
      'a file that is a folder too',
      [
        { name: 'a', data: CODE },
        { name: 'a/b.js', data: CODE },
      ],
      'source-duplicate-path',
    ],
    [
      'encryption',
      [{ name: 'a.js', data: CODE, deflate: true, flags: 0x801 }],
      'source-zip-encrypted',
    ],
    ['an unknown method', [{ name: 'a.js', data: CODE, method: 14 }], 'source-zip-method'],
    ['a bomb', [{ name: 'a.js', data: zeros(20), deflate: true }], 'source-zip-bomb'],
    [
      'a bomb that says it is small',
      [{ name: 'a.js', data: zeros(20), deflate: true, declaredSize: 100 }],
      'source-zip-damaged',
    ],
    [
      'a file too large',
      [{ name: 'a.js', data: CODE, deflate: true, declaredSize: 40 * 1024 * 1024 }],
      'source-file-too-large',
    ],
    [
      'a size that is not there',
      [{ name: 'a.js', data: CODE, deflate: true, declaredSize: 1000 }],
      'source-zip-damaged',
    ],
    ['no files', [], 'source-zip-empty'],
    ['no design', [{ name: 'notes.txt', data: CODE }], 'source-no-entry'],
    ['notes of macOS alone', [{ name: '__MACOSX/._a.js', data: CODE }], 'source-zip-empty'],
    [
      'two designs',
      ['a', 'b'].map((name) => ({ name: `${name}/okh.toml`, data: Buffer.from('') })),
      'source-several-designs',
    ],
  ])('with %s', async (_, entries, code) => {
    const outcome = await readBytes(zipBytes(entries));
    expect(outcome.ok).toBe(false);
    expect(outcome.problems.map((problem) => problem.code)).toEqual([code]);
  });

  test('with 100,000 entries, long before ten seconds', async () => {
    const entries = Array.from({ length: 100_000 }, (_, i) => ({ name: `${i}.js` }));
    const bytes = zipBytes(entries);
    const computed = startCpuTime();
    const outcome = await readBytes(bytes);
    expect(outcome.problems.map(({ code }) => code)).toEqual(['source-zip-too-many-entries']);
    expect(computed()).toBeLessThan(5000);
  });

  test('with many files that together are too large, before one is unpacked', async () => {
    const entries = Array.from({ length: 10 }, (_, i) => ({
      name: `${i}.js`,
      data: CODE,
      method: 8,
      declaredSize: 20_000_000,
    }));
    expect((await readBytes(zipBytes(entries))).problems[0]!.code).toMatch(
      /source-(zip-bomb|too-large)/,
    );
  });

  test('cut off or with flipped bytes never throws, nor gives more than it may', async () => {
    const honest = zipSync({ 'a/index.js': CODE, 'a/okh.toml': Buffer.from('name = "x"') });
    const damage = fc.array(fc.tuple(fc.nat(honest.length - 1), fc.integer({ min: 0, max: 255 })), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(honest.length), fc.boolean(), async (flips, end, cut) => {
        const bytes = Uint8Array.from(honest);
        for (const [at, value] of flips) bytes[at] = value;
        const outcome = await unpackZip(cut ? bytes.subarray(0, end) : bytes, 'a.zip');
        if (!outcome.ok) expect(outcome.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an honest ZIP', () => {
  test('may have its design in a folder, and other files beside it', async () => {
    const outcome = await readBytes(
      zipSync({
        'README.md': Buffer.from('#'),
        'pack/clip/okh.toml': Buffer.from('name = "Clip"\nlicense = "CC0-1.0"'),
        'pack/clip/index.js': CODE,
        'pack/clip/node_modules/x/index.js': CODE,
      }),
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    expect([...outcome.value.source.files.keys()]).toEqual(['index.js', 'okh.toml']);
    expect(outcome.value.slug).toBe('clip');
  });

  test('without a manifest is named by its only folder, else by itself', async () => {
    const inFolder = await readBytes(zipSync({ 'Hook-main/index.js': CODE }));
    expect(inFolder.ok && inFolder.value.slug).toBe('hook-main');
    const flat = await readBytes(zipSync({ 'index.js': CODE, 'lib/a.js': CODE }));
    expect(flat.ok && flat.value.slug).toBe('clip');
  });
});

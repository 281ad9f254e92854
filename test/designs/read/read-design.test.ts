// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { readDesign } from '../../../src/designs/read/read-design.ts';

const top = mkdtempSync(join(tmpdir(), 'fabcommons-read-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

let count = 0;
const folderWith = (files: Record<string, string | Uint8Array>): string => {
  const folder = join(top, `case-${++count}`);
  for (const [path, content] of Object.entries({ ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  mkdirSync(folder, { recursive: true });
  return folder;
};

const OKH = `okhv = "OKH-LOSHv1.0"
name = "Cable clip"
version = "1.2.0"
license = "CERN-OHL-S-2.0"
licensor = "Ada Moreau <ada@example.org>"
function = "Holds a cable."
repo = "https://example.org/clip"
`;
const MAIN = 'module.exports = { main: () => [] }\n';

const read = async (path: string, root?: string) => {
  const outcome = await readDesign(path, root === undefined ? {} : { root });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};
const codes = async (path: string, root?: string): Promise<readonly string[]> =>
  (await readDesign(path, root === undefined ? {} : { root })).problems.map(({ code }) => code);

describe('a folder', () => {
  test('with okh.toml holds everything that was written in it', async () => {
    const folder = folderWith({
      'okh.toml': OKH,
      'index.js': MAIN,
      'README.md': '# Clip',
      'out/cable-clip.stl': 'solid',
      'cable-clip.gcode': 'G28',
      'node_modules/x/index.js': '',
      '.git/HEAD': 'ref',
    });
    const design = await read(folder);
    expect([...design.source.files.keys()]).toEqual(['README.md', 'index.js', 'okh.toml']);
    expect(design.source.entry).toBe('index.js');
    expect(design.manifest.title).toBe('Cable clip');
    expect(design.manifest.license).toBe('CERN-OHL-S-2.0');
    expect(design.problems).toEqual([]);
  });

  test('and its entry file alone are the same design', async () => {
    const folder = folderWith({ 'okh.toml': OKH, 'index.js': MAIN, 'lib/a.js': '' });
    expect(await read(join(folder, 'index.js'))).toEqual(await read(folder));
  });

  test('and the ZIP of it have the same digest', async () => {
    const folder = folderWith({ 'okh.toml': OKH, 'index.js': MAIN, 'lib/a.js': 'exports.a = 1' });
    const zip = zipOf({
      'clip/okh.toml': OKH,
      'clip/index.js': MAIN,
      'clip/lib/a.js': 'exports.a = 1',
    });
    expect((await read(zip)).digest).toBe((await read(folder)).digest);
  });

  test('takes its slug from okh.toml, else from its own name', async () => {
    const named = folderWith({ 'okh.toml': `slug = "clip"\n${OKH}`, 'index.js': MAIN });
    expect((await read(named)).slug).toBe('clip');
    const unnamed = folderWith({ 'okh.toml': OKH, 'index.js': MAIN });
    expect((await read(unnamed)).slug).toBe(`case-${count}`);
  });

  test.each([
    [
      'okh.toml source',
      { 'okh.toml': `${OKH}source = ["src/clip.ts"]`, 'src/clip.ts': MAIN, 'index.js': MAIN },
      'src/clip.ts',
    ],
    [
      'package.json main',
      { 'package.json': '{"name":"clip","main":"lib"}', 'lib/index.js': MAIN, 'a.js': MAIN },
      'lib/index.js',
    ],
    ['index', { 'a.js': MAIN, 'index.mjs': MAIN, 'main.js': MAIN }, 'index.mjs'],
    ['main', { 'a.js': MAIN, 'main.jscad': MAIN }, 'main.jscad'],
    ['the only code file', { 'clip.js': MAIN, 'notes.txt': '' }, 'clip.js'],
  ])('finds its entry by %s', async (_, files, entry) => {
    expect((await read(folderWith(files as unknown as Record<string, string>))).source.entry).toBe(
      entry,
    );
  });

  test('without one clear entry is a Problem', async () => {
    expect(await codes(folderWith({}))).toEqual(['source-no-entry']);
    expect(await codes(folderWith({ 'a.js': MAIN, 'b.js': MAIN }))).toEqual([
      'source-several-entries',
    ]);
    expect(await codes(folderWith({ 'okh.toml': `${OKH}source = "no.js"` }))).toEqual([
      'source-entry-missing',
    ]);
    expect(await codes(folderWith({ 'package.json': '{"main":"no.js"}' }))).toEqual([
      'source-entry-missing',
    ]);
  });

  test('with a link that leads outside is refused', async () => {
    const folder = folderWith({ 'okh.toml': OKH, 'index.js': MAIN });
    symlinkSync('/etc/passwd', join(folder, 'data.json'));
    expect(await codes(folder)).toContain('source-link-outside');
  });

  test.each<[string, (i: number) => string]>([
    ['files', (i) => `f${i}.txt`],
    ['folders', (i) => `f${i}/x.txt`],
  ])('with too many %s is refused', async (_, name) => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [name(i), '']));
    expect(await codes(folderWith({ ...many, 'index.js': MAIN }))).toContain(
      'source-too-many-files',
    );
  });

  test.each([
    [16, true],
    [17, false],
  ])('%i folders deep is read: %s; what is deeper is named, not left out', async (deep, isRead) => {
    const folder = Array.from({ length: deep }, (_, i) => `d${i}`).join('/');
    const at = folderWith({ 'okh.toml': OKH, 'index.js': MAIN, [`${folder}/x.txt`]: '' });
    const outcome = await readDesign(at);
    expect(outcome.ok).toBe(isRead);
    if (!isRead)
      expect(outcome.problems).toMatchObject([
        { code: 'source-too-deep', where: { file: folder } },
      ]);
  });

  test('never waits for a pipe in it', async () => {
    const folder = folderWith({ 'okh.toml': OKH, 'index.js': MAIN });
    execFileSync('mkfifo', [join(folder, 'pipe.js')]);
    expect(await codes(folder)).toEqual(['source-skipped']);
  });
});

describe('a lone file', () => {
  test('takes what it requires, however far down, and nothing that lies about', async () => {
    const files = {
      'clip.js': "const a = require('./lib/a'); import b from './b'; require('./part.stl')",
      'lib/a.js': "require('../lib/deep'); require('hull.js')",
      'lib/deep/index.ts': "export * from './types'",
      'lib/deep/types.ts': '',
      'b.ts': '',
      'part.stl': 'solid',
      'node_modules/hull.js/package.json': '{"main":"src/hull.js"}',
      'node_modules/hull.js/src/hull.js': "require('./grid')",
      'node_modules/hull.js/src/grid.js': '',
      'node_modules/other/index.js': '',
    };
    const alone = await read(join(folderWith(files), 'clip.js'));
    expect([...alone.source.files.keys()]).toEqual([
      'b.ts',
      'clip.js',
      'lib/a.js',
      'lib/deep/index.ts',
      'lib/deep/types.ts',
      'node_modules/hull.js/package.json',
      'node_modules/hull.js/src/grid.js',
      'node_modules/hull.js/src/hull.js',
      'part.stl',
    ]);
    const crowded = folderWith({ ...files, 'holiday.jpg': 'x', 'other.js': MAIN });
    expect((await read(join(crowded, 'clip.js'))).digest).toBe(alone.digest);
  });

  test('reaches no higher than its root, which --root widens', async () => {
    const folder = folderWith({ 'a/clip.js': "require('../lib/x')", 'lib/x.js': '' });
    const file = join(folder, 'a/clip.js');
    expect([...(await read(file)).source.files.keys()]).toEqual(['clip.js']);
    const wide = await read(file, folder);
    expect([...wide.source.files.keys()]).toEqual(['a/clip.js', 'lib/x.js']);
    expect(wide.source.entry).toBe('a/clip.js');
    expect(await codes(file, join(folder, 'lib'))).toEqual(['source-outside-root']);
  });

  test('carries its manifest in its header', async () => {
    const header = '// license: CC0-1.0\n// title : Hook\n// version: 2.0.0\n// author : Ada\n';
    const design = await read(join(folderWith({ 'hook.js': header + MAIN }), 'hook.js'));
    expect(design.manifest).toMatchObject({ title: 'Hook', version: '2.0.0', license: 'CC0-1.0' });
    expect(design.slug).toBe('hook');
    expect(design.problems).toEqual([]);
  });

  test('without a license is read with a loud warning', async () => {
    const design = await read(join(folderWith({ 'hook.js': MAIN }), 'hook.js'));
    const [problem] = design.problems;
    expect(problem).toMatchObject({ code: 'manifest-no-license', severity: 'warning' });
    expect(design.manifest.license).toBeUndefined();
  });

  test('that is no UTF-8 is a Problem with the place', async () => {
    const bytes = Uint8Array.from([...Buffer.from('// a\n// gr'), 0xfc, 0x6e, 0x0a]);
    const outcome = await readDesign(join(folderWith({ 'clip.js': bytes }), 'clip.js'));
    expect(outcome.problems).toMatchObject([
      { code: 'source-not-utf8', where: { file: 'clip.js', line: 2, column: 6 } },
    ]);
    expect(outcome.problems[0]!.message).toContain('offset 10');
  });
});

describe('a path that is no design', () => {
  test.each([
    ['missing', () => join(top, 'nowhere.js'), 'source-not-found'],
    ['a picture', () => join(folderWith({ 'a.png': '' }), 'a.png'), 'source-unknown-kind'],
    ['a device', () => '/dev/zero', 'source-not-a-file'],
    [
      'a ZIP in name alone',
      () => join(folderWith({ 'a.zip': 'no zip' }), 'a.zip'),
      'source-not-a-zip',
    ],
    ['an empty ZIP file', () => join(folderWith({ 'a.zip': '' }), 'a.zip'), 'source-not-a-zip'],
    [
      'broken TOML',
      () => folderWith({ 'okh.toml': 'name = x', 'index.js': MAIN }),
      'manifest-not-toml',
    ],
    [
      'broken JSON',
      () => folderWith({ 'package.json': '{', 'index.js': MAIN }),
      'manifest-not-json',
    ],
  ])('%s is a Problem', async (_, path, code) => {
    expect(await codes(path())).toEqual([code]);
  });
});

const zipOf = (files: Record<string, string>): string => {
  const content: Zippable = {};
  for (const [path, text] of Object.entries(files)) content[path] = Buffer.from(text);
  return join(folderWith({ 'clip.zip': zipSync(content) }), 'clip.zip');
};

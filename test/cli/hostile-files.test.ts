// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { document, filesIn, LIBRARY, scratch } from './fabcommons.ts';

const CLIP = join(LIBRARY, 'cable-clip');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Ends with 1 and one of the codes, soon, having written nothing. */
const refused = async (folder: string, words: readonly string[], code: string) => {
  const before = filesIn(folder);
  const ended = await document(words, { cwd: folder, env: { TMPDIR: folder } });
  expect(ended.json['problems'].map((problem: { code: string }) => problem.code)).toContain(code);
  expect(ended.code).toBe(1);
  expect(ended.seconds).toBeLessThan(10);
  expect(filesIn(folder)).toEqual(before);
  return ended.json['problems'].find((problem: { code: string }) => problem.code === code);
};

const binaryStl = (declared: number, facets: number): Uint8Array => {
  const file = new Uint8Array(84 + 50 * facets);
  new DataView(file.buffer).setUint32(80, declared, true);
  return file;
};

describe('slice refuses', () => {
  const nan = binaryStl(1, 1);
  new DataView(nan.buffer).setFloat32(84 + 12, NaN, true);
  const files: Readonly<Record<string, readonly [string, Uint8Array, string]>> = {
    'an empty file': ['a.stl', new Uint8Array(), 'format-'],
    'an STL without triangles': ['a.stl', binaryStl(0, 0), 'format-'],
    'an STL whose header lies about four billion triangles': [
      'a.stl',
      binaryStl(2 ** 32 - 1, 1),
      'format-',
    ],
    'an STL that is cut off': ['a.stl', binaryStl(9, 9).subarray(0, 400), 'format-'],
    'an STL with NaN': ['a.stl', nan, 'format-'],
    'an STL of nothing but flat triangles': ['a.stl', binaryStl(9, 9), ''],
    'a text that says it is an STL': ['a.stl', bytes('solid x\nfacet normal 0 0 one\n'), 'format-'],
    'a 3MF that is no ZIP': ['a.3mf', bytes('PK no'), 'format-'],
    'an OBJ without faces': ['a.obj', bytes('v 0 0 0\nv 1 0 0\n'), 'format-'],
    'a picture': ['a.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), 'format-'],
  };
  it.each(Object.entries(files))('%s', async (_, [name, content, code]) => {
    const folder = scratch();
    writeFileSync(join(folder, name), content);
    const ended = await document(['slice', name], { cwd: folder });
    expect(ended.code).toBe(1);
    expect(ended.seconds).toBeLessThan(10);
    expect(ended.json['problems'][0].code).toMatch(new RegExp(`^${code}`));
    expect(filesIn(folder)).toEqual([name]);
  });

  it('a mesh larger than the bed, and tells by how much', async () => {
    const folder = scratch();
    const cube = 'design.js';
    writeFileSync(
      join(folder, cube),
      "module.exports = { main: () => require('@jscad/modeling').primitives.cuboid({ size: [400, 20, 10], center: [0, 0, 5] }) }",
    );
    const problem = await refused(folder, ['build', cube], 'mesh-too-large-for-bed');
    expect(problem.message).toMatch(/400/);
    expect(problem.message).toMatch(/220/);
  });
});

describe('a design that is', () => {
  it('not there, a folder of nothing, a device, of an unknown kind', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'empty'));
    writeFileSync(join(folder, 'a.txt'), 'x');
    await refused(folder, ['build', 'missing.js'], 'source-not-found');
    await refused(folder, ['build', '/dev/zero'], 'source-not-a-file');
    await refused(folder, ['build', 'a.txt'], 'source-unknown-kind');
    const ended = await document(['build', 'empty'], { cwd: folder });
    expect(ended.code).toBe(1);
    expect(ended.json['problems'][0].code).toMatch(/^source-/);
  });

  const bomb = new Uint8Array(9_000_000);
  const link = { os: 3, attrs: 0o120777 * 65536 };
  const zips: Readonly<Record<string, readonly [Zippable, string]>> = {
    'a ZIP that leads up': [{ '../evil.js': bytes('x') }, 'source-bad-path'],
    'a ZIP that leads to the root': [{ '/etc/evil.js': bytes('x') }, 'source-bad-path'],
    'a ZIP with a link': [{ 'design.js': [bytes('/etc/passwd'), link] }, 'source-zip-link'],
    'a ZIP bomb': [
      { 'design.js': bytes('x'), 'data.json': [bomb, { level: 9 }] },
      'source-zip-bomb',
    ],
    'an empty ZIP': [{}, 'source-zip-empty'],
    'a ZIP of a hundred thousand files': [
      Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`${i}`, new Uint8Array()])),
      'source-zip-too-many-entries',
    ],
  };
  it.each(Object.entries(zips))('%s', async (_, [files, code]) => {
    const folder = scratch();
    writeFileSync(join(folder, 'design.zip'), zipSync(files, { level: 0 }));
    await refused(folder, ['build', 'design.zip'], code);
    await refused(folder, ['check', 'design.zip'], code);
  });

  it('a ZIP in name alone', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'design.zip'), 'hello');
    await refused(folder, ['build', 'design.zip'], 'source-not-a-zip');
  });
});

describe('parameters that are', () => {
  const places: readonly (readonly [string, number, number])[] = [
    ['{"diameter": 5,}', 1, 16],
    ['{"diameter": 5\n "width": 3}', 2, 2],
    ['{\n  diameter: 5\n}', 2, 3],
    ['{"diameter": 05}', 1, 14],
    ['', 1, 1],
    ['{"diameter": [1, 2', 1, 19],
    ['[1, 2]', 1, 1],
    ['null', 1, 1],
    ['{} x', 1, 4],
    ["{'a': 1}", 1, 2],
    ['{"a": "\n"}', 1, 7],
  ];
  it.each(places)('no JSON object, %j, are told with their place', async (text, line, column) => {
    const folder = scratch();
    writeFileSync(join(folder, 'my values.json'), text);
    const words = ['build', CLIP, '--params', 'my values.json'];
    const problem = await refused(folder, words, 'parameters-bad-file');
    expect(problem.where).toEqual({ file: 'my values.json', line, column });
  });

  it('no UTF-8, not there, a folder, or larger than any', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'latin.json'), Uint8Array.from([0x7b, 0xe9, 0x7d]));
    writeFileSync(join(folder, 'huge.json'), Buffer.alloc(11_000_000, 32));
    for (const file of ['latin.json', 'missing.json', '.', 'huge.json'])
      await refused(folder, ['build', CLIP, '--params', file], 'cli-cannot-read');
  });

  it('wrong, unknown, huge, or named like a prototype', async () => {
    const folder = scratch();
    const given = (value: string) => ['build', CLIP, '--param', value];
    await refused(folder, given('diameter=many'), 'parameters-not-a-number');
    await refused(folder, given('diameter=1e300'), 'parameters-out-of-range');
    const { hint } = await refused(folder, given('diametre=5'), 'parameters-unknown');
    expect(hint).toMatch(/diameter/);
    await refused(folder, given('__proto__=5'), 'parameters-unknown');
    await refused(folder, given('constructor=5'), 'parameters-unknown');
    await refused(folder, given(`diameter=${'9'.repeat(100_000)}`), 'parameters-not-a-number');
    writeFileSync(join(folder, 'p.json'), `{"diameter": {"a": 1}, "__proto__": {"b": 2}}`);
    await refused(folder, ['build', CLIP, '--params', 'p.json'], 'parameters-unknown');
    await refused(folder, ['build', CLIP, '--params', 'p.json'], 'parameters-not-a-number');
  });

  it('of parts there are none of, or more than any plate holds', async () => {
    const folder = scratch();
    await refused(folder, ['build', CLIP, '--part', 'lid=2'], 'plate-unknown-part');
    await refused(folder, ['build', CLIP, '--part', '__proto__=2'], 'plate-unknown-part');
    await refused(folder, ['build', CLIP, '--part', 'clip=1001'], 'plate-bad-quantity');
    await refused(folder, ['build', CLIP, '--part', 'clip=0'], 'plate-no-parts');
  });
});

describe('settings that are', () => {
  it('unknown, wrong or out of range, given or in a profile, are told', async () => {
    const folder = scratch();
    const { hint } = await refused(
      folder,
      ['build', CLIP, '--set', 'layer_heigth=0.2'],
      'settings-unknown-key',
    );
    expect(hint).toMatch(/layer_height/);
    await refused(folder, ['build', CLIP, '--set', '__proto__=1'], 'settings-unknown-key');
    await refused(folder, ['build', CLIP, '--set', 'layer_height=thin'], 'settings-not-a-number');
    await refused(folder, ['build', CLIP, '--printer', 'enderr3'], 'settings-unknown-printer');
    await refused(folder, ['build', CLIP, '--printer', './none.toml'], 'cli-cannot-read');
    writeFileSync(join(folder, 'bad.toml'), 'title = "x"\nlayer_height = = 3\n');
    const words = ['build', CLIP, '--process', 'bad.toml'];
    const { json } = await document(words, { cwd: folder });
    expect(json['problems'][0].where).toMatchObject({ file: 'bad.toml', line: 2 });
  });
});

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PIPELINE_VERSION } from '../../src/pipeline/version.ts';
import { DRAFT } from './block.ts';
import { document, fabcommons, filesIn, LIBRARY, ROOT, scratch } from './fabcommons.ts';

const CLIP = join(LIBRARY, 'cable-clip');

describe('usage', () => {
  it('the version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(PIPELINE_VERSION).toBe(version);
    expect(await fabcommons(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
  });

  it('the help names every command, and each command its options', async () => {
    const { code, stdout } = await fabcommons(['--help']);
    expect(code).toBe(0);
    const commands = 'build slice params check printers materials processes settings new'.split(
      ' ',
    );
    for (const name of commands) expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    const build = await fabcommons(['build', '--help']);
    expect(build.code).toBe(0);
    for (const option of 'root param params part printer material process set orient scale format out no-cache json quiet'.split(
      ' ',
    ))
      expect(build.stdout).toMatch(new RegExp(`^  --${option}\\b`, 'm'));
  });

  it('a wrong use points to the help of the command that was meant', async () => {
    for (const args of [
      ['build'],
      ['build', CLIP, '--colour'],
      ['build', CLIP, '--part', 'clip'],
    ]) {
      expect((await fabcommons(args)).stderr).toContain('See: fabcommons build --help');
    }
    expect((await fabcommons(['frobnicate'])).stderr).toContain('See: fabcommons --help');
  });

  const wrong: readonly (readonly string[])[] = [
    [],
    ['frobnicate'],
    ['build'],
    ['build', CLIP, CLIP],
    ['build', CLIP, '--colour'],
    ['build', CLIP, '--param', 'diameter'],
    ['build', CLIP, '--param', '=5'],
    ['build', CLIP, '--part', 'clip=two'],
    ['build', CLIP, '--part', 'clip=-1'],
    ['build', CLIP, '--part', 'clip'],
    ['build', CLIP, '--orient', '90'],
    ['build', CLIP, '--orient', '1,2,x'],
    ['build', CLIP, '--scale', '0'],
    ['build', CLIP, '--scale', 'big'],
    ['build', CLIP, '--format', 'step'],
    ['build', CLIP, '--format', ''],
    ['build', CLIP, '--format', 'stl,stl-ascii'],
    ['build', CLIP, '--set', 'layer_height'],
  ];
  it.each(wrong.map((words) => [words.join(' ').replace(CLIP, '<design>'), words] as const))(
    'fabcommons %s is told on stderr and ends with 2',
    async (_, words) => {
      const { code, stdout, stderr } = await fabcommons(words, { cwd: scratch() });
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/error|Usage/);
      expect(stderr).not.toMatch(/ at .*\.js:\d+/);
    },
  );

  it('an unknown FABCOMMONS_ variable is an error, the known ones are none', async () => {
    const wrongName = await fabcommons(['printers'], { env: { FABCOMMONS_DATABSE: 'x' } });
    expect(wrongName).toMatchObject({ code: 2, stdout: '' });
    expect(wrongName.stderr).toMatch(/FABCOMMONS_DATABSE.*FABCOMMONS_DATABASE/);
    expect((await fabcommons(['printers'], { env: { FABCOMMONS_CACHE: '/x' } })).code).toBe(0);
  });
});

describe('profiles and settings', () => {
  const ids: readonly (readonly [string, string])[] = [
    ['printers', 'generic mk4 mk3s mini ender3 voron24-300'],
    ['materials', 'pla petg abs tpu'],
    ['processes', 'draft standard fine'],
  ];
  it.each(ids)('%s are listed, and shown alone', async (command, known) => {
    const list = await document([command]);
    expect(list.json.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(known.split(' ')),
    );
    const { stdout } = await fabcommons([command]);
    for (const id of known.split(' ')) expect(stdout).toMatch(new RegExp(`^${id} `, 'm'));
    const last = known.split(' ').at(-1)!;
    expect((await document([command, last])).json).toMatchObject({
      id: last,
      settings: expect.anything(),
    });
    const unknown = await document([command, 'nothing']);
    expect(Object.keys(unknown.json['problems'][0])).toEqual([
      'code',
      'severity',
      'message',
      'hint',
      'where',
    ]);
    expect(unknown.code).toBe(1);
    expect(unknown.json['problems'][0].code).toMatch(/^settings-unknown-/);
  });

  it('every setting that PrusaSlicer names so is listed with default, range and help', async () => {
    const { json } = await document(['settings']);
    const keys = json.map(({ key }: { key: string }) => key);
    const known =
      'layer_height first_layer_height perimeters extrusion_width top_solid_layers bottom_solid_layers fill_density fill_pattern solid_infill_below_area skirts brim_width retract_length';
    expect(keys).toEqual(expect.arrayContaining(known.split(' ')));
    for (const row of json as { default: unknown; help: string }[]) {
      expect(row.default).toBeDefined();
      expect(row.help).toMatch(/\w/);
    }
    const one = await document(['settings', 'layer_height']);
    expect(one.json).toMatchObject({ key: 'layer_height', default: 0.2 });
    const { code, json: none } = await document(['settings', 'layer_heigth']);
    expect([code, none['problems'][0].hint]).toEqual([1, 'Did you mean layer_height?']);
  });
});

describe('params', () => {
  it('lists what a design takes', async () => {
    const { code, json } = await document(['params', CLIP]);
    expect(code).toBe(0);
    expect(json).toMatchObject({
      design: 'cable-clip',
      version: '1.0.0',
      license: 'CC0-1.0',
      problems: [],
    });
    const [diameter] = json['parameters'].filter(
      ({ name }: { name: string }) => name === 'diameter',
    );
    expect(diameter).toMatchObject({ min: 3, max: 16 });
    const { stdout } = await fabcommons(['params', CLIP]);
    expect(stdout).toMatch(/^diameter .* 3 to 16/m);
  });
});

describe('new', () => {
  it('makes a design that builds and lacks nothing for publishing but a place', async () => {
    const folder = scratch();
    const words = ['new', 'my clip', '--author', 'Ada "A" Maker', '--title', 'Ada’s `clip`'];
    expect((await document(words, { cwd: folder })).code).toBe(0);
    expect(filesIn(join(folder, 'my clip'))).toEqual(['README.md', 'design.js', 'okh.toml']);
    const built = await document(['build', 'my clip', ...DRAFT], { cwd: folder });
    expect([built.code, built.json['problems']]).toEqual([0, []]);
    expect(filesIn(join(folder, 'out'))).toEqual(['my-clip.3mf', 'my-clip.gcode', 'my-clip.stl']);
    const checked = await document(['check', 'my clip'], { cwd: folder });
    expect(checked.code).toBe(0);
    const again = await document(words, { cwd: folder });
    expect([again.code, again.json['problems'][0].code]).toEqual([1, 'cli-folder-taken']);
  });
});

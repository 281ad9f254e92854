// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { BLOCK, DRAFT, withBlock } from './block.ts';
import { document, fabcommons, scratch } from './fabcommons.ts';

describe('build', () => {
  it('parameters of the command line win over those of the file', async () => {
    const folder = withBlock();
    writeFileSync(join(folder, 'values.json'), '{"size": 30}');
    const words = ['build', 'block.js', '--format', 'stl', '--params', 'values.json'];
    expect((await document(words, { cwd: folder })).json['parameters']).toEqual({ size: 30 });
    const { json } = await document([...words, '--param', 'size=40'], { cwd: folder });
    expect(json['parameters']).toEqual({ size: 40 });
  });

  it('scales and turns', async () => {
    const folder = withBlock();
    const bounds = async (...words: string[]) => {
      const { json } = await document(
        ['build', 'block.js', '--format', 'stl', '--param', 'size=30', ...words],
        { cwd: folder },
      );
      const [low, high] = json['meshes'][0].bounds;
      return high.map((value: number, k: number) => Math.round(value - low[k]));
    };
    expect(await bounds('--scale', '2')).toEqual([60, 40, 20]);
    expect(await bounds('--orient', '0,90,0')).toEqual([10, 20, 30]);
    expect(await bounds('--orient', '0,90,0', '--scale', '0.5')).toEqual([5, 10, 15]);
    expect(await bounds('--orient', 'keep')).toEqual([30, 20, 10]);
    expect((await bounds('--orient', 'auto'))[2]).toBe(10);
  });

  it('takes settings one by one, and profiles from TOML and JSON files that inherit', async () => {
    const folder = withBlock();
    const layers = async (...words: string[]) =>
      (await document(['build', 'block.js', '--format', 'gcode', ...words], { cwd: folder })).json[
        'production'
      ];
    expect((await layers('--set', 'layer_height=0.1')).layers).toBe(99);
    writeFileSync(
      join(folder, 'mine.toml'),
      'inherits = "draft"\nlayer_height = 0.25\nfirst_layer_height = 0.25\n',
    );
    expect(await layers('--process', 'mine.toml')).toMatchObject({ layers: 40, process: 'mine' });
    writeFileSync(
      join(folder, 'mine.json'),
      '{"inherits": "mk4", "title": "Mine", "bed_size_x": 100}',
    );
    expect(await layers(...DRAFT, '--printer', './mine.json')).toMatchObject({ printer: 'mine' });
    const small = await document(
      [
        'build',
        'block.js',
        '--param',
        'size=150',
        '--printer',
        './mine.json',
        '--format',
        'gcode',
        '--set',
        'bed_size_y=100',
      ],
      { cwd: folder },
    );
    expect(small.json['problems'].at(-1).code).toBe('mesh-too-large-for-bed');
    expect(small.json['problems'].at(-1).message).toMatch(/150/);
  });

  it('reads folders, files, ZIPs, and paths with spaces and letters of any language', async () => {
    const folder = scratch();
    const home = join(folder, 'größe  und 日本');
    mkdirSync(home);
    writeFileSync(join(home, 'mein würfel.js'), BLOCK);
    writeFileSync(
      join(folder, 'block.zip'),
      zipSync({ 'block/index.js': new TextEncoder().encode(BLOCK) }),
    );
    for (const design of [join(home, 'mein würfel.js'), 'block.zip', home]) {
      const { code, json } = await document(
        ['build', design, '--format', 'stl', '--out', join(home, 'made für')],
        { cwd: folder },
      );
      expect([design, code]).toEqual([design, 0]);
      expect(json['outputs'][0].path).toContain('made für');
    }
  });

  it('--root widens what a design may require', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'inner'));
    writeFileSync(
      join(folder, 'shared.js'),
      "module.exports = require('@jscad/modeling').primitives.cube()",
    );
    writeFileSync(
      join(folder, 'inner/design.js'),
      "module.exports = { main: () => require('../shared.js') }",
    );
    const words = ['build', 'inner/design.js', '--format', 'stl'];
    expect((await document(words, { cwd: folder })).code).toBe(1);
    expect((await document([...words, '--root', '.'], { cwd: folder })).code).toBe(0);
  });

  it('--quiet prints nothing but errors; people else get a summary, and warnings beside it', async () => {
    const folder = withBlock();
    const words = ['build', 'block.js', '--format', 'stl,svg', '--no-cache'];
    expect(await fabcommons([...words, '--quiet'], { cwd: folder })).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    });
    const loud = await fabcommons(words, { cwd: folder });
    expect(loud.stdout).toMatch(/^out\/block\.stl +\d/m);
    expect(loud.stderr).toMatch(/^warning svg cannot hold this result/m);
    // eslint-disable-next-line no-control-regex
    expect(loud.stdout + loud.stderr).not.toMatch(/\x1b/);
    const failed = await fabcommons([...words, '--quiet', '--param', 'size=0'], { cwd: folder });
    expect([failed.code, failed.stdout]).toEqual([1, '']);
    expect(failed.stderr).toMatch(/^error .*\[parameters-out-of-range\]/);
  });

  it('an existing product is replaced', async () => {
    const folder = withBlock();
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/block.stl'), 'old');
    await document(['build', 'block.js', '--format', 'stl'], { cwd: folder });
    expect(readFileSync(join(folder, 'out/block.stl')).length).toBe(84 + 12 * 50);
  });
});

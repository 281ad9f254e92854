// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DRAFT, withBlock } from './block.ts';
import { document, filesIn, LIBRARY, scratch } from './fabcommons.ts';

const COASTER = join(LIBRARY, 'name-coaster');
const JAR = join(LIBRARY, 'threaded-jar');

const codes = (json: Record<string, { code: string }[]>): string[] =>
  json['problems']!.map(({ code }) => code);

describe('build', () => {
  it('writes STL, 3MF and G-code of solids into ./out, and tells all of it as one document', async () => {
    const folder = withBlock();
    const { code, json, stderr } = await document(['build', 'block.js', ...DRAFT], { cwd: folder });
    expect([code, stderr]).toEqual([0, '']);
    expect(Object.keys(json)).toEqual(
      expect.arrayContaining(
        'design version digest license parameters outputs meshes production problems'.split(' '),
      ),
    );
    expect(json).toMatchObject({
      design: 'block',
      version: '1.2.3',
      license: 'CC0-1.0',
      parameters: { size: 20 },
    });
    expect(json['digest']).toMatch(/^[0-9a-f]{64}$/);
    expect(filesIn(join(folder, 'out'))).toEqual(['block.3mf', 'block.gcode', 'block.stl']);
    for (const { path, format, bytes, sha256 } of json['outputs']) {
      const content = readFileSync(path);
      expect(path).toBe(join(folder, 'out', `block.${format}`));
      expect(content.length).toBe(bytes);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    }
    expect(json['meshes']).toHaveLength(1);
    expect(json['meshes'][0]).toMatchObject({
      bounds: [
        [-10, -10, 0],
        [10, 10, 10],
      ],
      triangles: 12,
      closed: true,
    });
    expect(json['meshes'][0].volume_mm3).toBeCloseTo(4000, 3);
    expect(json['meshes'][0].area_mm2).toBeCloseTo(1600, 3);
    expect(json['production']).toMatchObject({
      currency: 'EUR',
      printer: 'generic',
      material: 'pla',
      process: 'draft',
    });
    for (const key of 'time_s filament_mm mass_g layers energy_wh cost'.split(' '))
      expect(json['production'][key]).toBeGreaterThan(0);
  });

  it('without --printer, --material and --process it is for generic, pla, standard', async () => {
    const { json } = await document(['build', 'block.js', '--format', 'gcode'], {
      cwd: withBlock(),
    });
    expect(json['production']).toMatchObject({
      printer: 'generic',
      material: 'pla',
      process: 'standard',
    });
  });

  it('writes SVG and DXF of 2D results', async () => {
    const folder = scratch();
    const words = ['build', COASTER, '--param', 'mode=stencil', '--out', 'made'];
    const { code, json } = await document(words, { cwd: folder });
    expect(code).toBe(0);
    expect(json['production']).toBeNull();
    expect(filesIn(join(folder, 'made')).map((name) => name.split('.').at(-1))).toEqual([
      'dxf',
      'svg',
    ]);
    const misfit = await document([...words, '--format', 'stl,svg'], { cwd: folder });
    expect(misfit.code).toBe(0);
    expect(codes(misfit.json)).toEqual(['format-does-not-fit']);
    const none = await document([...words, '--format', 'stl,gcode'], { cwd: folder });
    expect(none.code).toBe(1);
    expect(none.json['outputs']).toEqual([]);
  });

  it('writes every format it names, and check finds the products sound', async () => {
    const folder = withBlock();
    const formats = 'stl,3mf,obj,glb,svg,dxf,png,gcode';
    const { code, json } = await document(['build', 'block.js', ...DRAFT, '--format', formats], {
      cwd: folder,
    });
    expect(code).toBe(0);
    expect(codes(json).filter((each) => each === 'format-does-not-fit')).toHaveLength(2);
    expect(filesIn(join(folder, 'out'))).toEqual(
      ['3mf', 'gcode', 'glb', 'obj', 'png', 'stl'].map((ending) => `block.${ending}`),
    );
    for (const ending of ['stl', '3mf', 'obj', 'glb', 'gcode']) {
      const checked = await document(['check', `out/block.${ending}`], { cwd: folder });
      expect([ending, checked.code, checked.json['problems']]).toEqual([ending, 0, []]);
    }
    const ascii = await document(['build', 'block.js', '--format', 'stl-ascii'], { cwd: folder });
    expect(readFileSync(ascii.json['outputs'][0].path, 'utf8')).toMatch(/^solid /);
    expect((await document(['check', 'out/block.stl'], { cwd: folder })).json['problems']).toEqual(
      [],
    );
  });

  it('names files of several parts after them, and plates by their number', async () => {
    const folder = withBlock();
    const jar = await document(['build', JAR, '--format', 'stl'], { cwd: folder });
    expect(jar.json['outputs'].map(({ path }: { path: string }) => path.split('/').at(-1))).toEqual(
      ['threaded-jar-jar.stl', 'threaded-jar-lid.stl'],
    );
    const part = (await document(['build', 'block.js', '--format', 'stl'], { cwd: folder })).json[
      'meshes'
    ][0].name;
    const words = ['build', 'block.js', ...DRAFT, '--format', 'gcode', '--param', 'size=200'];
    const { json } = await document([...words, '--part', `${part}=9`, '--out', 'plates'], {
      cwd: folder,
    });
    expect(filesIn(join(folder, 'plates'))).toEqual(['block-plate-1.gcode', 'block-plate-2.gcode']);
    expect(json['production'].layers).toBeGreaterThan(60);
    const jars = await document(
      ['build', JAR, '--format', 'stl', '--part', 'jar=0', '--out', 'lid'],
      { cwd: folder },
    );
    expect(jars.json['meshes'].map(({ name }: { name: string }) => name)).toEqual(['lid']);
  });
});

describe('slice', () => {
  it('writes the G-code of a mesh where it is told, else into ./out', async () => {
    const folder = withBlock();
    await document(['build', 'block.js', '--format', 'stl,3mf,obj', '--out', '.'], { cwd: folder });
    for (const ending of ['stl', '3mf', 'obj']) {
      const { code, json } = await document(['slice', `block.${ending}`, ...DRAFT], {
        cwd: folder,
      });
      expect([code, json['problems']]).toEqual([0, []]);
      expect(json['outputs'][0].path).toBe(join(folder, 'out/block.gcode'));
      expect(json['meshes'][0].volume_mm3).toBeCloseTo(4000, 3);
    }
    const named = await document(['slice', 'block.stl', ...DRAFT, '--out', 'a b/c.gcode'], {
      cwd: folder,
    });
    expect(named.json['outputs'][0].path).toBe(join(folder, 'a b/c.gcode'));
    const checked = await document(['check', 'a b/c.gcode'], { cwd: folder });
    expect(checked.json['problems']).toEqual([]);
  });
});

it('check passes the G-code of a slicer we did not write', async ({ skip }) => {
  if (spawnSync('prusa-slicer', ['--help']).error) skip('prusa-slicer is not installed');
  const folder = withBlock();
  await document(['build', 'block.js', '--format', 'stl', '--out', '.'], { cwd: folder });
  const env = { ...process.env, LC_ALL: 'C' };
  const words = ['--export-gcode', '--output', 'foreign.gcode', 'block.stl'];
  expect(spawnSync('prusa-slicer', words, { cwd: folder, env }).status).toBe(0);
  expect((await document(['check', 'foreign.gcode'], { cwd: folder })).code).toBe(0);
});

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { analyzeGcode } from '../../../src/pipeline/gcode/analyze-gcode.ts';
import { checkGcode } from '../../../src/pipeline/gcode/check-gcode.ts';
import { hasErrors } from '../../../src/shared/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'foreign-gcode-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A drum of 24 mm, 15 mm high, as ASCII STL. */
const drum = (): string => {
  const sides = 60;
  const facets: string[] = [];
  const facet = (...corners: readonly number[][]): void => {
    const vertices = corners.map((corner) => `vertex ${corner.join(' ')}`).join('\n');
    facets.push(`facet normal 0 0 0\nouter loop\n${vertices}\nendloop\nendfacet`);
  };
  const corner = (i: number, z: number): number[] => {
    const angle = (2 * Math.PI * (i % sides)) / sides;
    return [12 * Math.cos(angle), 12 * Math.sin(angle), z];
  };
  for (let i = 0; i < sides; i++) {
    facet([0, 0, 0], corner(i + 1, 0), corner(i, 0));
    facet([0, 0, 15], corner(i, 15), corner(i + 1, 15));
    facet(corner(i, 0), corner(i + 1, 0), corner(i + 1, 15));
    facet(corner(i, 0), corner(i + 1, 15), corner(i, 15));
  }
  return `solid drum\n${facets.join('\n')}\nendsolid drum\n`;
};

const model = join(folder, 'drum.stl');
writeFileSync(model, drum());

const DEFINITION = '/usr/share/cura/resources/definitions/fdmprinter.def.json';

const installed = (program: string, probe: readonly string[]): boolean => {
  const missing = spawnSync(program, probe, { stdio: 'ignore' }).error !== undefined;
  if (missing) console.warn(`${program} is not installed: its G-code is not tested`);
  return !missing;
};

const slice = (program: string, args: readonly string[], out: string): string => {
  // The tests' own locale is not one that these programs know.
  const env = { ...process.env, LC_ALL: 'C' };
  const run = spawnSync(program, args, { encoding: 'utf8', env });
  if (!existsSync(out)) throw new Error(`${program} wrote nothing: ${run.stderr}`);
  return readFileSync(out, 'utf8');
};

const seconds = (text: string): number => {
  const units = { d: 86_400, h: 3600, m: 60, s: 1 };
  return [...text.matchAll(/(\d+)([dhms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units],
    0,
  );
};

describe.skipIf(!installed('prusa-slicer', ['--help']))('G-code of PrusaSlicer', () => {
  test.each([
    ['as it comes', []],
    [
      'with limits in the G-code',
      ['--gcode-flavor', 'marlin2', '--machine-limits-usage', 'emit_to_gcode'],
    ],
    ['with lift, wipe and gyroid', ['--retract-lift', '0.3', '--wipe', '--fill-pattern', 'gyroid']],
    ['with absolute extrusion', ['--use-relative-e-distances=0']],
    ['with firmware retraction', ['--gcode-flavor', 'marlin2', '--use-firmware-retraction']],
  ])('%s measures as PrusaSlicer itself says', (_, options) => {
    const out = join(folder, 'prusa.gcode');
    rmSync(out, { force: true });
    const gcode = slice('prusa-slicer', ['-g', model, '-o', out, ...options], out);
    const said = (key: string): string => new RegExp(`^; ${key} = (.*)$`, 'm').exec(gcode)![1]!;
    const analysis = analyzeGcode(gcode);
    const estimate = seconds(said('estimated printing time \\(normal mode\\)'));
    expect(estimate).toBeGreaterThan(300);
    expect(Math.abs(analysis.time_s / estimate - 1)).toBeLessThan(0.05);
    const filament = Number(said('filament used \\[mm\\]'));
    expect(Math.abs(analysis.filament_mm / filament - 1)).toBeLessThan(0.002);
    expect(analysis.layers).toHaveLength(50);
    expect(analysis.roles.map(({ role }) => role)).toContain('External perimeter');
    expect(checkGcode(gcode).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe.skipIf(!installed('slic3r', ['--version']))('G-code of Slic3r', () => {
  test('measures as Slic3r itself says', () => {
    const out = join(folder, 'slic3r.gcode');
    const gcode = slice('slic3r', [model, '-o', out], out);
    const said = Number(/filament used = ([\d.]+)mm/.exec(gcode)![1]);
    const analysis = analyzeGcode(gcode);
    // Its settings say 3 mm filament; millimeters of it do not depend on that.
    expect(Math.abs(analysis.filament_mm / said - 1)).toBeLessThan(0.01);
    expect(analysis.layers.length).toBeGreaterThan(40);
    expect(hasErrors(checkGcode(gcode))).toBe(false);
  });
});

const cura = existsSync(DEFINITION) && installed('CuraEngine', ['help']);

describe.skipIf(!cura)('G-code of CuraEngine', () => {
  test('reads with layers, roles and sound laws', () => {
    const out = join(folder, 'cura.gcode');
    const settings = {
      machine_start_gcode: 'M190 S60\nM109 S210\nG28',
      machine_end_gcode: 'M104 S0\nM140 S0',
      machine_width: 200,
      machine_depth: 200,
      mesh_position_x: 100,
      mesh_position_y: 100,
      layer_height: 0.2,
      roofing_layer_count: 0,
    };
    const options = Object.entries(settings).flatMap(([key, value]) => ['-s', `${key}=${value}`]);
    const gcode = slice(
      'CuraEngine',
      ['slice', '-j', DEFINITION, ...options, '-o', out, '-l', model],
      out,
    );
    const analysis = analyzeGcode(gcode);
    expect(analysis.layers.length).toBe(75);
    expect(analysis.roles.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['External perimeter', 'Perimeter', 'Solid infill']),
    );
    expect(hasErrors(checkGcode(gcode))).toBe(false);
  });
});

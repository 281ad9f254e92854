// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { analyzeGcode } from '../../../src/pipeline/gcode/analyze-gcode.ts';
import { checkGcode } from '../../../src/pipeline/gcode/check-gcode.ts';
import { limitsOf } from '../../../src/pipeline/gcode/machine-limits.ts';
import { readGcode } from '../../../src/pipeline/gcode/read-gcode.ts';
import { writeGcode } from '../../../src/pipeline/gcode/write-gcode.ts';
import type { Choice } from '../../../src/pipeline/fabricators/resolve.ts';
import { PRINTERS } from '../../../src/pipeline/fabricators/printers/index.ts';
import type { Role, Toolpaths } from '../../../src/pipeline/toolpath/toolpath.ts';
import { bead, layersOf, NOTICE, settingsOf, TINY, travel, volumeOf } from './tiny-toolpaths.ts';

const written = (toolpaths: Toolpaths, choice: Choice = {}): string => {
  const outcome = writeGcode(toolpaths, settingsOf(choice), NOTICE);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return new TextDecoder().decode(outcome.value.bytes);
};

const golden = (name: string): string =>
  fileURLToPath(new URL(`../../golden/${name}`, import.meta.url));

describe('a flavor', () => {
  test.each([
    ['marlin', 'generic'],
    ['marlin2', 'mk4'],
    ['klipper', 'voron24-300'],
  ])('%s is written as in the golden file', async (flavor, printer) => {
    const gcode = written(TINY, {
      printer,
      overrides: { gcode_label_objects: 'firmware', temperature: 205 },
    });
    await expect(gcode).toMatchFileSnapshot(golden(`gcode-${flavor}.gcode`));
  });
});

describe.each(PRINTERS.map((printer) => printer.id))('on %s', (printer) => {
  test('every law of G-code holds', () => {
    for (const overrides of [{}, { use_firmware_retraction: 1 }, { retract_length: 0 }]) {
      const settings = settingsOf({ printer, overrides });
      const gcode = written(TINY, { printer, overrides });
      const expected = { volume_mm3: volumeOf(TINY) };
      expect(checkGcode(gcode, limitsOf(settings), expected)).toEqual([]);
      expect(checkGcode(gcode)).toEqual([]);
    }
  });
});

test('whatever the toolpaths, every law holds and no plastic is lost', () => {
  const place = fc.tuple(
    fc.double({ min: 5, max: 170, noNaN: true }),
    fc.double({ min: 5, max: 170, noNaN: true }),
  );
  const points = fc.array(place, { minLength: 2, maxLength: 12 }).map((list) => list.flat());
  const move = fc.oneof(
    fc
      .record({
        points,
        role: fc.constantFrom<Role>('Perimeter', 'Bridge infill', 'Internal infill'),
        object: fc.integer({ min: -1, max: 2 }),
        speed: fc.double({ min: 1, max: 300, noNaN: true }),
        acceleration: fc.double({ min: 10, max: 20_000, noNaN: true }),
        mm3PerMm: fc.double({ min: 0.01, max: 0.4, noNaN: true }),
      })
      .map(({ points: way, ...rest }) => bead(way, rest)),
    fc
      .record({ points, retract: fc.boolean(), lift: fc.double({ min: 0, max: 3, noNaN: true }) })
      .map(({ points: way, retract, lift }) => travel(way, retract, lift)),
  );
  const layers = fc.array(fc.array(move, { maxLength: 12 }), { maxLength: 5 });
  const choice = fc.record({
    printer: fc.constantFrom('generic', 'mini', 'mk4', 'voron24-300'),
    overrides: fc.record({
      gcode_label_objects: fc.constantFrom('no', 'firmware'),
      use_firmware_retraction: fc.boolean(),
      retract_layer_change: fc.boolean(),
      retract_length: fc.constantFrom(0, 0.4, 5),
      retract_restart_extra: fc.constantFrom(0, 0.05),
      layer_gcode: fc.constantFrom('', 'M117 layer {layer_num}', 'G1 E0'),
    }),
  });
  fc.assert(
    fc.property(layers, choice, (list, chosen) => {
      const toolpaths = { objects: ['a', 'b', 'c'], layers: layersOf(list) };
      const extra = chosen.overrides.retract_restart_extra;
      const gcode = written(toolpaths, chosen);
      const problems = checkGcode(gcode, limitsOf(settingsOf(chosen)), {
        ...(extra === 0 ? { volume_mm3: volumeOf(toolpaths) } : {}),
      });
      expect(problems).toEqual([]);
    }),
    { numRuns: 150, endOnFailure: true },
  );
});

test('templates that heat nothing are completed', () => {
  const overrides = { start_gcode: 'G28', end_gcode: '', remaining_times: 0 };
  const gcode = written(TINY, { overrides });
  expect(checkGcode(gcode, limitsOf(settingsOf({ overrides })))).toEqual([]);
  expect(gcode).toMatch(/M140 S60\nM104 S215\nG28\nM190 S60\nM109 S215\n/);
});

describe('filament', () => {
  test('written is that of the toolpaths, however short the moves are', () => {
    const step = fc.tuple(
      fc.double({ min: -0.05, max: 0.05, noNaN: true }),
      fc.double({ min: -0.05, max: 0.05, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 200, maxLength: 400 }), (steps) => {
        let [x, y] = [100, 100];
        const points = [x, y, ...steps.flatMap(([dx, dy]) => [(x += dx), (y += dy)])];
        const toolpaths = { objects: ['a'], layers: layersOf([[bead(points)]]) };
        const overrides = { start_gcode: 'G28' };
        const analysis = analyzeGcode(written(toolpaths, { overrides }));
        expect(analysis.volume_mm3).toBeCloseTo(volumeOf(toolpaths), 3);
      }),
      { numRuns: 25 },
    );
  });

  test('follows the extrusion multiplier', () => {
    const used = (overrides: Record<string, number>): number => {
      const start = { ...overrides, start_gcode: 'G28' };
      return analyzeGcode(written(TINY, { overrides: start })).filament_mm;
    };
    expect(used({ extrusion_multiplier: 1.1 }) / used({})).toBeCloseTo(1.1, 4);
  });

  test('comes back by as much as was drawn back, and the extra', () => {
    const gcode = written(TINY, { overrides: { retract_length: 2, retract_restart_extra: 0.1 } });
    expect(gcode).toContain('G1 E-2 ');
    expect(gcode).toContain('G1 E2.1 ');
    expect(checkGcode(gcode)).toEqual([]);
  });

  test('is drawn back by G10 and G11 in turn when the firmware does it', () => {
    const gcode = written(TINY, { overrides: { use_firmware_retraction: true } });
    const turns = gcode.match(/^G1[01]$/gm)!;
    expect(turns.length).toBeGreaterThan(4);
    turns.forEach((turn, i) => expect(turn).toBe(i % 2 === 0 ? 'G10' : 'G11'));
    expect(gcode).not.toMatch(/^G1 E-/m);
  });

  test('is never pushed faster than it melts', () => {
    const program = readGcode(written(TINY, { material: 'tpu' }));
    const { moves } = program;
    for (let i = 1; i < moves.count; i++) {
      if (moves.kind[i] !== 1 || program.roles[moves.role[i]!] === 'Custom') continue;
      const dx = moves.x[i]! - moves.x[i - 1]!;
      const dy = moves.y[i]! - moves.y[i - 1]!;
      const flow = (moves.e[i]! / Math.sqrt(dx * dx + dy * dy)) * moves.feed[i]!;
      expect(flow * ((Math.PI * 1.75 * 1.75) / 4)).toBeLessThan(3.01);
    }
  });
});

test('progress takes nothing away: without its lines the file is the one written without it', () => {
  const still = { objects: ['a'], layers: layersOf([[bead([50, 50, 50.1, 50])]]) };
  for (const toolpaths of [TINY, still, { objects: [], layers: [] }]) {
    const body = (remaining: number): string =>
      written(toolpaths, { overrides: { remaining_times: remaining } })
        .replace(/^M73 .*\n/gm, '')
        .replace(/^; remaining_times.*$/m, '');
    expect(body(1)).toBe(body(0));
  }
});

describe('text of others', () => {
  test('cannot break out of its line', () => {
    const notice = {
      ...NOTICE,
      title: 'Clip\nM112\r\nG28\u2028M999',
      changed: [{ name: 'a', value: 'b\nM112' }],
      source: 'https://x\n\nM112',
    };
    const toolpaths = { ...TINY, objects: ['a\nM112 ', '\u0085M112'] };
    const settings = settingsOf({
      overrides: { gcode_label_objects: 'firmware', filament_type: 'PLA\nM112' },
    });
    const outcome = writeGcode(toolpaths, settings, notice);
    if (!outcome.ok) throw new Error('not written');
    const text = new TextDecoder().decode(outcome.value.bytes);
    expect(text).not.toMatch(/^\s*(M112|M999)/m);
    expect(text.split(/[\n\r\u0085\u2028]/)).toHaveLength(text.split('\n').length);
  });

  test('in a template with an unknown placeholder is a Problem with name and line', () => {
    const settings = settingsOf({ overrides: { end_gcode: 'G28\nG1 Z{max_layer_zz}' } });
    const outcome = writeGcode(TINY, settings, NOTICE);
    expect(outcome).toMatchObject({
      ok: false,
      problems: [
        {
          code: 'gcode-template',
          message: expect.stringContaining('max_layer_zz'),
          hint: expect.stringContaining('max_layer_z'),
          where: { file: 'end_gcode', line: 2 },
        },
      ],
    });
  });
});

test('the first lines are the SPDX lines', () => {
  const lines = written(TINY).split('\n');
  expect(lines[0]).toBe(`; ${'SPDX'}-FileCopyrightText: 2026 Ada Moreau`);
  expect(lines[1]).toBe(`; ${'SPDX'}-License-Identifier: CERN-OHL-S-2.0`);
});

test('the dialect line is found by the pattern that printers’ software uses', () => {
  expect(written(TINY)).toMatch(/PrusaSlicer\s(.*)\son/);
});

test('a thumbnail comes back from its rows byte by byte', () => {
  const png = Uint8Array.from({ length: 1000 }, (_, i) => (i * 37) & 255);
  const thumbnails = [{ width: 16, height: 12, png }];
  const outcome = writeGcode(TINY, settingsOf(), NOTICE, { thumbnails });
  const text = outcome.ok ? new TextDecoder().decode(outcome.value.bytes) : '';
  const found = /; thumbnail begin 16x12 (\d+)\n([\s\S]*?); thumbnail end/.exec(text)!;
  const rows = found[2]!.trim().split('\n');
  for (const row of rows) expect(row.length).toBeLessThanOrEqual(80);
  const base64 = rows.map((row) => row.slice(2)).join('');
  expect(base64).toHaveLength(Number(found[1]));
  expect(Uint8Array.from(Buffer.from(base64, 'base64'))).toEqual(png);
});

test('progress runs from 0 to 100 without falling', () => {
  const lines = written(TINY).match(/^M73 P\d+ R\d+$/gm)!;
  const percents = lines.map((line) => Number(/P(\d+)/.exec(line)![1]));
  expect(percents[0]).toBe(0);
  expect(percents.at(-1)).toBe(100);
  expect([...percents].sort((a, b) => a - b)).toEqual(percents);
  expect(written(TINY, { overrides: { remaining_times: 0 } })).not.toContain('M73');
});

test('the time and material in the footer are those of reading the file back', () => {
  const gcode = written(TINY);
  const analysis = analyzeGcode(gcode, limitsOf(settingsOf()));
  const value = (key: string): string => new RegExp(`^; ${key} = (.*)$`, 'm').exec(gcode)![1]!;
  expect(value('estimated printing time \\(normal mode\\)')).toBe(
    `${Math.round(analysis.time_s)}s`,
  );
  expect(Number(value('filament used \\[mm\\]'))).toBeCloseTo(analysis.filament_mm, 2);
  expect(Number(value('filament used \\[g\\]'))).toBeCloseTo(analysis.mass_g, 2);
  expect(value('layer_height')).toBe('0.2');
  expect(value('nozzle_diameter')).toBe('0.4');
  expect(value('filament_type')).toBe('PLA');
});

test('the program that comes with a file is what reading the file gives', () => {
  for (const remaining_times of [0, 1]) {
    const settings = settingsOf({ overrides: { remaining_times } });
    const outcome = writeGcode(TINY, settings, NOTICE);
    if (!outcome.ok) throw new Error('not written');
    const { bytes, program, analysis } = outcome.value;
    expect(program.moves).toEqual(readGcode(bytes).moves);
    expect(analysis.moves).toEqual(program.moves);
    expect(program.heats.map(({ target }) => target)).toEqual(
      readGcode(bytes).heats.map(({ target }) => target),
    );
  }
});

test('the fan is off on the first layer, full on the bridge, and said only when it changes', () => {
  const fans = written(TINY, { overrides: { end_gcode: 'M84' } }).match(/^M10[67].*$/gm);
  expect(fans).toEqual(['M107', 'M106 S128', 'M106 S255', 'M107']);
});

test('z rises by the layers, and falls only after a lift', () => {
  const { moves } = readGcode(written(TINY));
  const heights = new Set<number>();
  for (let i = 0; i < moves.count; i++) if (moves.kind[i] === 1) heights.add(moves.z[i]!);
  expect([...heights]).toEqual([0.2, 0.4]);
});

test('an empty plate still heats up and switches off', () => {
  const gcode = written({ objects: [], layers: [] });
  expect(checkGcode(gcode)).toEqual([]);
});

test('a lift under the ceiling stays under it', () => {
  const top = {
    objects: ['a'],
    layers: layersOf([[travel([50, 50], true, 5), bead([50, 50, 60, 50])]]),
  };
  const overrides = { max_print_height: 1, bed_size_x: 100 };
  const gcode = written(top, { overrides: { ...overrides, start_gcode: 'G28' } });
  expect(Math.max(...readGcode(gcode).moves.z)).toBeLessThanOrEqual(1);
});

test('the same toolpaths give the same bytes', () => {
  const hash = (): string => createHash('sha256').update(written(TINY)).digest('hex');
  expect(hash()).toBe(hash());
});

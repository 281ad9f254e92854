// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { analyzeGcode } from '../../src/pipeline/gcode/analyze-gcode.ts';
import { colorsOf, COLORINGS, type Coloring } from '../../src/web/toolpath/coloring.ts';
import { readToolpath } from '../../src/web/toolpath/read-toolpath.ts';
import { placeOf, RUN, thinning } from '../../src/web/toolpath/thinning.ts';
import type { Segments, Toolpath } from '../../src/web/toolpath/toolpath.ts';

const toolpathOf = (gcode: string | Uint8Array): Toolpath => {
  const outcome = readToolpath(gcode);
  if (!outcome.ok) throw new Error(outcome.problems[0]!.message);
  return outcome.value.toolpath;
};

const lengthOf = ({ count, ends }: Segments): number => {
  let sum = 0;
  for (let i = 0; i < count * 8; i += 8)
    sum += Math.hypot(
      ends[i + 4]! - ends[i]!,
      ends[i + 5]! - ends[i + 1]!,
      ends[i + 6]! - ends[i + 2]!,
    );
  return sum;
};

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

const place = fc.integer({ min: 0, max: 2000 }).map((tenths) => tenths / 10);
const line = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(place, place).map(([x, y]) => `G1 X${x} Y${y} E0.5 F1800`) },
  { weight: 2, arbitrary: fc.tuple(place, place).map(([x, y]) => `G0 X${x} Y${y} F9000`) },
  fc.constantFrom('G1 E-0.8 F2100', 'G1 E0.8 F2100', 'G10', 'G11', ';TYPE:Perimeter', 'G28 X'),
  fc.constantFrom(
    ';LAYER_CHANGE',
    ';WIDTH:0.5',
    ';HEIGHT:0.3',
    'M204 S800',
    'G92 E0',
    'G91',
    'G90',
  ),
  fc.integer({ min: 1, max: 300 }).map((z) => `G1 Z${z / 10}`),
);
// A file without any move is refused.
const anyPath = fc
  .array(line, { maxLength: 120 })
  .map((lines) => ['M83', 'G28', ...lines].join('\n'));

describe('segments of random paths', () => {
  test('are as long, and take as long, as the analysis says', () => {
    fc.assert(
      fc.property(anyPath, (gcode) => {
        const analysis = analyzeGcode(gcode);
        const { extrusions, travels, retractions } = toolpathOf(gcode);
        const laid = sum(analysis.roles.map(({ length_mm }) => length_mm));
        const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-4 * (1 + b);
        expect(close(lengthOf(extrusions), laid)).toBe(true);
        expect(close(lengthOf(travels), analysis.travel_mm)).toBe(true);
        const time = sum(extrusions.time) + sum(travels.time) + sum(retractions.time);
        expect(close(time, analysis.time_s)).toBe(true);
      }),
    );
  });

  test('ascend by layer and by move, and every move is in just one place', () => {
    fc.assert(
      fc.property(anyPath, (gcode) => {
        const { moves, layers, ...sorts } = toolpathOf(gcode);
        const seen = new Uint8Array(moves);
        for (const each of [sorts.extrusions, sorts.travels, sorts.retractions]) {
          for (let i = 0; i < each.count; i++) {
            const [layer, move] = [each.layer[i]!, each.move[i]!];
            seen[move]!++;
            expect(layer).toBeGreaterThanOrEqual(each.layer[i - 1] ?? 0);
            expect(move).toBeGreaterThan(each.move[i - 1] ?? -1);
            const { firstMove, moves: many } = layers[layer]!;
            expect(move >= firstMove && move < firstMove + many).toBe(true);
          }
        }
        expect(seen.every((times) => times === 1)).toBe(true);
        expect(sum(layers.map((layer) => layer.moves))).toBe(moves);
      }),
    );
  });
});

/** A 10 mm line of the bead 0.45 × 0.2 mm, in 1.75 mm filament. */
const E = ((0.2 * 0.25 + Math.PI * 0.01) * 10) / ((Math.PI * 1.75 ** 2) / 4);

describe('foreign dialects', () => {
  const wanted = [10, 20, 0.2, 20, 20, 0.2];
  test.each([
    ['relative E', `M83\nG1 Z0.2\nG0 X10 Y20\nG1 X20 E${E} F600`],
    ['absolute E', `M82\nG92 E5\nG1 Z0.2\nG0 X10 Y20\nG1 X20 E${5 + E} F600`],
    ['relative axes', `G90\nG1 Z0.2\nG0 X10 Y20\nG91\nG1 X10 E${E} F600`],
    [
      'inches',
      `M83\nG20\nG1 Z${0.2 / 25.4}\nG0 X${10 / 25.4} Y${20 / 25.4}\nG1 X${20 / 25.4} E${E / 25.4} F${600 / 25.4}`,
    ],
    ['line numbers and lower case', `M83\nN1 g1 z0.2\nN2 g0 x10 y20\nN3 g1 x20 e${E} f600`],
  ])('%s: the same bead, its width and height derived', (_, gcode) => {
    const { extrusions } = toolpathOf(gcode);
    expect(extrusions.count).toBe(1);
    const [x, y, z, width, x1, y1, z1, height] = extrusions.ends;
    for (const [i, value] of [x, y, z, x1, y1, z1].entries())
      expect(value).toBeCloseTo(wanted[i]!, 4);
    expect(width).toBeCloseTo(0.45, 4);
    expect(height).toBeCloseTo(0.2, 4);
    expect(extrusions.speed[0]).toBeCloseTo(10, 3);
    expect(extrusions.flow[0]).toBeCloseTo(10 * (0.2 * 0.25 + Math.PI * 0.01), 4);
  });

  test('an arc is drawn along its circle', () => {
    const { extrusions } = toolpathOf('M83\nG1 Z0.2\nG0 X10 Y0\nG3 X-10 Y0 I-10 J0 E1 F600');
    expect(lengthOf(extrusions)).toBeCloseTo(10 * Math.PI, 1);
    expect(extrusions.count).toBeGreaterThan(50);
  });

  test("Cura's layers and roles are known, PrusaSlicer's widths count", () => {
    const cura = toolpathOf(
      ';LAYER:0\n;TYPE:WALL-OUTER\nG1 Z.2 X5 E1\n;LAYER:1\n;TYPE:FILL\nG1 Z.4 X9 E2',
    );
    expect(cura.layers).toHaveLength(2);
    expect([...cura.extrusions.role].map((role) => cura.roles[role])).toEqual([
      'External perimeter',
      'Internal infill',
    ]);
    const prusa = toolpathOf(
      'M83\n;LAYER_CHANGE\n;Z:0.3\n;HEIGHT:0.3\n;WIDTH:0.61\nG1 Z.3\nG1 X5 E1',
    );
    expect(prusa.extrusions.ends[3]).toBeCloseTo(0.61, 5);
    expect(prusa.extrusions.ends[7]).toBeCloseTo(0.3, 5);
  });
});

describe('hostile files', () => {
  test('that are too large or too long are told, and the beginning is shown', () => {
    const many = Array.from({ length: 50 }, (_, i) => `G1 X${i + 1}`).join('\n');
    const large = readToolpath(many, { bytes: 100, moves: 1000 });
    expect(large.problems.map(({ code }) => code)).toEqual(['toolpath-too-large']);
    const long = readToolpath(many, { bytes: 10_000, moves: 20 });
    expect(long.problems.map(({ code }) => code)).toEqual(['toolpath-cut-short']);
    expect(long.ok && long.value.toolpath.moves).toBe(20);
  });

  test('of any bytes give numbers that can be drawn', () => {
    const word = fc.constantFrom(
      'G1',
      'G2',
      'G92',
      ' X1e300',
      ' Y-',
      ' E9999999',
      ' R0',
      ' Z1',
      '\n',
      ';LAYER:9',
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(word, { maxLength: 80 }).map((words) => new TextEncoder().encode(words.join(''))),
    );
    fc.assert(
      fc.property(bytes, (gcode) => {
        const outcome = readToolpath(gcode);
        if (!outcome.ok) {
          expect(outcome.problems[0]!.code).toMatch(/^toolpath-/);
          return;
        }
        const { extrusions, travels } = outcome.value.toolpath;
        expect([...extrusions.ends, ...travels.ends].every(Number.isFinite)).toBe(true);
      }),
    );
  });

  test('with layers that have no moves do not make a list of them', () => {
    const gcode = `G1 Z1 X1 E1\n${';LAYER_CHANGE\n'.repeat(50_000)}G1 X2 E2`;
    expect(toolpathOf(gcode).layers).toHaveLength(2);
  });

  test('that are something else are told by what they are', () => {
    const codeOf = (...bytes: number[]): string | undefined =>
      readToolpath(Uint8Array.from(bytes)).problems[0]?.code;
    expect(codeOf(0x47, 0x43, 0x44, 0x45, 1, 0, 0, 0)).toBe('toolpath-binary-gcode');
    expect(codeOf(0x50, 0x4b, 3, 4, 20, 0)).toBe('toolpath-archive');
    expect(codeOf(0xff, 0xfe, 0x47, 0, 0x31, 0)).toBe('toolpath-not-text');
    expect(codeOf()).toBe('toolpath-empty');
    expect(readToolpath('; no move\nM104 S200\n').problems[0]?.code).toBe('toolpath-empty');
  });

  test('are looked at without the line that cleans the nozzle, where roles are known', () => {
    const clean = 'M83\nG1 X200 Y0 Z0.3 E9\nG0 X10 Y10\n';
    expect(toolpathOf(`${clean};TYPE:Perimeter\nG1 X20 Y20 E1`).bounds?.[1][0]).toBe(20);
    expect(toolpathOf(`${clean}G1 X20 Y20 E1`).bounds?.[1][0]).toBe(200);
  });

  test('whose sizes and names are absurd have a legend that can be read', () => {
    const roles = Array.from({ length: 300 }, (_, i) => `;TYPE:${'x'.repeat(99)}${i}\nG1 X${i} E1`);
    const sizes = ';HEIGHT:1e400\n;WIDTH:-5\nG1 X5 E1\n;HEIGHT:99999\n;WIDTH:Infinity\nG1 X9 E2\n';
    const toolpath = toolpathOf(`M83\n${sizes}${roles.join('\n')}`);
    for (const coloring of Object.keys(COLORINGS) as Coloring[]) {
      const { legend } = colorsOf(toolpath, coloring, false);
      expect(legend.length).toBeLessThan(30);
      for (const { text } of legend) {
        expect(text).not.toMatch(/NaN|Infinity/);
        expect(text.length).toBeLessThan(70);
      }
    }
  });
});

test('what stands for many segments begins with the last, ends within them and is hardly more', () => {
  const most = fc.integer({ min: 200, max: 5000 });
  fc.assert(
    fc.property(fc.nat({ max: 300_000 }), most, (total, limit) => {
      const thin = thinning(total, limit);
      expect(thin.count).toBeLessThanOrEqual(limit + RUN);
      const places = Array.from({ length: thin.count }, (_, id) => placeOf(thin, id));
      expect(places.every((place, id) => place >= id && place < total)).toBe(true);
      expect(new Set(places).size).toBe(thin.count);
      if (total <= limit) expect(thin.count).toBe(total);
      else expect(total - places.at(-1)!).toBeLessThanOrEqual(RUN * thin.stride);
    }),
    { numRuns: 30 },
  );
});

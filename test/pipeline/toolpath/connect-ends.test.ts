// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { union } from '../../../src/pipeline/polygons/clip.ts';
import { hatch } from '../../../src/pipeline/polygons/hatch.ts';
import {
  connectEnds,
  type JoinedLines,
} from '../../../src/pipeline/toolpath/infill/connect-ends.ts';
import type { AnchoredLine } from '../../../src/pipeline/toolpath/infill/ends-on-rings.ts';
import { lineLength } from '../../../src/pipeline/toolpath/speeds.ts';
import { ringLength } from '../../../src/pipeline/polygons/measure.ts';
import type { Polygons } from '../../../src/pipeline/polygons/polygon.ts';
import { toMm } from '../../../src/shared/units.ts';
import { rectangle, tangles } from '../polygons/rings.ts';

const linesAcross = (area: Polygons, distance: number): readonly AnchoredLine[] => {
  const { spans, x, ring, side, yOf } = hatch(area, distance, 0.5);
  return spans.map(({ line, left, right }) => ({
    line: Float64Array.of(x[left]!, yOf(line), x[right]!, yOf(line)),
    rings: [ring[left]!, ring[right]!],
    sides: [side[left]!, side[right]!],
  }));
};

/** The pieces of chains that are whole lines, each from left to right. */
const segmentsOf = (chains: readonly JoinedLines[]): readonly string[] =>
  chains.flatMap(({ line: chain }) =>
    Array.from({ length: chain.length / 2 - 1 }, (_, i) => [
      ...chain.subarray(2 * i, 2 * i + 4),
    ]).map(([ax, ay, bx, by]) => (ax! <= bx! ? [ax, ay, bx, by] : [bx, by, ax, ay]).join()),
  );

describe('connectEnds', () => {
  test('lines across a square become one zigzag where the way along its sides is short enough', () => {
    const square = [rectangle(10, 10)];
    const lines = linesAcross(square, 20_000);
    expect(connectEnds(lines, square, { longest: 20_001 })).toHaveLength(1);
    expect(connectEnds(lines, square, { longest: 19_999 })).toHaveLength(lines.length);
  });

  test('ends that are joined to none run along the outline, where there is room, and never over one another', () => {
    const square = [rectangle(10, 10)];
    const lines = linesAcross(square, 20_000);
    for (const { line, shares } of connectEnds(lines, square, { longest: 0, anchor: 4000 })) {
      expect(toMm(lineLength(line))).toBeCloseTo(0.4 + 10 + 0.4, 3);
      expect([...shares].every((share) => share === 1)).toBe(true);
    }
    fc.assert(
      fc.property(tangles, fc.integer({ min: 1, max: 60_000 }), (tangle, anchor) => {
        const area = union(tangle);
        const free = connectEnds(linesAcross(area, 9000), area, { longest: 0 });
        const hooked = connectEnds(linesAcross(area, 9000), area, { longest: 0, anchor });
        const rings = area.reduce((sum, ring) => sum + ringLength(ring), 0);
        const hooks = hooked.map(({ line }, i) => lineLength(line) - lineLength(free[i]!.line));
        for (const length of hooks) expect(length).toBeLessThanOrEqual(2 * anchor + 2);
        expect(hooks.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(rings + 100);
      }),
    );
  });

  test('every line is in one chain, once', () => {
    fc.assert(
      fc.property(tangles, fc.integer({ min: 0, max: 60_000 }), (tangle, longest) => {
        const area = union(tangle);
        const lines = linesAcross(area, 9000);
        const chains = connectEnds(lines, area, { longest });
        expect(chains.length).toBeLessThanOrEqual(lines.length);
        const found = segmentsOf(chains);
        for (const { line } of lines) expect(found).toContain([...line].join());
        for (const { line, shares } of chains) {
          expect(shares).toHaveLength(line.length / 2 - 1);
          expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
        }
        expect(chains.reduce((sum, { line }) => sum + line.length / 2, 0)).toBeGreaterThanOrEqual(
          2 * lines.length,
        );
      }),
    );
  });

  test('ends that are near enough meet in the middle of the way between them', () => {
    const square = [rectangle(10, 10)];
    const lines = linesAcross(square, 20_000);
    const [zigzag] = connectEnds(lines, square, { longest: 20_001, meeting: 20_001 });
    expect(zigzag!.line).toHaveLength(2 * (lines.length + 1));
    expect(zigzag!.shares.every((share) => share === 1)).toBe(true);
    const ys = lines.map(({ line }) => line[1]!);
    const met = Array.from({ length: lines.length - 1 }, (_, i) => zigzag!.line[2 * i + 3]!);
    expect(met.map((y) => Math.abs(y)).sort()).toEqual(
      ys
        .slice(1)
        .map((y, i) => Math.abs(Math.round((y + ys[i]!) / 2)))
        .sort(),
    );
    const [jointed] = connectEnds(lines, square, { longest: 20_001, meeting: 19_999 });
    expect(jointed!.line).toHaveLength(4 * lines.length);
  });

  test('no lines give no chains, and a way of nothing joins nothing', () => {
    expect(connectEnds([], [], { longest: 1000 })).toEqual([]);
    const square = [rectangle(10, 10)];
    expect(connectEnds(linesAcross(square, 20_000), square, { longest: 0 })).toHaveLength(5);
  });
});

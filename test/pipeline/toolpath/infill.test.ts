// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import { containsPoint } from '../../../src/pipeline/polygons/measure.ts';
import { offset } from '../../../src/pipeline/polygons/offset.ts';
import type { Polygons } from '../../../src/pipeline/polygons/polygon.ts';
import { beadFlow } from '../../../src/pipeline/toolpath/flow.ts';
import { gyroid } from '../../../src/pipeline/toolpath/infill/gyroid.ts';
import { solidLines } from '../../../src/pipeline/toolpath/infill/solid-lines.ts';
import { grid, rectilinear } from '../../../src/pipeline/toolpath/infill/sparse-lines.ts';
import { lineLength } from '../../../src/pipeline/toolpath/speeds.ts';
import { toMm, toUnits } from '../../../src/shared/units.ts';
import { box, cylinder, insideOut, together } from '../../shapes.ts';
import { hole, rectangle, regular } from '../polygons/rings.ts';
import { beadsOf, slice } from './slice-shape.ts';

const FLOW = beadFlow(0.45, 0.2);
const total = (lines: readonly Float64Array[]): number =>
  lines.reduce((sum, line) => sum + toMm(lineLength(line)), 0);

const pierced: Polygons = [rectangle(60, 60), hole(regular(12, 40, 30, 30))];

const patterns: Readonly<
  Record<string, (area: Polygons, density: number, layer: number) => readonly Float64Array[]>
> = {
  rectilinear: (area, density, layer) => rectilinear(area, 45, FLOW.spacing, density, layer),
  grid: (area, density) => grid(area, 45, FLOW.spacing, density),
  gyroid: (area, density, layer) => gyroid(area, FLOW.spacing, density, 0.2 * layer),
};

describe('sparse infill', () => {
  for (const [name, pattern] of Object.entries(patterns)) {
    for (const density of [0.1, 0.2, 0.4]) {
      test(`${name} at ${100 * density} %: length times spacing is density times area within 5 %`, () => {
        const size = name === 'gyroid' ? 120 : 400;
        const area = [rectangle(size, size)];
        const layers = name === 'gyroid' ? Array.from({ length: 24 }, (_, i) => 7 * i) : [0];
        const mean =
          layers.reduce((sum, i) => sum + total(pattern(area, density, i)), 0) / layers.length;
        expect(Math.abs((mean * FLOW.spacing) / (size * size) / density - 1)).toBeLessThan(0.05);
      });
    }

    test(`${name} stays inside and never crosses a hole`, () => {
      const reach = offset(pierced, 30);
      for (const line of pattern(pierced, 0.2, 3))
        for (let i = 2; i < line.length; i += 2)
          for (const t of [0, 0.25, 0.5, 0.75, 1])
            expect(
              containsPoint(
                reach,
                line[i - 2]! + t * (line[i]! - line[i - 2]!),
                line[i - 1]! + t * (line[i + 1]! - line[i - 1]!),
              ),
            ).toBe(true);
    });
  }

  test('rectilinear turns by 90° from layer to layer, grid lies on itself', () => {
    const area = [rectangle(30, 30)];
    const slope = (line: Float64Array) => Math.sign((line[3]! - line[1]!) * (line[2]! - line[0]!));
    expect(slope(rectilinear(area, 45, 0.4, 0.2, 0)[0]!)).toBe(1);
    expect(slope(rectilinear(area, 45, 0.4, 0.2, 1)[0]!)).toBe(-1);
    const cube = slice(box(20, 20, 3));
    const lines = (index: number) =>
      beadsOf(cube.layers[index]!, 'Internal infill').map(({ points }) =>
        [...points].sort((a, b) => a - b).join(),
      );
    expect(new Set(lines(6))).toEqual(new Set(lines(7)));
  });

  test('at 0 % there is none', () => {
    const { layers } = slice(box(20, 20, 3), { fill_density: '0' });
    expect(layers.flatMap((layer) => beadsOf(layer, 'Internal infill'))).toEqual([]);
  });

  test('every line ends inside the walls', () => {
    for (const fill_pattern of ['grid', 'rectilinear', 'gyroid'])
      for (const layer of slice(cylinder(10, 3, 64), { fill_pattern }).layers)
        for (const { points } of beadsOf(layer, 'Internal infill'))
          for (let i = 0; i < points.length; i += 2)
            expect(Math.hypot(points[i]! - 110, points[i + 1]! - 110)).toBeLessThan(10 - 0.45);
  });

  test('a gyroid changes with height and has no sharp turns', () => {
    const { layers } = slice(box(30, 30, 4), { fill_pattern: 'gyroid' });
    const [low, high] = [8, 9].map((i) => beadsOf(layers[i]!, 'Internal infill'));
    expect(low!.length).toBeGreaterThan(0);
    expect(low![0]!.points).not.toEqual(high![0]!.points);
    for (const { points } of low!)
      for (let i = 4; i < points.length; i += 2) {
        const a = Math.atan2(points[i - 1]! - points[i - 3]!, points[i - 2]! - points[i - 4]!);
        const b = Math.atan2(points[i + 1]! - points[i - 1]!, points[i]! - points[i - 2]!);
        const turn = Math.abs(((b - a + 3 * Math.PI) % (2 * Math.PI)) - Math.PI);
        expect(turn).toBeLessThan(1.2);
      }
  });
});

describe('solid infill', () => {
  test('a whole number of lines, none further apart than the rest', () => {
    for (const size of [3, 5.03, 9.99, 17.31])
      for (const { lines, flow } of solidLines([rectangle(size, size)], 0, FLOW, false)) {
        const rows = [
          ...new Set(lines.flatMap((line) => [...line].filter((_, i) => i % 2 === 1))),
        ].sort((a, b) => a - b);
        const steps = rows.slice(1).map((y, i) => toMm(y - rows[i]!));
        for (const step of steps) {
          expect(step).toBeCloseTo(steps[0]!, 3);
          expect(flow.spacing).toBeLessThanOrEqual(step + 1e-3);
          expect(flow.spacing).toBeGreaterThan(0.9 * step - 1e-3);
        }
        expect(toMm(rows[0]!)).toBeCloseTo(steps[0]! / 2, 3);
        expect(flow.mm3PerMm).toBeCloseTo(flow.spacing * 0.2, 9);
      }
  });

  test('volume is that of the area, whatever the angle', () => {
    for (const angle of [0, 30, 45, 90]) {
      const [island] = solidLines([rectangle(30, 30)], angle, FLOW, false, 0.07);
      const volume = total(island!.lines) * island!.flow.mm3PerMm;
      expect(Math.abs(volume / (900 * 0.2) - 1)).toBeLessThan(0.002);
    }
  });

  test('one zigzag fills a convex area', () => {
    expect(solidLines([rectangle(20, 10)], 45, FLOW, false)[0]!.lines).toHaveLength(1);
  });

  test('paths around a hole cover both sides and do not cross it', () => {
    const [island] = solidLines(pierced, 45, FLOW, true);
    const reach = offset(pierced, toUnits(0.01));
    for (const line of island!.lines)
      for (let i = 2; i < line.length; i += 2)
        expect(
          containsPoint(reach, (line[i]! + line[i - 2]!) / 2, (line[i + 1]! + line[i - 1]!) / 2),
        ).toBe(true);
  });

  test('monotonic lines never run backwards, within a path and from path to path beside it', () => {
    for (const angle of [0, 45, 90]) {
      const [island] = solidLines(pierced, angle, FLOW, true);
      const across = (line: Float64Array, i: number) => {
        const turn = (angle * Math.PI) / 180;
        return line[i + 1]! * Math.cos(turn) - line[i]! * Math.sin(turn);
      };
      const starts = island!.lines.map((line) => {
        for (let i = 2; i < line.length; i += 2)
          expect(across(line, i) - across(line, i - 2)).toBeGreaterThan(-toUnits(0.05));
        return across(line, 0);
      });
      for (let i = 1; i < starts.length; i++)
        expect(starts[i]! - starts[i - 1]!).toBeGreaterThan(-toUnits(0.05));
    }
  });

  test('concentric surfaces are closed loops', () => {
    const { layers } = slice(box(20, 20, 2), { top_fill_pattern: 'concentric' });
    const top = beadsOf(layers[layers.length - 1]!, 'Top solid infill');
    expect(top.length).toBeGreaterThan(10);
    for (const { points } of top) expect([...points.subarray(0, 2)]).toEqual([...points.slice(-2)]);
  });

  test('top surfaces keep the order of their paths in the toolpath', () => {
    const plate = together(box(30, 30, 1, [-15, -15, 0]), insideOut(cylinder(6, 1, 30)));
    const { layers } = slice(plate, { fill_angle: '0' });
    const top = layers[4]!;
    const ys = beadsOf(top, 'Top solid infill').map(({ points }) => points[1]!);
    ys.slice(1).forEach((y, i) => expect(y).toBeGreaterThan(ys[i]! - 0.05));
  });
});

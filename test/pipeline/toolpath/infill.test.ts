// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROCESS_SETTINGS } from '../../../src/pipeline/fabricators/settings/process-settings.ts';
import { union } from '../../../src/pipeline/polygons/clip.ts';
import {
  boundingBox,
  containsPoint,
  polygonsArea,
} from '../../../src/pipeline/polygons/measure.ts';
import { offset, opening } from '../../../src/pipeline/polygons/offset.ts';
import { rotate } from '../../../src/pipeline/polygons/rotate.ts';
import type { Polygons } from '../../../src/pipeline/polygons/polygon.ts';
import { beadFlow } from '../../../src/pipeline/toolpath/flow.ts';
import { leftoverBeads } from '../../../src/pipeline/toolpath/infill/leftover-beads.ts';
import { rectilinear } from '../../../src/pipeline/toolpath/infill/rectilinear.ts';
import { solidLines } from '../../../src/pipeline/toolpath/infill/solid-lines.ts';
import {
  sparsePattern,
  type InfillLine,
} from '../../../src/pipeline/toolpath/infill/sparse-pattern.ts';
import { lineLength } from '../../../src/pipeline/toolpath/speeds.ts';
import { toMm, toUnits, UNITS_PER_MM } from '../../../src/shared/units.ts';
import { box, cylinder, insideOut, together } from '../../shapes.ts';
import { hole, rectangle, regular, tangles } from '../polygons/rings.ts';
import { beadsOf, slice } from './slice-shape.ts';

const FLOW = beadFlow(0.45, 0.2);
const closed = (line: Float64Array): Float64Array =>
  Float64Array.of(...line, ...line.subarray(0, 2));
/** Length of lines of full flow that take as much, mm. */
const total = (lines: readonly InfillLine[]): number =>
  lines.reduce(
    (sum, { line, shares }) =>
      sum + toMm(shares ? lineLength(line, shares) : lineLength(closed(line))),
    0,
  );

const pierced: Polygons = [rectangle(60, 60), hole(regular(12, 40, 30, 30))];

const PATTERNS = PROCESS_SETTINGS.fill_pattern.values;

const ANCHORING = { infill_anchor: 0, infill_anchor_max: 50 };

const linesOf = (
  fill_pattern: (typeof PATTERNS)[number],
  area: Polygons,
  density: number,
  index: number,
  infill_anchor_max = 50,
  infill_anchor = 0,
): readonly InfillLine[] =>
  sparsePattern(
    area,
    FLOW.spacing,
    density,
    { index, top: 0.2 * index },
    { fill_pattern, fill_angle: 45, infill_anchor, infill_anchor_max },
  ).lines;

describe('sparse infill', () => {
  for (const name of PATTERNS) {
    for (const density of [0.1, 0.4, 0.8]) {
      test(`${name} at ${100 * density} %: length times spacing is density times area within 5 %`, () => {
        const size = density < 0.5 && name !== 'gyroid' ? 400 : name === 'gyroid' ? 60 : 120;
        const area = [rectangle(size, size)];
        const layers = name === 'gyroid' ? Array.from({ length: 24 }, (_, i) => 7 * i) : [0];
        const mean =
          layers.reduce((sum, i) => sum + total(linesOf(name, area, density, i)), 0) /
          layers.length;
        expect(Math.abs((mean * FLOW.spacing) / (size * size) / density - 1)).toBeLessThan(0.05);
      });
    }

    test(`${name} stays inside and never crosses a hole`, () => {
      const reach = offset(pierced, 30);
      for (const { line } of linesOf(name, pierced, 0.2, 3))
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

  test('lines are joined along the wall by thin joints', () => {
    for (const name of PATTERNS.filter((each) => each !== 'concentric')) {
      const lines = linesOf(name, [rectangle(30, 30)], 0.2, 3);
      const joints = lines.flatMap(({ shares }) => [...shares!]).filter((share) => share < 1);
      expect(joints.length, name).toBeGreaterThan(lines.length);
    }
  });

  test('no joint is longer than infill_anchor_max, and at 0 there is none', () => {
    for (const name of PATTERNS.filter((each) => each !== 'concentric')) {
      const area = [rectangle(30, 30)];
      const joined = [50, 2, 0].map((longest) => linesOf(name, area, 0.2, 3, longest));
      const [free, short, none] = joined.map((lines) => lines.length);
      expect(free, name).toBeLessThan(none!);
      expect(short, name).toBeLessThanOrEqual(none!);
      for (const { line, shares } of joined[1]!)
        shares!.forEach((share, i) => {
          if (share === 1) return;
          const joint = lineLength(line.slice(2 * i, 2 * i + 4));
          expect(toMm(joint), name).toBeLessThanOrEqual(2);
        });
      expect(joined[2]!.every(({ shares }) => shares!.every((share) => share === 1))).toBe(true);
    }
  });

  test('lines that are joined to none hold on to the wall by infill_anchor', () => {
    const area = [rectangle(30, 30)];
    for (const name of PATTERNS.filter((each) => each !== 'concentric')) {
      // Joints as short as anchors: what is still free runs along the wall.
      const [bare, held] = [0, 2].map((anchor) => linesOf(name, area, 0.2, 3, 2, anchor));
      expect(held, name).toHaveLength(bare!.length);
      expect(total(held!) - total(bare!), name).toBeGreaterThan(0.5 * bare!.length);
      expect(total(held!) - total(bare!), name).toBeLessThanOrEqual(4.01 * bare!.length);
    }
  });

  test('aligned lines and honeycombs lie on those below, cubes move', () => {
    const area = [rectangle(30, 30)];
    for (const name of ['alignedrectilinear', 'honeycomb', 'triangles'] as const)
      expect(linesOf(name, area, 0.2, 3)).toEqual(linesOf(name, area, 0.2, 4));
    expect(linesOf('cubic', area, 0.2, 3)).not.toEqual(linesOf('cubic', area, 0.2, 4));
  });

  test('rectilinear turns by 90° from layer to layer, grid lies on itself', () => {
    const area = [rectangle(30, 30)];
    const slope = ({ line }: InfillLine) =>
      Math.sign((line[3]! - line[1]!) * (line[2]! - line[0]!));
    expect(slope(rectilinear(area, 45, 0.4, 0.2, 0, ANCHORING)[0]!)).toBe(1);
    expect(slope(rectilinear(area, 45, 0.4, 0.2, 1, ANCHORING)[0]!)).toBe(-1);
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
    for (const fill_pattern of PATTERNS)
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
    for (const { points, shares } of low!)
      for (let i = 4; i < points.length; i += 2) {
        // Beside the wall it turns to the next wave.
        if (shares![i / 2 - 2]! < 1 || shares![i / 2 - 1]! < 1) continue;
        const a = Math.atan2(points[i - 1]! - points[i - 3]!, points[i - 2]! - points[i - 4]!);
        const b = Math.atan2(points[i + 1]! - points[i - 1]!, points[i]! - points[i - 2]!);
        const turn = Math.abs(((b - a + 3 * Math.PI) % (2 * Math.PI)) - Math.PI);
        expect(turn).toBeLessThan(1.2);
      }
  });
});

const toMm2 = (area: Polygons): number => polygonsArea(area) / (UNITS_PER_MM * UNITS_PER_MM);

/** Some points in the area. */
const samples = (area: Polygons): readonly (readonly [number, number])[] => {
  const [minX, minY, maxX, maxY] = boundingBox(area) ?? [0, 0, 0, 0];
  const steps = Array.from({ length: 11 }, (_, i) => (i + 0.5) / 11);
  return steps.flatMap((u) =>
    steps
      .map((v) => [minX + u * (maxX - minX), minY + v * (maxY - minY)] as const)
      .filter(([x, y]) => containsPoint(area, x, y)),
  );
};

const distanceTo = (line: Float64Array, x: number, y: number): number => {
  let least = Infinity;
  for (let i = 2; i < line.length; i += 2) {
    const [ax, ay] = [line[i - 2]!, line[i - 1]!];
    const [dx, dy] = [line[i]! - ax, line[i + 1]! - ay];
    const t = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
    const u = Math.min(1, Math.max(0, t));
    least = Math.min(least, Math.hypot(x - ax - u * dx, y - ay - u * dy));
  }
  return least;
};

describe('solid infill', () => {
  test('a whole number of lines, none further apart than the rest', () => {
    for (const size of [3, 5.03, 9.99, 17.31])
      for (const { lines, flow } of solidLines([rectangle(size, size)], 0, FLOW, false)) {
        const rows = [
          ...new Set(lines.flatMap(({ line }) => [...line].filter((_, i) => i % 2 === 1))),
        ].sort((a, b) => a - b);
        const steps = rows.slice(1).map((y, i) => toMm(y - rows[i]!));
        for (const step of steps) {
          expect(step).toBeCloseTo(steps[0]!, 3);
          expect(Math.abs(flow.spacing / step - 1)).toBeLessThan(0.02);
        }
        expect(toMm(rows[0]!)).toBeCloseTo(steps[0]! / 2, 3);
        expect(flow.mm3PerMm).toBeCloseTo(flow.spacing * 0.2, 9);
      }
  });

  test('volume is that of the area, whatever the angle', () => {
    for (const angle of [0, 30, 45, 90]) {
      const [island] = solidLines([rectangle(30, 30)], angle, FLOW, false);
      const volume = total(island!.lines) * island!.flow.mm3PerMm;
      expect(Math.abs(volume / (900 * 0.2) - 1)).toBeLessThan(0.002);
    }
  });

  test('lines end beside the edge, and the turns between them are thin', () => {
    for (const angle of [0, 30, 45]) {
      const [island] = solidLines([rectangle(20, 10)], angle, FLOW, false);
      for (const { line, shares } of island!.lines) {
        expect(shares).toHaveLength(line.length / 2 - 1);
        for (let i = 0; i < line.length; i += 2) {
          const [x, y] = [toMm(line[i]!), toMm(line[i + 1]!)];
          expect(Math.min(x, 20 - x, y, 10 - y)).toBeLessThan(0.032 + (angle === 0 ? 0.21 : 0));
        }
        for (const share of shares) if (share !== 1) expect(share).toBeLessThan(0.2);
      }
    }
  });

  test('any area: its volume to 1 % or a speck, every point within a speck of a bead, nothing outside', () => {
    // Beads shorter than half their width are not printed: a tip may lack one, a scrap have one too many.
    const speck = FLOW.width / 2;
    const settings = { nozzle_diameter: 0.4, gcode_resolution: 0.0125 };
    fc.assert(
      fc.property(tangles, fc.integer({ min: 0, max: 179 }), (tangle, angle) => {
        // As walls leave it: nowhere narrower than a bead.
        const area = opening(union(tangle), toUnits(0.5));
        fc.pre(area.length > 0);
        const filled = solidLines(area, angle, FLOW, false, (left) =>
          leftoverBeads(left, 'Gap fill', FLOW, settings),
        );
        const reach = offset(area, toUnits(0.1));
        const beads = filled.flatMap(({ lines, gaps, flow }) => [
          ...lines.map(({ line, shares }) => ({ line, flow, shares })),
          ...gaps.map(({ line, flow: own, closed: loop }) => ({
            line: loop ? closed(line) : line,
            flow: own,
            shares: new Float64Array(line.length / 2 - (loop ? 0 : 1)).fill(1),
          })),
        ]);
        const volume = beads.reduce(
          (sum, { line, shares, flow }) => sum + lineLength(line, shares) * flow.mm3PerMm,
          0,
        );
        const wanted = toMm2(area) * 0.2;
        const off = Math.abs(volume / UNITS_PER_MM - wanted);
        expect(off).toBeLessThan(Math.max(0.01 * wanted, speck * FLOW.mm3PerMm));
        for (const { line } of beads)
          for (let i = 0; i < line.length; i += 2)
            expect(containsPoint(reach, line[i]!, line[i + 1]!)).toBe(true);
        for (const [x, y] of samples(area)) {
          const near = Math.min(
            ...beads.map(({ line, flow }) => distanceTo(line, x, y) - toUnits(flow.width / 2)),
          );
          expect(toMm(near)).toBeLessThan(speck);
        }
      }),
      // Shrinking an area that fails may take hours.
      { numRuns: 20, interruptAfterTimeLimit: 30_000 },
    );
  });

  test('one zigzag fills a convex area', () => {
    expect(solidLines([rectangle(20, 10)], 45, FLOW, false)[0]!.lines).toHaveLength(1);
  });

  test('paths around a hole cover both sides and do not cross it', () => {
    const [island] = solidLines(pierced, 45, FLOW, true);
    const reach = offset(pierced, toUnits(0.01));
    for (const { line } of island!.lines)
      for (let i = 2; i < line.length; i += 2)
        expect(
          containsPoint(reach, (line[i]! + line[i - 2]!) / 2, (line[i + 1]! + line[i - 1]!) / 2),
        ).toBe(true);
  });

  test('monotonic lines never run backwards, and nothing is laid beside what comes later', () => {
    const holes = [10, 30, 50].flatMap((x) => [8, 25, 47].map((y) => hole(regular(5, 24, x, y))));
    for (const area of [pierced, [rectangle(60, 60), ...holes]])
      for (const angle of [0, 45, 90]) {
        const [island] = solidLines(area, angle, FLOW, true);
        const near = 1.5 * toUnits(island!.flow.spacing);
        const strokes = island!.lines.flatMap(({ line }) => strokesOf(rotate(line, -angle)));
        strokes.forEach((stroke, i) => {
          const tooLate = strokes.slice(i + 1).filter(({ y, from, to }) => {
            const isBeside = from < stroke.to - SAME && to > stroke.from + SAME;
            return isBeside && y < stroke.y - SAME && y > stroke.y - near;
          });
          expect(tooLate).toEqual([]);
        });
      }
  });

  test('concentric surfaces are closed loops', () => {
    const { layers } = slice(box(20, 20, 2), { top_fill_pattern: 'concentric' });
    const top = beadsOf(layers[layers.length - 1]!, 'Top solid infill');
    expect(top.length).toBeGreaterThan(10);
    for (const { points } of top) expect([...points.subarray(0, 2)]).toEqual([...points.slice(-2)]);
  });

  test.each([
    ['top', 4, 'Top solid infill'],
    ['bottom', 0, 'Solid infill'],
  ] as const)('%s surfaces keep the order of their paths in the toolpath', (_, layer, role) => {
    const plate = together(box(30, 30, 1, [-15, -15, 0]), insideOut(cylinder(6, 1, 30)));
    const { layers } = slice(plate, { fill_angle: '0' });
    const ys = beadsOf(layers[layer]!, role).map(({ points }) => points[1]!);
    expect(ys.length).toBeGreaterThan(2);
    ys.slice(1).forEach((y, i) => expect(y).toBeGreaterThan(ys[i]! - 0.05));
  });
});

/** 0.05 mm: less is rounding. */
const SAME = 500;

/** The straight lines along x of a path, without the turns between them. */
const strokesOf = (line: Float64Array) => {
  const strokes: { y: number; from: number; to: number }[] = [];
  for (let i = 2; i < line.length; i += 2) {
    const [ax, ay, bx, by] = [line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!];
    if (Math.abs(by - ay) < SAME)
      strokes.push({ y: ay, from: Math.min(ax, bx), to: Math.max(ax, bx) });
  }
  return strokes;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { widthOfVolume } from '../../../src/pipeline/toolpath/flow.ts';
import type { Extrusion } from '../../../src/pipeline/toolpath/toolpath.ts';
import { box, cylinder, insideOut, together } from '../../shapes.ts';
import { beadsOf, isLoop, slice, volumeOf } from './slice-shape.ts';

const HEIGHT = 0.2;
const SHELL = { fill_density: '0', top_solid_layers: '0', bottom_solid_layers: '0' };

/** Beads in the middle of a wall 20 mm long. */
const wallOf = (width: number, overrides: Record<string, string> = {}) =>
  beadsOf(slice(box(20, width, 1, [-10, -width / 2, 0]), { ...SHELL, ...overrides }).layers[2]!);

/** What is laid in a cut across x = 110: where, and mm³/mm. */
const across = (beads: readonly Extrusion[]) =>
  beads.flatMap(({ points, mm3PerMm, shares }) => {
    const cuts: { y: number; volume: number }[] = [];
    for (let i = 2; i < points.length; i += 2) {
      const [ax, ay, bx, by] = points.subarray(i - 2, i + 2) as unknown as [
        number,
        number,
        number,
        number,
      ];
      if (ax > 110 === bx > 110) continue;
      const y = ay + ((110 - ax) / (bx - ax)) * (by - ay);
      cuts.push({ y, volume: mm3PerMm * (shares?.[i / 2 - 1] ?? 1) });
    }
    return cuts;
  });

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** A wall's cut that is full but for its round sides, mm². */
const full = (width: number): number => HEIGHT * (width - HEIGHT * (1 - Math.PI / 4));

describe('walls beside narrow gaps', () => {
  test('widen until they touch, their outer edges on the outline, and no bead lies between', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.98, max: 1.13, noNaN: true }), (width) => {
        const beads = wallOf(width);
        expect(beads.map(({ role }) => role)).toEqual(['External perimeter']);
        const cuts = across(beads);
        expect(cuts).toHaveLength(2);
        expect(sum(cuts.map(({ volume }) => volume)) / full(width)).toBeCloseTo(1, 2);
        for (const { y, volume } of cuts) {
          const edge = Math.abs(y - 110) + widthOfVolume(volume, HEIGHT) / 2;
          expect(edge).toBeCloseTo(width / 2, 2);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('whatever its thickness, walls fill a wall and nothing is laid twice', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.6, max: 3.2, noNaN: true }), (width) => {
        const cuts = across(wallOf(width, { perimeters: '4' }));
        const filled = sum(cuts.map(({ volume }) => volume)) / full(width);
        // Gaps narrower than a quarter of the nozzle stay.
        expect(filled).toBeGreaterThan(1 - 0.11 / width);
        expect(filled).toBeLessThan(1.03);
      }),
      { numRuns: 40 },
    );
  });

  test('around a ring there are two loops, the same all around', () => {
    const ring = together(cylinder(10.5, 1, 64), insideOut(cylinder(9.45, 1, 64)));
    const beads = beadsOf(slice(ring, SHELL).layers[2]!);
    expect(beads.map(({ role }) => role)).toEqual(['External perimeter', 'External perimeter']);
    for (const { shares, ...bead } of beads) {
      expect(isLoop({ shares, ...bead })).toBe(true);
      expect(Math.min(...shares!)).toBeGreaterThan(1.1);
      expect(Math.max(...shares!) / Math.min(...shares!)).toBeLessThan(1.03);
    }
  });

  test('classic walls stay as wide as they are, and a bead lies between', () => {
    const beads = wallOf(1.1, { perimeter_generator: 'classic' });
    expect(beads.map(({ role }) => role)).toEqual(['External perimeter', 'Gap fill']);
    expect(beads[0]!.shares).toBeUndefined();
  });

  test('more than two thirds of a bead is a bead of its own', () => {
    const beads = wallOf(1.25);
    expect(beads.map(({ role }) => role)).toEqual(['External perimeter', 'Gap fill']);
    expect(beads[0]!.shares).toBeUndefined();
  });

  test('hold the same wherever their seam is', () => {
    const frame = together(
      box(12, 20, 1, [-6, -10, 0]),
      insideOut(box(9.9, 17.8, 1, [-4.95, -8.9, 0])),
    );
    const volumes = ['nearest', 'aligned', 'rear', 'random'].map((seam_position) =>
      volumeOf(beadsOf(slice(frame, { ...SHELL, seam_position }).layers[2]!)),
    );
    for (const volume of volumes) expect(volume).toBeCloseTo(volumes[0]!, 6);
  });

  test('hold the same where they hang over a step', () => {
    const step = together(box(20, 8, 1, [-10, -4, 0]), box(20, 1.08, 1.001, [-10, 3.3, 0.999]));
    const overrides = { ...SHELL, enable_dynamic_overhang_speeds: 'true', overhangs: 'false' };
    const [carried, hanging] = [box(20, 1.08, 2, [-10, 3.3, 0]), step].map((shape) =>
      volumeOf(beadsOf(slice(shape, overrides).layers[5]!)),
    );
    expect(hanging).toBeCloseTo(carried!, 3);
  });
});

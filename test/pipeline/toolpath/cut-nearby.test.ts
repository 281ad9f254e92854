// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bead } from '../../../src/pipeline/toolpath/bead.ts';
import { beadFlow } from '../../../src/pipeline/toolpath/flow.ts';
import { cutNearby } from '../../../src/pipeline/toolpath/order/cut-nearby.ts';
import { lineLength } from '../../../src/pipeline/toolpath/speeds.ts';
import { toUnits } from '../../../src/shared/units.ts';

const flow = beadFlow(0.45, 0.2);
const infill = (...mm: readonly number[]): Bead => {
  const line = Float64Array.from(mm, toUnits);
  const shares = Float64Array.from({ length: mm.length / 2 - 1 }, (_, i) => 1 - i / 100);
  return { role: 'Internal infill', line, closed: false, flow, shares };
};
/** From one corner of a square around to the next; the nozzle is at the corner between. */
const AROUND = infill(0, 0, 0, 20, 20, 20, 20, 0);
const seam = { x: toUnits(20), y: toUnits(20.5) };
const backToSeam = (x: number, y: number): number =>
  Math.sqrt((x - seam.x) * (x - seam.x) + (y - seam.y) * (y - seam.y));

const laid = (beads: readonly Bead[]): number =>
  beads.reduce((sum, { line, shares }) => sum + lineLength(line, shares), 0);

describe('a long line of infill', () => {
  test('is cut where the nozzle is, when its ends are far away', () => {
    const cut = cutNearby([AROUND], seam.x, seam.y, backToSeam);
    expect(cut.map(({ line }) => Array.from(line, (units) => units / toUnits(1)))).toEqual([
      [0, 0, 0, 20, 20, 20],
      [20, 20, 20, 0],
    ]);
    expect(laid(cut)).toBe(laid([AROUND]));
  });

  test('stays whole when an end is near, when it is a surface, and when there are many', () => {
    expect(cutNearby([AROUND], 0, 0, () => 0)).toEqual([AROUND]);
    const surface: Bead = { ...AROUND, role: 'Top solid infill' };
    expect(cutNearby([surface], seam.x, seam.y, backToSeam)).toEqual([surface]);
    const many = Array.from({ length: 5 }, () => AROUND);
    expect(cutNearby(many, seam.x, seam.y, backToSeam)).toEqual(many);
  });

  test('is laid as before, every segment with its share, wherever it is cut', () => {
    const place = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(place, place), { minLength: 2, maxLength: 12 }),
        place,
        place,
        (points, x, y) => {
          const bead = infill(...points.flat());
          const cut = cutNearby([bead], toUnits(x), toUnits(y), () => 0);
          expect(laid(cut)).toBeCloseTo(laid([bead]), 3);
          for (const { line, shares } of cut) expect(shares).toHaveLength(line.length / 2 - 1);
        },
      ),
    );
  });
});

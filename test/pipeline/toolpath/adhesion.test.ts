// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convexHull } from '../../../src/pipeline/toolpath/adhesion/convex-hull.ts';
import { lineLength } from '../../../src/pipeline/toolpath/speeds.ts';
import { box, cylinder, insideOut, together } from '../../shapes.ts';
import { tangles } from '../polygons/rings.ts';
import { beadsOf, isLoop, lengthOf, slice } from './slice-shape.ts';

describe('skirt', () => {
  const skirt = { skirts: '2', skirt_distance: '5', min_skirt_length: '0' };

  test('loops on as many layers as skirt_height says, all around, before everything else', () => {
    const { layers } = slice(box(20, 20, 2), { ...skirt, skirt_height: '3' });
    const counts = layers.map((layer) => beadsOf(layer, 'Skirt/Brim').length);
    expect(counts).toEqual([2, 2, 2, 0, 0, 0, 0, 0, 0, 0]);
    expect(beadsOf(layers[0]!)[0]!.role).toBe('Skirt/Brim');
    expect(
      beadsOf(layers[0]!, 'Skirt/Brim').every((loop) => isLoop(loop) && loop.object === -1),
    ).toBe(true);
  });

  test('lies at its distance from the part, one loop beside the other', () => {
    const [outer, inner] = beadsOf(slice(box(20, 20, 1), skirt).layers[0]!, 'Skirt/Brim');
    const left = (bead: typeof outer) => Math.min(...bead!.points.filter((_, i) => i % 2 === 0));
    const spacing = 0.45 - 0.2 * (1 - Math.PI / 4);
    expect(left(inner)).toBeCloseTo(110 - 5 - spacing / 2, 3);
    expect(left(outer)).toBeCloseTo(110 - 5 - 1.5 * spacing, 3);
  });

  test('uses at least min_skirt_length of filament, and has an end on a tiny part', () => {
    const used = (size: number, least: string) => {
      const [layer] = slice(box(size, size, 1), { ...skirt, min_skirt_length: least }).layers;
      const loops = beadsOf(layer!, 'Skirt/Brim');
      return (lengthOf(loops) * loops[0]!.mm3PerMm) / (Math.PI * 0.875 * 0.875);
    };
    expect(used(10, '50')).toBeGreaterThanOrEqual(50);
    expect(used(1, '1000')).toBeLessThan(3000);
  });
});

describe('brim', () => {
  const spacing = 0.45 - 0.2 * (1 - Math.PI / 4);
  for (const width of [0, 0.3, 1, 5])
    test(`${width} mm wide has as many loops as fit`, () => {
      const { layers } = slice(box(20, 20, 1), { brim_width: String(width) });
      expect(beadsOf(layers[0]!, 'Skirt/Brim')).toHaveLength(Math.floor(width / spacing));
      expect(layers.slice(1).flatMap((layer) => beadsOf(layer, 'Skirt/Brim'))).toEqual([]);
    });

  test('touches the part or keeps brim_separation from it, and goes inward to it', () => {
    for (const gap of [0, 0.3]) {
      const { layers } = slice(box(20, 20, 1), { brim_width: '2', brim_separation: String(gap) });
      const loops = beadsOf(layers[0]!, 'Skirt/Brim');
      const left = loops.map(({ points }) => Math.min(...points.filter((_, i) => i % 2 === 0)));
      expect(left[left.length - 1]).toBeCloseTo(110 - gap - spacing / 2, 3);
      expect([...left].sort((a, b) => a - b)).toEqual(left);
    }
  });

  test('surrounds outlines, not holes', () => {
    const ring = together(cylinder(15, 1, 60), insideOut(cylinder(8, 1, 60)));
    const loops = beadsOf(slice(ring, { brim_width: '3' }).layers[0]!, 'Skirt/Brim');
    for (const { points } of loops)
      expect(Math.hypot(points[0]! - 110, points[1]! - 110)).toBeGreaterThan(15);
  });
});

test('a convex hull turns left only and holds every point', () => {
  fc.assert(
    fc.property(tangles, (rings) => {
      const hull = convexHull(rings);
      if (hull.length < 6) return;
      for (let i = 0; i < hull.length; i += 2) {
        const ax = hull[i]!;
        const ay = hull[i + 1]!;
        const dx = hull[(i + 2) % hull.length]! - ax;
        const dy = hull[(i + 3) % hull.length]! - ay;
        for (const ring of rings)
          for (let k = 0; k < ring.length; k += 2)
            expect(dx * (ring[k + 1]! - ay) - dy * (ring[k]! - ax)).toBeGreaterThanOrEqual(0);
      }
      expect(lineLength(hull)).toBeGreaterThan(0);
    }),
  );
});

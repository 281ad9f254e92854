// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limitSpeed } from '../../../src/pipeline/fabricators/limit-speed.ts';
import { beadFlow } from '../../../src/pipeline/toolpath/flow.ts';
import { beadSpeed } from '../../../src/pipeline/toolpath/speeds.ts';
import { plainSettings } from './slice-shape.ts';

const measure = (min: number, max: number) => fc.double({ min, max, noNaN: true });

test('no bead is faster than the nozzle melts where the bead is thickest, nor than the machine', () => {
  fc.assert(
    fc.property(
      measure(0.3, 1.2),
      measure(0.05, 0.6),
      measure(0.5, 30),
      measure(0.5, 1.5),
      fc.array(measure(0.01, 3), { minLength: 1, maxLength: 5 }),
      (width, height, melt, multiplier, shares) => {
        const settings = plainSettings({
          filament_max_volumetric_speed: String(melt),
          extrusion_multiplier: String(multiplier),
          infill_speed: '400',
        });
        const flow = beadFlow(Math.max(width, height), height);
        const points = Float64Array.from({ length: 2 * shares.length + 2 }, (_, i) => 1e4 * i);
        const bead = {
          ...{ role: 'Internal infill' as const, points, flow, loop: false },
          shares: Float64Array.from(shares),
        };
        const speed = beadSpeed(bead, 3, settings);
        const thickest = flow.mm3PerMm * Math.max(...shares);
        expect(speed * thickest * multiplier).toBeLessThanOrEqual(melt * (1 + 1e-9));
        expect(limitSpeed(settings, thickest, speed)).toBeCloseTo(speed, 9);
      },
    ),
  );
});

test('speeds rise evenly over the first layers that are slowed down', () => {
  const flow = beadFlow(0.45, 0.2);
  const points = Float64Array.of(0, 0, 1e6, 0);
  const bead = { role: 'Internal infill' as const, points, flow, loop: false };
  const at = (slow_down_layers: string): number[] => {
    const settings = plainSettings({
      ...{ slow_down_layers, first_layer_speed: '20', infill_speed: '60' },
      filament_max_volumetric_speed: '0',
    });
    return [0, 1, 2, 3, 4, 5].map((layer) => Math.round(beadSpeed(bead, layer, settings)));
  };
  expect(at('1')).toEqual([20, 60, 60, 60, 60, 60]);
  expect(at('4')).toEqual([20, 30, 40, 50, 60, 60]);
});

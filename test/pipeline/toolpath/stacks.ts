// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { box, together } from '../../shapes.ts';

const count = fc.integer({ min: 0, max: 4 }).map(String);
/** Settings on which it depends how far a layer looks up and down. */
export const choices = fc.record({
  perimeters: fc.integer({ min: 1, max: 3 }).map(String),
  top_solid_layers: count,
  bottom_solid_layers: count,
  top_solid_min_thickness: fc.constantFrom('0', '0.7', '1.5'),
  bottom_solid_min_thickness: fc.constantFrom('0', '0.7', '1.5'),
  fill_density: fc.constantFrom('0%', '15%', '100%'),
  fill_pattern: fc.constantFrom('rectilinear', 'grid', 'triangles', 'honeycomb', 'concentric'),
  only_one_perimeter_top: fc.constantFrom('0', '1'),
  extra_perimeters: fc.constantFrom('0', '1'),
  elefant_foot_compensation: fc.constantFrom('0', '0.1'),
});

/** Blocks on each other, each smaller, larger or moved: steps, overhangs and bridges. */
export const stacks = fc
  .array(
    fc.tuple(
      fc.integer({ min: 3, max: 12 }),
      fc.integer({ min: 3, max: 12 }),
      fc.integer({ min: 5, max: 16 }).map((layers) => layers * 0.2),
      fc.integer({ min: -3, max: 3 }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((blocks) => {
    let z = 0;
    return together(...blocks.map(([x, y, h, at]) => box(x, y, h, [at, 0, (z += h) - h])));
  });

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillerPoints } from '../../../src/pipeline/polygons/medial-axis/filler-points.ts';

/** Samples along a circle, as a ring has them. */
const circle = (count: number, radius: number): Float64Array =>
  Float64Array.from({ length: 2 * count }, (_, i) => {
    const angle = (2 * Math.PI * (i >> 1)) / count;
    return radius * (i % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
  });

describe('fillers of voids', () => {
  it('lie in the void of a ring', () => {
    expect(fillerPoints(circle(1000, 400_000), 18_000).length).toBeGreaterThan(100);
  });

  it('come nowhere nearer to a sample than asked', () => {
    const place = fc.integer({ min: -300_000, max: 300_000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(place, place), { minLength: 500, maxLength: 900 }),
        fc.integer({ min: 1, max: 60_000 }),
        (samples, distance) => {
          const fillers = fillerPoints(Float64Array.from(samples.flat()), distance);
          for (let i = 0; i < fillers.length; i += 2)
            for (const [x, y] of samples)
              if (Math.hypot(x - fillers[i]!, y - fillers[i + 1]!) < distance) return false;
          return true;
        },
      ),
      { numRuns: 30 },
    );
  });

  it('are none where samples are few', () => {
    expect(fillerPoints(circle(100, 400_000), 18_000)).toEqual([]);
  });
});

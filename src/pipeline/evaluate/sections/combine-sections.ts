// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kernel } from '../kernel/kernel.ts';
import { outlinesOf } from './outlines.ts';

export type SectionOperation = 'union' | 'subtract' | 'intersect';

/**
 * 2D boolean of areas given by their sides; answers rings of x y. Areas fill where the winding
 * number is not zero, so a ring may run either way.
 */
export const combineSections = (
  kernel: Kernel,
  operation: SectionOperation,
  areas: readonly Float64Array[],
): (readonly [number, number])[][] => {
  const { CrossSection } = kernel;
  const made: InstanceType<Kernel['CrossSection']>[] = [];
  const keep = <T extends InstanceType<Kernel['CrossSection']>>(section: T): T => {
    made.push(section);
    return section;
  };
  try {
    const sections = areas.map((sides) => {
      const rings = outlinesOf(sides);
      return keep(
        rings.length === 0 ? CrossSection.square([0, 0]) : new CrossSection(rings, 'NonZero'),
      );
    });
    const combine =
      operation === 'union'
        ? CrossSection.union
        : operation === 'subtract'
          ? CrossSection.difference
          : CrossSection.intersection;
    const result = sections.length === 1 ? sections[0]! : keep(combine(sections));
    return result.toPolygons();
  } finally {
    for (const section of made) section.delete();
  }
};

/** The sides of rings, x0 y0 x1 y1, stride 4. */
export const sidesOf = (
  rings: readonly (readonly (readonly [number, number])[])[],
): Float64Array => {
  const sides: number[] = [];
  for (const ring of rings) {
    let [x, y] = ring.at(-1) ?? [0, 0];
    for (const [nextX, nextY] of ring) {
      sides.push(x, y, nextX, nextY);
      [x, y] = [nextX, nextY];
    }
  }
  return Float64Array.from(sides);
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { hullPoints2, offsetFromPoints } from '../stock.generated.ts';
import { commonFrame } from '../kernel/common-frame.ts';
import { transformSides } from '../kernel/matrix.ts';
import { checkFinite } from '../results.ts';
import { woundArea } from '../sections/wound-area.ts';
import { combineSections, sidesOf } from '../sections/combine-sections.ts';
import { bytesArgument, placedSides, sectionArguments } from './arguments.ts';
import type { HostFunctions } from './host-function.ts';
import { operationOf } from './solids.ts';

const CORNERS = ['edge', 'chamfer', 'round'] as const;

/** Areas and outlines. */
export const sectionFunctions: HostFunctions = {
  combineSections: ({ kernel, limit }, operation, sides, counts, matrices) => {
    const areas = sectionArguments(sides, counts, matrices);
    limit(areas.reduce((sum, area) => sum + 1 + area.sides.length / 4, 0));
    const { frame, places } = commonFrame(areas.map(({ matrix }) => matrix));
    const placed = areas.map((area, i) => transformSides(places[i]!, area.sides));
    placed.forEach((area, i) => checkFinite(area, `area ${i + 1} of ${operationOf(operation)}`));
    const combined = sidesOf(combineSections(kernel, operationOf(operation), placed));
    return transformSides(frame, combined).buffer as ArrayBuffer;
  },
  /** The sides of what the outlines wind around, when they cross; nothing when they are fine. */
  cleanSection: ({ kernel, limit }, sides, matrix) => {
    const lengths = Uint32Array.of(bytesArgument(sides, 32).byteLength / 8);
    const [area] = sectionArguments(sides, lengths.buffer, matrix).map(placedSides);
    limit(area!.length / 4);
    checkFinite(area!, 'an area');
    const cleaned = woundArea(kernel, area!);
    return cleaned && (sidesOf(cleaned).buffer as ArrayBuffer);
  },
  /** Sides of the convex hull; none when the corners lie in a line. */
  hullSections: ({ limit }, sides, counts, matrices) => {
    const areas = sectionArguments(sides, counts, matrices).map(placedSides);
    limit(areas.reduce((sum, area) => sum + 1 + area.length / 4, 0));
    const corners = new Map<string, [number, number]>();
    for (const area of areas) {
      for (let i = 0; i < area.length; i += 4) {
        const corner: [number, number] = [area[i]!, area[i + 1]!];
        corners.set(corner.join(), corner);
      }
    }
    const hull = hullPoints2([...corners.values()]);
    return sidesOf(hull.length < 3 ? [] : [hull]).buffer as ArrayBuffer;
  },
  offsetPoints: ({ limit }, points, settings) => {
    const values = new Float64Array(bytesArgument(points, 16));
    const numbers = new Float64Array(bytesArgument(settings, 32));
    const [delta, corners, closed, segments] = numbers;
    if (numbers.length !== 4 || !numbers.every(Number.isFinite) || !values.every(Number.isFinite)) {
      throw new TypeError('expected numbers');
    }
    limit((values.length / 2) * (1 + Math.abs(segments!)));
    const outline = Array.from({ length: values.length / 2 }, (_, i): [number, number] => [
      values[2 * i]!,
      values[2 * i + 1]!,
    ]);
    const options = { delta: delta!, corners: CORNERS[corners!]!, closed: closed === 1 };
    const moved = offsetFromPoints({ ...options, segments: segments! }, outline);
    return Float64Array.from(moved.flat()).buffer as ArrayBuffer;
  },
};

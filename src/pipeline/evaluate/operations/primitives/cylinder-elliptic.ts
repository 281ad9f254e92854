// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Facets } from '../../solids/polyhedron.ts';
import { cos, sin, TAU } from '../trigonometry.ts';

/** mm; radii along x and y, all positive. */
export interface Cylinder {
  readonly center: ArrayLike<number>;
  readonly height: number;
  readonly startRadius: ArrayLike<number>;
  readonly endRadius: ArrayLike<number>;
}

/** JSCAD's cylinder or truncated cone all around, corner for corner; `segments` is 4 or more. */
export const cylinderElliptic = (cylinder: Cylinder, segments: number): Facets => {
  const { center, height, startRadius, endRadius } = cylinder;
  const straight = startRadius[0] === endRadius[0] && startRadius[1] === endRadius[1];
  const bottom = -(height / 2);
  const top = height / 2 - bottom + bottom;
  const positions = new Float64Array(6 * (segments + 1));
  positions.set([center[0]!, center[1]!, bottom + center[2]!]);
  positions.set([center[0]!, center[1]!, top + center[2]!], 3);
  for (let slice = 0; slice < segments; slice++) {
    const angle = (slice / segments) * TAU;
    const [c, s] = [cos(angle), sin(angle)];
    const ring = (radius: ArrayLike<number>, z: number): number[] => [
      radius[0]! * c + center[0]!,
      radius[1]! * s + center[1]!,
      z + center[2]!,
    ];
    positions.set(ring(startRadius, bottom), 6 * (slice + 1));
    positions.set(ring(endRadius, top), 6 * (slice + 1) + 3);
  }
  const pattern = straight ? STRAIGHT : TAPERED;
  const corners: number[] = [];
  for (let slice = 0; slice < segments; slice++) {
    const now = 2 * (slice + 1);
    const next = 2 * (((slice + 1) % segments) + 1);
    const places = [0, 1, now, now + 1, next, next + 1];
    for (const face of pattern) for (const place of face) corners.push(places[place]!);
  }
  const counts = Uint32Array.from(
    { length: segments * pattern.length },
    (_, i) => pattern[i % pattern.length]!.length,
  );
  return { positions, corners: Uint32Array.from(corners), counts };
};

/** Places at a slice, even ones below: the axis, the edge before, the edge after. */
const [START, END, START_NOW, END_NOW, START_NEXT, END_NEXT] = [0, 1, 2, 3, 4, 5];
const STRAIGHT = [
  [START, START_NEXT, START_NOW],
  [START_NEXT, END_NEXT, END_NOW, START_NOW],
  [END, END_NOW, END_NEXT],
];
const TAPERED = [
  [START, START_NEXT, START_NOW],
  [START_NOW, START_NEXT, END_NOW],
  [END, END_NOW, END_NEXT],
  [END_NOW, START_NEXT, END_NEXT],
];

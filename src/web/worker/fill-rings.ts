// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { ShapeUtils, Vector2 } from 'three';

/**
 * Triangles, x y 0 of each corner, stride 9, that fill rings of x y (outer CCW, holes CW). A hole
 * belongs to the smallest outer ring around it.
 */
export const fillRings = (rings: readonly Float64Array[]): Float32Array => {
  const all = rings.map(toRing);
  const outers = all.filter(({ area }) => area > 0).sort((a, b) => a.area - b.area);
  const holesOf = new Map(outers.map((outer) => [outer, [] as Ring[]]));
  for (const hole of all.filter(({ area }) => area < 0)) {
    const around = outers.find((outer) => outer.area > -hole.area && isInside(hole, outer));
    if (around) holesOf.get(around)!.push(hole);
  }
  const filled: number[] = [];
  for (const [outer, holes] of holesOf) {
    const corners = [outer, ...holes].flatMap(({ points }) => points);
    const triangles = ShapeUtils.triangulateShape(
      outer.points,
      holes.map(({ points }) => points),
    );
    for (const corner of triangles.flat()) filled.push(corners[corner]!.x, corners[corner]!.y, 0);
  }
  return Float32Array.from(filled);
};

interface Ring {
  readonly points: Vector2[];
  readonly area: number;
}

const toRing = (ring: Float64Array): Ring => {
  const points: Vector2[] = [];
  for (let i = 0; i < ring.length; i += 2) points.push(new Vector2(ring[i], ring[i + 1]));
  return { points, area: ShapeUtils.area(points) };
};

/** Rings of a section do not cross: the middle of one edge tells, and lies on no corner. */
const isInside = ({ points }: Ring, { points: outer }: Ring): boolean => {
  const x = (points[0]!.x + points[1]!.x) / 2;
  const y = (points[0]!.y + points[1]!.y) / 2;
  let inside = false;
  for (const [i, a] of outer.entries()) {
    const b = outer[(i + 1) % outer.length]!;
    if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
  }
  return inside;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { boundingBox, ringArea, type Box } from './measure.ts';
import type { Island, Polygons, Ring } from './polygon.ts';

/** The connected areas of a proper area, each outline with the holes directly inside it. */
export const islands = (polygons: Polygons): readonly Island[] => {
  const outlines = polygons.flatMap((ring) => {
    const area = ringArea(ring);
    return area > 0 ? [{ ring, area, box: boundingBox([ring])!, holes: [] as Ring[] }] : [];
  });
  if (outlines.length === 1) {
    const outline = outlines[0]!.ring;
    return [{ outline, holes: polygons.filter((ring) => ring !== outline) }];
  }
  const smallestFirst = [...outlines].sort((a, b) => a.area - b.area);
  for (const ring of polygons) {
    const area = ringArea(ring);
    if (area >= 0) continue;
    const box = boundingBox([ring])!;
    smallestFirst
      .find(
        (outline) =>
          outline.area > -area && isAround(outline.box, box) && holds(outline.ring, ring),
      )
      ?.holes.push(ring);
  }
  return outlines.map(({ ring, holes }) => ({ outline: ring, holes }));
};

const isAround = (outer: Box, inner: Box): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

/** Whether a ring lies inside an outline that it does not cross, though it may touch it. */
const holds = (outline: Ring, ring: Ring): boolean => {
  for (let i = 0; i < ring.length; i += 2) {
    const place = placeOf(outline, ring[i]!, ring[i + 1]!);
    if (place !== 0) return place > 0;
  }
  // All corners touch the outline: some point between two of them tells.
  return placeOf(outline, (ring[0]! + ring[2]!) / 2, (ring[1]! + ring[3]!) / 2) >= 0;
};

/** 1 inside, -1 outside, 0 on the outline (even-odd rule, exact for whole and half units). */
const placeOf = (ring: Ring, x: number, y: number): -1 | 0 | 1 => {
  let inside = false;
  let px = ring[ring.length - 2]!;
  let py = ring[ring.length - 1]!;
  for (let i = 0; i < ring.length; i += 2) {
    const qx = ring[i]!;
    const qy = ring[i + 1]!;
    if (py > y !== qy > y || (y === py && y === qy) || (x === qx && y === qy)) {
      const side = (qx - px) * (y - py) - (qy - py) * (x - px);
      const isBetween = (x - px) * (x - qx) + (y - py) * (y - qy) <= 0;
      if (side === 0 && isBetween) return 0;
      if (py > y !== qy > y && side > 0 === qy > py) inside = !inside;
    }
    px = qx;
    py = qy;
  }
  return inside ? 1 : -1;
};

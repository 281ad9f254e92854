// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Box } from './measure.ts';
import { releaseScratch, scratchFloats } from './overlay/scratch.ts';
import type { Polygons, Ring } from './polygon.ts';

/** How far around the box everything stays as it is, units: more than rounding moves anything. */
const MARGIN = 4;

/**
 * The same area inside the box, with shorter ways outside of it: points that follow one another on
 * one side of the box are left out but for the first and the last of them. Nothing is cut and no
 * point is new, so that what is computed from it inside the box is the same to the last bit.
 */
export const nearBox = (area: Polygons, [minX, minY, maxX, maxY]: Box): Polygons => {
  releaseScratch();
  const frame: Box = [minX - MARGIN, minY - MARGIN, maxX + MARGIN, maxY + MARGIN];
  let result: Ring[] | undefined;
  for (let r = 0; r < area.length; r++) {
    const ring = area[r]!;
    const near = ringNear(ring, frame);
    if (near !== ring) result ??= area.slice(0, r);
    if (near !== undefined) result?.push(near);
  }
  return result ?? area;
};

/** The ring itself when no point is left out, nothing when it does not matter within the frame. */
const ringNear = (ring: Ring, frame: Box): Ring | undefined => {
  const points = scratchFloats(ring.length);
  let end = 0;
  // Sides of the frame beyond which the last point lies, and all of the way that leads to it.
  let last = 0;
  let shared = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const x = ring[i]!;
    const y = ring[i + 1]!;
    const sides = sidesBeyond(x, y, frame);
    if (end >= 4 && (shared & sides) !== 0) {
      shared &= sides;
      end -= 2;
    } else shared = last & sides;
    last = sides;
    points[end++] = x;
    points[end++] = y;
  }
  if (end === ring.length) return ring;
  return end >= 6 ? points.slice(0, end) : undefined;
};

/** Of which sides of the frame a point lies beyond: one bit each. */
const sidesBeyond = (x: number, y: number, [minX, minY, maxX, maxY]: Box): number =>
  (x < minX ? 1 : x > maxX ? 2 : 0) | (y < minY ? 4 : y > maxY ? 8 : 0);

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { boundingBox, type Box } from './measure.ts';
import type { Polygons, Ring } from './polygon.ts';

/** How far around the box everything stays as it is, units: more than rounding moves anything. */
const MARGIN = 4;

/**
 * The same area inside the box, with shorter ways outside of it: points that follow one another on
 * one side of the box are left out but for the first and the last of them. Nothing is cut and no
 * point is new, so that what is computed from it inside the box is the same to the last bit.
 */
export const nearBox = (area: Polygons, [minX, minY, maxX, maxY]: Box): Polygons => {
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

/** The ring itself when it lies within the frame, nothing when it does not matter there. */
const ringNear = (ring: Ring, frame: Box): Ring | undefined => {
  const [minX, minY, maxX, maxY] = boundingBox([ring])!;
  if (minX > frame[2] || maxX < frame[0] || minY > frame[3] || maxY < frame[1]) return undefined;
  if (minX >= frame[0] && minY >= frame[1] && maxX <= frame[2] && maxY <= frame[3]) return ring;
  return shortened(ring, frame);
};

const shortened = (ring: Ring, frame: Box): Ring | undefined => {
  const points = new Float64Array(ring.length);
  let end = 0;
  /** The sides of the frame beyond which the last point lies, and beyond which all points of the way that leads to it do. */
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
  return end >= 6 ? points.slice(0, end) : undefined;
};

/** Of which sides of the frame a point lies beyond: one bit each. */
const sidesBeyond = (x: number, y: number, [minX, minY, maxX, maxY]: Box): number =>
  (x < minX ? 1 : x > maxX ? 2 : 0) | (y < minY ? 4 : y > maxY ? 8 : 0);

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import { seededRandom } from '../../../shared/random.ts';
import { boundingBox, type Box } from '../../polygons/measure.ts';
import type { Ring } from '../../polygons/polygon.ts';
import type { Settings } from '../../fabricators/settings/table.ts';

/** What a seam's place may depend on. */
export interface SeamContext {
  readonly position: Settings['seam_position'];
  /** Where the nozzle is, units. */
  readonly x: number;
  readonly y: number;
  /** Seams of the outer walls one layer below, x y in units, stride 2. */
  readonly below: readonly number[];
  /** Makes random seams differ from loop to loop, and be the same in every run. */
  readonly seed: string;
}

/** A seam follows the one below when that is nearer than this, mm. */
const ALIGN_REACH_MM = 3;

/** Number of the point of a wall at which it begins and ends. */
export const placeSeam = (ring: Ring, context: SeamContext): number => {
  switch (context.position) {
    case 'nearest':
      return nearestPoint(ring, context.x, context.y).point;
    case 'rear':
      return rearmost(ring);
    case 'random':
      return Math.floor(seededRandom(context.seed)() * (ring.length / 2));
    case 'aligned':
      return aligned(ring, context.below);
  }
};

/** The ring's point nearest to (x, y), and its squared distance. */
export const nearestPoint = (ring: Ring, x: number, y: number) => {
  let point = 0;
  let distance = Infinity;
  for (let i = 0; i < ring.length; i += 2) {
    const d = (ring[i]! - x) * (ring[i]! - x) + (ring[i + 1]! - y) * (ring[i + 1]! - y);
    if (d < distance) {
      distance = d;
      point = i / 2;
    }
  }
  return { point, distance };
};

const aligned = (ring: Ring, below: readonly number[]): number => {
  const reach = toUnits(ALIGN_REACH_MM);
  const [minX, minY, maxX, maxY] = below.length === 0 ? NOWHERE : boundingBox([ring])!;
  let best = { point: -1, distance: reach * reach };
  for (let i = 0; i < below.length; i += 2) {
    const [x, y] = [below[i]!, below[i + 1]!];
    if (x < minX - reach || x > maxX + reach || y < minY - reach || y > maxY + reach) continue;
    const near = nearestPoint(ring, x, y);
    if (near.distance < best.distance) best = near;
  }
  return best.point >= 0 ? best.point : hiddenCorner(ring);
};

const NOWHERE: Box = [0, 0, 0, 0];

/** The sharpest concave corner, else the sharpest convex one, else (all smooth) the rearmost point. */
const hiddenCorner = (ring: Ring): number => {
  let best = -1;
  let bestScore = 0.35;
  for (let i = 0; i < ring.length; i += 2) {
    const turn = turnAt(ring, i);
    const score = turn < 0 ? -2 * turn : turn;
    if (score > bestScore + 1e-9) {
      bestScore = score;
      best = i / 2;
    }
  }
  return best < 0 ? rearmost(ring) : best;
};

/** Sharpness of the corner at offset i in [-2, 2]: 0 straight on, positive to the left. */
const turnAt = (ring: Ring, i: number): number => {
  const n = ring.length;
  const ax = ring[i]! - ring[(i + n - 2) % n]!;
  const ay = ring[i + 1]! - ring[(i + n - 1) % n]!;
  const bx = ring[(i + 2) % n]! - ring[i]!;
  const by = ring[(i + 3) % n]! - ring[i + 1]!;
  const lengths = Math.sqrt((ax * ax + ay * ay) * (bx * bx + by * by)) || 1;
  const sharpness = 1 - (ax * bx + ay * by) / lengths;
  return ax * by - ay * bx < 0 ? -sharpness : sharpness;
};

const rearmost = (ring: Ring): number => {
  let best = 0;
  for (let i = 2; i < ring.length; i += 2) {
    const dy = ring[i + 1]! - ring[2 * best + 1]!;
    if (dy > 0 || (dy === 0 && ring[i]! > ring[2 * best]!)) best = i / 2;
  }
  return best;
};

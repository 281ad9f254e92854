// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Edges } from './edges.ts';

/** Triples of edge, x, y. */
export type Cuts = number[];

/** Edges that come within so many units of one another are near. */
export const NEAR = 4;

/** How two edges lie: not near, near only, or so that they meet. */
export const APART = 0;
export const BESIDE = 1;
export const MEETING = 2;
export type Relation = typeof APART | typeof BESIDE | typeof MEETING;

/**
 * An end of one edge that the other passes within half a unit (the pixel of that point) cuts it
 * there; edges that cross without that are cut where they cross. Signs are exact: differences of
 * coordinates are below 2²⁶, their products below 2⁵³. Answers how they lie to one another.
 */
export const cutPair = ({ ax, ay, bx, by }: Edges, e: number, f: number, cuts: Cuts): Relation => {
  const ex = ax[e]!;
  const ey = ay[e]!;
  const gx = bx[e]!;
  const gy = by[e]!;
  const fx = ax[f]!;
  const fy = ay[f]!;
  const hx = bx[f]!;
  const hy = by[f]!;
  const dx = gx - ex;
  const dy = gy - ey;
  const ux = hx - fx;
  const uy = hy - fy;
  const sideF = dx * (fy - ey) - dy * (fx - ex);
  const sideH = dx * (hy - ey) - dy * (hx - ex);
  const nearE = (Math.abs(dx) + Math.abs(dy)) / 2;
  if (areBeyond(sideF, sideH, 2 * NEAR * nearE)) return APART;
  const sideE = ux * (ey - fy) - uy * (ex - fx);
  const sideG = ux * (gy - fy) - uy * (gx - fx);
  const nearF = (Math.abs(ux) + Math.abs(uy)) / 2;
  if (areBeyond(sideE, sideG, 2 * NEAR * nearF)) return APART;
  if (areBeyond(sideF, sideH, nearE) || areBeyond(sideE, sideG, nearF)) return BESIDE;
  const before = cuts.length;
  if (Math.abs(sideF) < nearE) cutAt(e, fx, fy, ex, ey, gx, gy, cuts);
  if (Math.abs(sideH) < nearE) cutAt(e, hx, hy, ex, ey, gx, gy, cuts);
  if (Math.abs(sideE) < nearF) cutAt(f, ex, ey, fx, fy, hx, hy, cuts);
  if (Math.abs(sideG) < nearF) cutAt(f, gx, gy, fx, fy, hx, hy, cuts);
  const parts = (sideF < 0 && sideH > 0) || (sideF > 0 && sideH < 0);
  const isParted = (sideE < 0 && sideG > 0) || (sideE > 0 && sideG < 0);
  if (!parts || !isParted || cuts.length > before) return MEETING;
  const share = sideF / (sideF - sideH);
  const x = Math.round(fx + share * ux);
  const y = Math.round(fy + share * uy);
  if ((x !== ex || y !== ey) && (x !== gx || y !== gy)) cuts.push(e, x, y);
  if ((x !== fx || y !== fy) && (x !== hx || y !== hy)) cuts.push(f, x, y);
  return MEETING;
};

/** Whether both lie so far or further on the same side. */
const areBeyond = (one: number, other: number, far: number): boolean =>
  (one >= far && other >= far) || (one <= -far && other <= -far);

/** A point beside an edge cuts it where it lies between its ends. */
const cutAt = (
  edge: number,
  x: number,
  y: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cuts: Cuts,
): void => {
  const before = (x - ax) * (bx - ax) + (y - ay) * (by - ay);
  const after = (x - bx) * (ax - bx) + (y - by) * (ay - by);
  if (before > 0 && after > 0) cuts.push(edge, x, y);
};

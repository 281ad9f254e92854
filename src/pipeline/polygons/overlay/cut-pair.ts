// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Edges } from './edges.ts';

/** Triples of edge, x, y. */
export type Cuts = number[];

/**
 * An end of one edge that the other passes within half a unit (the pixel of that point) cuts it
 * there; edges that cross without that are cut where they cross. Signs are exact: differences of
 * coordinates are below 2²⁶, their products below 2⁵³. Answers whether they meet in any way; they
 * lie within a unit of each other's bounding boxes.
 */
export const cutPair = ({ ax, ay, bx, by }: Edges, e: number, f: number, cuts: Cuts): boolean => {
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
  if ((sideF >= nearE && sideH >= nearE) || (sideF <= -nearE && sideH <= -nearE)) return false;
  const sideE = ux * (ey - fy) - uy * (ex - fx);
  const sideG = ux * (gy - fy) - uy * (gx - fx);
  const nearF = (Math.abs(ux) + Math.abs(uy)) / 2;
  if ((sideE >= nearF && sideG >= nearF) || (sideE <= -nearF && sideG <= -nearF)) return false;
  const before = cuts.length;
  if (Math.abs(sideF) < nearE) cutAt(e, fx, fy, ex, ey, gx, gy, cuts);
  if (Math.abs(sideH) < nearE) cutAt(e, hx, hy, ex, ey, gx, gy, cuts);
  if (Math.abs(sideE) < nearF) cutAt(f, ex, ey, fx, fy, hx, hy, cuts);
  if (Math.abs(sideG) < nearF) cutAt(f, gx, gy, fx, fy, hx, hy, cuts);
  const parts = (sideF < 0 && sideH > 0) || (sideF > 0 && sideH < 0);
  const isParted = (sideE < 0 && sideG > 0) || (sideE > 0 && sideG < 0);
  if (!parts || !isParted || cuts.length > before) return true;
  const share = sideF / (sideF - sideH);
  const x = Math.round(fx + share * ux);
  const y = Math.round(fy + share * uy);
  if ((x !== ex || y !== ey) && (x !== gx || y !== gy)) cuts.push(e, x, y);
  if ((x !== fx || y !== fy) && (x !== hx || y !== hy)) cuts.push(f, x, y);
  return true;
};

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

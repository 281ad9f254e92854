// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { edgeGrid, type EdgeGrid } from './edge-grid.ts';
import { emptyEdges, type Edges } from './edges.ts';

/** Edges that meet at their ends alone, or coincide; and the grid they lie in. */
export interface SplitEdges {
  readonly edges: Edges;
  readonly grid: EdgeGrid;
}

/** Rounding moves edges, which may then pass other points; this often that is followed. */
const MOST_PASSES = 12;

/**
 * Splits edges wherever they cross or touch, at points rounded to whole units. Pieces that moved by
 * rounding are tried again until nothing crosses (Hobby 1999 snaps to hot pixels to the same end).
 */
export const splitEdges = (given: Edges): SplitEdges => {
  let edges = given;
  let moved = new Uint8Array(given.count).fill(1);
  for (let pass = 1; ; pass++) {
    const grid = edgeGrid(edges);
    const cuts = findCuts(edges, grid, moved);
    if (cuts.length === 0 || pass === MOST_PASSES) return { edges, grid };
    ({ edges, moved } = applyCuts(edges, cuts));
  }
};

/** Triples of edge, x, y. */
type Cuts = number[];

const findCuts = (edges: Edges, { starts, list }: EdgeGrid, moved: Uint8Array): Cuts => {
  const cuts: Cuts = [];
  for (let c = 0; c + 1 < starts.length; c++) {
    const end = starts[c + 1]!;
    for (let i = starts[c]!; i < end; i++) {
      const e = list[i]!;
      for (let j = i + 1; j < end; j++) {
        const f = list[j]!;
        if (moved[e] === 1 || moved[f] === 1) cutPair(edges, e, f, cuts);
      }
    }
  }
  return cuts;
};

/**
 * An end of one edge that the other passes within half a unit (the pixel of that point) cuts it
 * there; edges that cross without that are cut where they cross. Signs are exact: differences of
 * coordinates are below 2²⁶, their products below 2⁵³.
 */
const cutPair = ({ ax, ay, bx, by }: Edges, e: number, f: number, cuts: Cuts): void => {
  const ex = ax[e]!;
  const ey = ay[e]!;
  const gx = bx[e]!;
  const gy = by[e]!;
  const fx = ax[f]!;
  const fy = ay[f]!;
  const hx = bx[f]!;
  const hy = by[f]!;
  if (areApart(ex, gx, fx, hx) || areApart(ey, gy, fy, hy)) return;
  const dx = gx - ex;
  const dy = gy - ey;
  const ux = hx - fx;
  const uy = hy - fy;
  const sideF = dx * (fy - ey) - dy * (fx - ex);
  const sideH = dx * (hy - ey) - dy * (hx - ex);
  const nearE = (Math.abs(dx) + Math.abs(dy)) / 2;
  if ((sideF >= nearE && sideH >= nearE) || (sideF <= -nearE && sideH <= -nearE)) return;
  const sideE = ux * (ey - fy) - uy * (ex - fx);
  const sideG = ux * (gy - fy) - uy * (gx - fx);
  const nearF = (Math.abs(ux) + Math.abs(uy)) / 2;
  if ((sideE >= nearF && sideG >= nearF) || (sideE <= -nearF && sideG <= -nearF)) return;
  const before = cuts.length;
  if (Math.abs(sideF) < nearE) cutAt(e, fx, fy, ex, ey, gx, gy, cuts);
  if (Math.abs(sideH) < nearE) cutAt(e, hx, hy, ex, ey, gx, gy, cuts);
  if (Math.abs(sideE) < nearF) cutAt(f, ex, ey, fx, fy, hx, hy, cuts);
  if (Math.abs(sideG) < nearF) cutAt(f, gx, gy, fx, fy, hx, hy, cuts);
  const parts = (sideF < 0 && sideH > 0) || (sideF > 0 && sideH < 0);
  const isParted = (sideE < 0 && sideG > 0) || (sideE > 0 && sideG < 0);
  if (!parts || !isParted || cuts.length > before) return;
  const share = sideF / (sideF - sideH);
  const x = Math.round(fx + share * ux);
  const y = Math.round(fy + share * uy);
  if ((x !== ex || y !== ey) && (x !== gx || y !== gy)) cuts.push(e, x, y);
  if ((x !== fx || y !== fy) && (x !== hx || y !== hy)) cuts.push(f, x, y);
};

/** Whether two intervals, given by their ends in either order, are more than a unit apart. */
const areApart = (a: number, b: number, c: number, d: number): boolean =>
  a < b
    ? (c > b + 1 && d > b + 1) || (c < a - 1 && d < a - 1)
    : (c > a + 1 && d > a + 1) || (c < b - 1 && d < b - 1);

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

const applyCuts = (edges: Edges, cuts: Cuts): { edges: Edges; moved: Uint8Array<ArrayBuffer> } => {
  const order = Array.from({ length: cuts.length / 3 }, (_, i) => i);
  const along = order.map((i) => {
    const e = cuts[3 * i]!;
    const dx = edges.bx[e]! - edges.ax[e]!;
    const dy = edges.by[e]! - edges.ay[e]!;
    return (cuts[3 * i + 1]! - edges.ax[e]!) * dx + (cuts[3 * i + 2]! - edges.ay[e]!) * dy;
  });
  order.sort((i, j) => cuts[3 * i]! - cuts[3 * j]! || along[i]! - along[j]! || i - j);
  const pieces = emptyEdges(edges.count + order.length);
  const moved = new Uint8Array(pieces.count);
  let count = 0;
  let next = 0;
  for (let e = 0; e < edges.count; e++) {
    let x = edges.ax[e]!;
    let y = edges.ay[e]!;
    const isCut = next < order.length && cuts[3 * order[next]!] === e;
    const add = (toX: number, toY: number): void => {
      if (toX === x && toY === y) return;
      pieces.ax[count] = x;
      pieces.ay[count] = y;
      pieces.bx[count] = x = toX;
      pieces.by[count] = y = toY;
      pieces.first[count] = edges.first[e]!;
      pieces.second[count] = edges.second[e]!;
      moved[count++] = isCut ? 1 : 0;
    };
    for (; next < order.length && cuts[3 * order[next]!] === e; next++)
      add(cuts[3 * order[next]! + 1]!, cuts[3 * order[next]! + 2]!);
    add(edges.bx[e]!, edges.by[e]!);
  }
  return { edges: { ...pieces, count }, moved };
};

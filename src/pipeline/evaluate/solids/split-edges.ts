// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { directedEdges, edgeEnds, type Loops } from './edge-balance.ts';

/**
 * Where corners of a neighbor lie on an edge (a T-junction, as BSP booleans leave them), the edge
 * gets those corners too. Looks only at edges that are open; `tolerance` in mm.
 */
export const splitAtStrayVertices = (
  loops: Loops,
  positions: Float64Array,
  tolerance: number,
): Loops => {
  const open = new Set<string>();
  const loose = new Set<number>();
  for (const key of directedEdges(loops).keys()) {
    const [from, to] = edgeEnds(key);
    open.add(`${from},${to}`);
    loose.add(from);
    loose.add(to);
  }
  const along = sortedByX([...loose], positions);
  return loops.map(({ corners, polygon }) => {
    const whole: number[] = [];
    let from = corners.at(-1)!;
    for (const to of corners) {
      if (open.has(`${from},${to}`)) whole.push(...between(from, to, along, positions, tolerance));
      whole.push(to);
      from = to;
    }
    return { corners: whole.length === corners.length ? corners : whole, polygon };
  });
};

const sortedByX = (vertices: number[], positions: Float64Array): number[] =>
  vertices.sort((a, b) => positions[3 * a]! - positions[3 * b]! || a - b);

/** The vertices within `tolerance` of the inner part of the edge, in its direction. */
const between = (
  from: number,
  to: number,
  sorted: readonly number[],
  p: Float64Array,
  tolerance: number,
): number[] => {
  const [fx, fy, fz] = [p[3 * from]!, p[3 * from + 1]!, p[3 * from + 2]!];
  const [dx, dy, dz] = [p[3 * to]! - fx, p[3 * to + 1]! - fy, p[3 * to + 2]! - fz];
  const square = dx * dx + dy * dy + dz * dz;
  const low = Math.min(fx, fx + dx) - tolerance;
  const high = Math.max(fx, fx + dx) + tolerance;
  const found: { vertex: number; t: number }[] = [];
  for (let i = firstFrom(sorted, p, low); i < sorted.length; i++) {
    const vertex = sorted[i]!;
    if (p[3 * vertex]! > high) break;
    if (vertex === from || vertex === to) continue;
    const [x, y, z] = [p[3 * vertex]! - fx, p[3 * vertex + 1]! - fy, p[3 * vertex + 2]! - fz];
    const t = (x * dx + y * dy + z * dz) / square;
    if (t <= 0 || t >= 1) continue;
    const [ox, oy, oz] = [x - t * dx, y - t * dy, z - t * dz];
    if (ox * ox + oy * oy + oz * oz <= tolerance * tolerance) found.push({ vertex, t });
  }
  return found.sort((a, b) => a.t - b.t || a.vertex - b.vertex).map(({ vertex }) => vertex);
};

const firstFrom = (sorted: readonly number[], p: Float64Array, low: number): number => {
  let [first, last] = [0, sorted.length];
  while (first < last) {
    const half = (first + last) >> 1;
    if (p[3 * sorted[half]!]! < low) first = half + 1;
    else last = half;
  }
  return first;
};

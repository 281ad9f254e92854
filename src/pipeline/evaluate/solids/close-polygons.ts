// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { directedEdges, firstOpenEdge, type Loops } from './edge-balance.ts';
import { orientLoops } from './orient-loops.ts';
import type { Closed, PolygonSoup, Polyhedron } from './polyhedron.ts';
import { splitAtStrayVertices } from './split-edges.ts';
import { triangulateLoop } from './triangulate-loop.ts';
import { weldPoints } from './weld-points.ts';

/** How far apart corners may be that are meant to be one, in parts of the solid's size. */
const TOLERANCES = [1e-9, 1e-7, 1e-6, 1e-5, 1e-4];

/**
 * Polygons, convex or not, to triangles that close: corners are welded with the smallest of five
 * tolerances (1e-9 to 1e-4 of the size) that closes the surface, edges are split where corners of
 * neighbors lie on them, and polygons that face the wrong way are turned. Answers the first open
 * edge otherwise. An empty soup is an empty polyhedron.
 */
export const closePolygons = (soup: PolygonSoup): Closed => {
  const stray = soup.points.findIndex((value) => !Number.isFinite(value));
  if (stray >= 0) {
    const start = stray - (stray % 3);
    return failed('not-finite', Array.from(soup.points.subarray(start, start + 3)));
  }
  const size = extent(soup.points);
  let open: readonly number[] = [];
  for (const part of TOLERANCES) {
    const attempt = close(soup, part * size);
    if ('positions' in attempt) return { ok: true, value: attempt };
    if (open.length === 0) open = attempt.open;
  }
  return failed('not-closed', open);
};

const failed = (kind: 'not-finite' | 'not-closed', at: readonly number[]): Closed => ({
  ok: false,
  defect: { kind, at },
});

const close = (soup: PolygonSoup, tolerance: number): Polyhedron | { open: readonly number[] } => {
  const { positions, vertexOf } = weldPoints(soup.points, tolerance);
  let loops = loopsOf(soup, vertexOf);
  let open = firstOpenEdge(directedEdges(loops));
  if (open) {
    loops = splitAtStrayVertices(loops, positions, tolerance);
    open = firstOpenEdge(directedEdges(loops));
  }
  if (open) {
    loops = orientLoops(loops);
    open = firstOpenEdge(directedEdges(loops));
  }
  if (open) return { open: middle(positions, open) };
  return faceOutward(triangulate(loops, positions, soup.colors));
};

/** Vertex numbers of each polygon without repeats; polygons that collapse are left out. */
const loopsOf = ({ counts }: PolygonSoup, vertexOf: Uint32Array): Loops => {
  const loops: { corners: number[]; polygon: number }[] = [];
  let at = 0;
  counts.forEach((count, polygon) => {
    const corners: number[] = [];
    for (let i = at; i < at + count; i++) {
      const vertex = vertexOf[i]!;
      if (vertex !== corners.at(-1)) corners.push(vertex);
    }
    while (corners.length > 1 && corners[0] === corners.at(-1)) corners.pop();
    at += count;
    if (corners.length >= 3) loops.push({ corners, polygon });
  });
  return loops;
};

const triangulate = (
  loops: Loops,
  positions: Float64Array,
  colors: Float64Array | undefined,
): Polyhedron => {
  const triangles: number[] = [];
  const painted: number[] = [];
  for (const { corners, polygon } of loops) {
    const before = triangles.length;
    triangulateLoop(corners, positions, triangles);
    if (!colors) continue;
    for (let t = before; t < triangles.length; t += 3) {
      for (let k = 0; k < 4; k++) painted.push(colors[4 * polygon + k]!);
    }
  }
  return {
    positions,
    triangles: Uint32Array.from(triangles),
    ...(colors && { colors: Float64Array.from(painted) }),
  };
};

/** The same, or turned inside out when it faces inward. */
export const faceOutward = (polyhedron: Polyhedron): Polyhedron =>
  signedVolume(polyhedron) < 0
    ? { ...polyhedron, triangles: turned(polyhedron.triangles) }
    : polyhedron;

/** The same triangles seen from the other side. */
export const turned = (triangles: Uint32Array): Uint32Array => {
  const result = triangles.slice();
  for (let t = 0; t < result.length; t += 3) {
    result[t + 1] = triangles[t + 2]!;
    result[t + 2] = triangles[t + 1]!;
  }
  return result;
};

/** mm³; negative when the triangles face inward. */
export const signedVolume = ({ positions: p, triangles }: Polyhedron): number => {
  let six = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * triangles[t]!, 3 * triangles[t + 1]!, 3 * triangles[t + 2]!];
    six +=
      p[a]! * (p[b + 1]! * p[c + 2]! - p[b + 2]! * p[c + 1]!) +
      p[a + 1]! * (p[b + 2]! * p[c]! - p[b]! * p[c + 2]!) +
      p[a + 2]! * (p[b]! * p[c + 1]! - p[b + 1]! * p[c]!);
  }
  return six / 6;
};

const middle = (positions: Float64Array, [a, b]: readonly [number, number]): number[] =>
  [0, 1, 2].map((k) => (positions[3 * a + k]! + positions[3 * b + k]!) / 2);

/** The longest side of the box around the points. */
export const extent = (points: Float64Array): number => {
  let size = 0;
  for (let k = 0; k < 3; k++) {
    let [low, high] = [Infinity, -Infinity];
    for (let i = k; i < points.length; i += 3) {
      if (points[i]! < low) low = points[i]!;
      if (points[i]! > high) high = points[i]!;
    }
    if (high - low > size) size = high - low;
  }
  return size;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import Delaunator from 'delaunator';
import type { Polygons } from '../polygon.ts';
import type { AxisLine } from './axis-line.ts';
import { chainAxis, type AxisEdge } from './chain-axis.ts';
import { fillerPoints } from './filler-points.ts';
import { insideTriangles, nextHalfEdge } from './inside-triangles.ts';
import { sampleBoundary, type BoundarySamples } from './sample-boundary.ts';

export interface AxisOptions {
  /** Where the area is narrower than this it has no axis, units. */
  readonly minWidth: number;
  /** Where it is wider neither. */
  readonly maxWidth: number;
  /**
   * How nearly opposite the two outlines must lie seen from the axis: the distance of the two
   * touching points over the local width. 1 between parallel walls; 0.707 on the bisector of a
   * right angle; 0.97 in a tip of 30°. Otherwise 0.8: branches into right angles are left out.
   */
  readonly leastOpposition?: number | undefined;
}

/** Leaves out branches into right angles. */
const LEAST_OPPOSITION = 0.8;

/** Where parallel sides are `minWidth` apart, their samples must still count as opposite: a little more. */
const OPPOSITE = 1.05;

/**
 * How far samples are apart at most, in least widths. Two opposite ones on parallel sides w apart lie
 * on a circle with their neighbors, whose diameter is √(w² + step²).
 */
const stepFor = (leastOpposition: number): number => {
  const least = leastOpposition * OPPOSITE;
  return Math.min(1, Math.sqrt(1 / (least * least) - 1));
};

/**
 * The middle lines of the narrow parts of an area: the Voronoi edges between samples of its
 * outlines (Brandt & Algazi 1992), those left out whose two samples do not face each other.
 * A bar of 20 × 1 mm gives one line of about 19 mm with radii of 0.5 mm; a ring gives one closed line.
 */
export const medialAxis = (
  area: Polygons,
  { minWidth, maxWidth, leastOpposition = LEAST_OPPOSITION }: AxisOptions,
): readonly AxisLine[] => {
  const samples = sampleBoundary(area, stepFor(leastOpposition) * minWidth);
  if (samples.next.length < 4) return [];
  // Twice as far as any axis reaches: no filler lies in a circle that touches both sides.
  const points = withFillers(samples.points, fillerPoints(samples.points, 2 * maxWidth));
  const triangulation = new Delaunator(points);
  const { triangles, halfedges } = triangulation;
  const inside = insideTriangles(triangulation, samples);
  const { centers, radii } = circumcircles(triangles, points);
  const halfWidths = radii.map((_, t) =>
    inside[t] === 1 ? distanceToOutline(t, triangles, samples, centers) : 0,
  );
  const edges: AxisEdge[] = [];
  for (let e = 0; e < triangles.length; e++) {
    const twin = halfedges[e]!;
    const a = Math.floor(e / 3);
    const b = Math.floor(twin / 3);
    if (twin < e || inside[a] !== 1 || inside[b] !== 1) continue;
    if (Math.max(halfWidths[a]!, halfWidths[b]!) * 2 > maxWidth) continue;
    if (Math.min(halfWidths[a]!, halfWidths[b]!) * 2 < minWidth) continue;
    const p = triangles[e]!;
    const q = triangles[nextHalfEdge(e)]!;
    if (samples.next[p] === q || samples.next[q] === p) continue;
    const dx = samples.points[2 * p]! - samples.points[2 * q]!;
    const dy = samples.points[2 * p + 1]! - samples.points[2 * q + 1]!;
    const radius = Math.max(radii[a]!, radii[b]!);
    if (Math.sqrt(dx * dx + dy * dy) < leastOpposition * 2 * radius) continue;
    edges.push({ a, b });
  }
  return chainAxis(edges, centers, halfWidths);
};

/** Fillers come after all samples. */
const withFillers = (samples: Float64Array, fillers: readonly number[]): Float64Array => {
  if (fillers.length === 0) return samples;
  const points = new Float64Array(samples.length + fillers.length);
  points.set(samples);
  points.set(fillers, samples.length);
  return points;
};

/**
 * Distance of a Voronoi node to the sides at its three samples: the samples alone are too far by
 * up to half a step. Negative where the node lies on the outer side of the nearest one, infinite at
 * a filler.
 */
const distanceToOutline = (
  t: number,
  triangles: ArrayLike<number>,
  { points, next, previous }: BoundarySamples,
  centers: Float64Array,
): number => {
  const x = centers[2 * t]!;
  const y = centers[2 * t + 1]!;
  let least = Infinity;
  for (let k = 0; k < 3; k++) {
    const p = triangles[3 * t + k]!;
    if (p >= next.length) return Infinity;
    for (const from of [p, previous[p]!]) {
      const distance = toSide(x, y, points, from, next[from]!);
      if (Math.abs(distance) < Math.abs(least)) least = distance;
    }
  }
  return least;
};

/** Distance to the side from p to q; negative beside it on its right. */
const toSide = (x: number, y: number, points: Float64Array, p: number, q: number): number => {
  const ax = points[2 * p]!;
  const ay = points[2 * p + 1]!;
  const dx = points[2 * q]! - ax;
  const dy = points[2 * q + 1]! - ay;
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  const ex = x - ax - t * dx;
  const ey = y - ay - t * dy;
  const isRight = t === along && dx * ey - dy * ex < 0;
  return (isRight ? -1 : 1) * Math.sqrt(ex * ex + ey * ey);
};

const circumcircles = (triangles: ArrayLike<number>, points: Float64Array) => {
  const count = triangles.length / 3;
  const centers = new Float64Array(count * 2);
  const radii = new Float64Array(count);
  for (let t = 0; t < count; t++) {
    const a = triangles[3 * t]! * 2;
    const b = triangles[3 * t + 1]! * 2;
    const c = triangles[3 * t + 2]! * 2;
    const ax = points[a]!;
    const ay = points[a + 1]!;
    const bx = points[b]! - ax;
    const by = points[b + 1]! - ay;
    const cx = points[c]! - ax;
    const cy = points[c + 1]! - ay;
    const d = 2 * (bx * cy - by * cx);
    const ux = (cy * (bx * bx + by * by) - by * (cx * cx + cy * cy)) / d;
    const uy = (bx * (cx * cx + cy * cy) - cx * (bx * bx + by * by)) / d;
    centers[2 * t] = ax + ux;
    centers[2 * t + 1] = ay + uy;
    radii[t] = Math.sqrt(ux * ux + uy * uy);
  }
  return { centers, radii };
};

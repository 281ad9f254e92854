// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { atan2, cos, sin } from '../../../shared/math.ts';
import { separateFacets } from '../solids/close-facets.ts';
import type { Facets, PolygonSoup } from '../solids/polyhedron.ts';
import { weldPoints } from '../solids/weld-points.ts';
import { ellipsoid } from './primitives/ellipsoid.ts';
import { TAU } from './trigonometry.ts';

type Vector = readonly [number, number, number];

/**
 * The pieces whose union is the shell that JSCAD's expand lays around a solid: a slab for each
 * polygon, a cylinder for each edge with a facet toward every face there, and a sphere for each
 * corner. Edges and corners inside a flat face have none: the slabs cover them.
 */
export const shellPieces = (
  soup: PolygonSoup,
  delta: number,
  segments: number,
): (Facets | PolygonSoup)[] => {
  const { positions, vertexOf } = weldPoints(soup.points, 0);
  const at = (vertex: number): Vector => [
    positions[3 * vertex]!,
    positions[3 * vertex + 1]!,
    positions[3 * vertex + 2]!,
  ];
  const pieces: (Facets | PolygonSoup)[] = [];
  const edges = new Map<string, { ends: readonly [number, number]; normals: Vector[] }>();
  const vertices = new Map<number, Vector[]>();
  let start = 0;
  for (const count of soup.counts) {
    const corners = Array.from(vertexOf.subarray(start, start + count));
    start += count;
    const normal = normalOf(corners.map(at));
    if (!normal) continue;
    const piece = slab(corners.map(at), normal, delta);
    pieces.push(count > 3 ? separateFacets(piece) : piece);
    corners.forEach((from, i) => {
      const to = corners[(i + 1) % count]!;
      const key = from < to ? `${from},${to}` : `${to},${from}`;
      const edge = edges.get(key);
      if (edge) edge.normals.push(normal);
      else edges.set(key, { ends: [from, to], normals: [normal] });
      const around = vertices.get(from);
      if (around) around.push(normal);
      else vertices.set(from, [normal]);
    });
  }
  for (const { ends, normals } of edges.values()) {
    if (ends[0] === ends[1] || isFlat(normals)) continue;
    pieces.push(edgeCylinder(at(ends[0]), at(ends[1]), normals, delta, segments));
  }
  for (const [vertex, normals] of vertices) {
    if (!isFlat(normals)) pieces.push(cornerSphere(at(vertex), normals, delta, segments));
  }
  return pieces;
};

/** About how many triangles all pieces have: slabs, cylinders, spheres (their number by Euler). */
export const trianglesOfShell = ({ points, counts }: PolygonSoup, segments: number): number => {
  const corners = points.length / 3;
  const edges = corners / 2;
  const vertices = Math.max(1, edges - counts.length + 2);
  return 4 * corners + 4 * (segments + 4) * edges + segments * segments * vertices;
};

/** Whether faces that meet lie in one plane. */
const isFlat = (normals: readonly Vector[]): boolean =>
  normals.length > 1 && normals.every((each) => 1 - dot(each, normals[0]!) < 1e-12);

const slab = (points: readonly Vector[], normal: Vector, delta: number): Facets => {
  const n = points.length;
  const low = points.map((point) => along(point, normal, -delta));
  const high = points.map((point) => along(point, normal, delta));
  const corners: number[] = [];
  const counts = [n, n];
  for (let i = n - 1; i >= 0; i--) corners.push(i);
  for (let i = 0; i < n; i++) corners.push(n + i);
  for (let i = 0; i < n; i++) {
    const next = (i + 1) % n;
    corners.push(i, next, n + next, n + i);
    counts.push(4);
  }
  return facets([...low, ...high], corners, counts);
};

const edgeCylinder = (
  start: Vector,
  end: Vector,
  normals: readonly Vector[],
  delta: number,
  segments: number,
): Facets => {
  const x = normals[0]!;
  const y = cross(x, unit(minus(end, start)));
  const angles = Array.from({ length: segments }, (_, i) => (i * TAU) / segments);
  for (const normal of normals) {
    const [s, c] = [dot(y, normal), dot(x, normal)];
    for (const angle of [atan2(s, c), atan2(-s, -c)]) angles.push(angle < 0 ? angle + TAU : angle);
  }
  const around: Vector[] = [];
  for (const angle of angles.sort((a, b) => a - b)) {
    const point = along(along([0, 0, 0], x, delta * cos(angle)), y, delta * sin(angle));
    const isNew = [around[0], around.at(-1)].every(
      (other) => !other || lengthOf(minus(point, other)) >= 1e-5,
    );
    if (isNew) around.push(point);
  }
  const n = around.length;
  const ring = (center: Vector): Vector[] => around.map((point) => along(center, point, 1));
  const corners: number[] = [];
  const counts = [n, n];
  for (let i = 0; i < n; i++) corners.push(i);
  for (let i = n - 1; i >= 0; i--) corners.push(n + i);
  for (let i = 0; i < n; i++) {
    const next = (i + 1) % n;
    corners.push(i, n + i, n + next, next);
    counts.push(4);
  }
  return facets([...ring(start), ...ring(end)], corners, counts);
};

/** Its equator begins at the first normal, its pole is toward the normal most across. */
const cornerSphere = (
  center: Vector,
  normals: readonly Vector[],
  delta: number,
  segments: number,
): Facets => {
  const x = normals[0]!;
  let most = 0.05;
  let across: Vector | undefined;
  for (const normal of normals) {
    const length = lengthOf(cross(x, normal));
    if (length > most) [most, across] = [length, normal];
  }
  const y = unit(cross(x, across ?? orthogonal(x)));
  const z = cross(y, x);
  const scaled = (axis: Vector): number[] => [...along([0, 0, 0], unit(axis), delta)];
  return ellipsoid({ center, x: scaled(x), y: scaled(y), z: scaled(z) }, segments);
};

const facets = (points: readonly Vector[], corners: number[], counts: number[]): Facets => ({
  positions: Float64Array.from(points.flat()),
  corners: Uint32Array.from(corners),
  counts: Uint32Array.from(counts),
});

/** Newell's; undefined when all lie in a line. */
const normalOf = (points: readonly Vector[]): Vector | undefined => {
  let normal: Vector = [0, 0, 0];
  points.slice(2).forEach((point, i) => {
    const [u, v] = [minus(points[i + 1]!, points[0]!), minus(point, points[0]!)];
    normal = along(normal, cross(u, v), 1);
  });
  return lengthOf(normal) > 0 ? unit(normal) : undefined;
};

const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const along = (p: Vector, d: Vector, t: number): Vector => [
  p[0] + t * d[0],
  p[1] + t * d[1],
  p[2] + t * d[2],
];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const lengthOf = (a: Vector): number => Math.sqrt(dot(a, a));
const unit = (a: Vector): Vector => along([0, 0, 0], a, 1 / lengthOf(a));

/** Some direction across, chosen as JSCAD does: away from the smallest part. */
const orthogonal = (a: Vector): Vector => {
  const [x, y, z] = a.map(Math.abs);
  const least = x! < y! && x! < z! ? 0 : y! < z! ? 1 : 2;
  const axis: Vector = [least === 0 ? 1 : 0, least === 1 ? 1 : 0, least === 2 ? 1 : 0];
  return cross(a, axis);
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../mesh/mesh.ts';
import { sameNumbers } from '../../shared/same-numbers.ts';
import { UNITS_PER_MM } from '../../shared/units.ts';
import { chainSegments, type Cut, type PlaneSegments } from './chain-segments.ts';
import { flatEdges } from './flat-edges.ts';
import { meshEdges, type MeshEdges } from './mesh-edges.ts';

/**
 * Cuts a mesh at each height of `planes` (mm, ascending).
 *
 * A vertex at the very height counts as above it, so that each triangle meets a plane in exactly
 * one segment or not at all, and a closed mesh gives closed rings whatever lies tangent to the
 * plane. Segments join by the mesh edge they share, not by coordinates. Where nothing changes from
 * one plane to the next, both have the very same cut.
 */
export const sliceMesh = (mesh: Mesh, planes: Float64Array): readonly Cut[] => {
  const edges = meshEdges(mesh);
  const { starts, list } = trianglesByPlane(mesh, planes);
  const firstAt = new Int32Array(edges.low.length).fill(-1);
  const flat = flatEdges(mesh, edges);
  let last: { readonly met: Uint32Array; readonly cut: Cut } | undefined;
  return Array.from(planes, (z, plane) => {
    const met = list.subarray(starts[plane], starts[plane + 1]);
    if (last === undefined || last.cut.gaps > 0 || !isStraight(mesh, last.met, met)) {
      const segments = cutTriangles(mesh, edges, met, z);
      const points = segmentPoints(mesh, edges, segments, z);
      last = { met, cut: chainSegments(segments, points, firstAt, flat) };
    }
    return last.cut;
  });
};

/** Whether two planes meet the same triangles and all of them stand upright: then nothing changes between. */
const isStraight = (mesh: Mesh, a: Uint32Array, b: Uint32Array): boolean =>
  sameNumbers(a, b) && a.every((t) => isUpright(mesh, t));

/** Exactly: seen from above the triangle is a line. */
const isUpright = ({ positions, triangles }: Mesh, t: number): boolean => {
  const [a, b, c] = [triangles[3 * t]! * 3, triangles[3 * t + 1]! * 3, triangles[3 * t + 2]! * 3];
  const abX = positions[b]! - positions[a]!;
  const abY = positions[b + 1]! - positions[a + 1]!;
  const acX = positions[c]! - positions[a]!;
  const acY = positions[c + 1]! - positions[a + 1]!;
  return abX * acY === abY * acX;
};

/** Which triangles each plane meets, as one list with the start of each plane's share. */
const trianglesByPlane = (mesh: Mesh, planes: Float64Array) => {
  const count = mesh.triangles.length / 3;
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  const starts = new Uint32Array(planes.length + 1);
  for (let t = 0; t < count; t++) {
    const [low, high] = heightRange(mesh, t);
    // Planes z with low < z <= high: a vertex at z counts as above.
    first[t] = firstAbove(planes, low);
    last[t] = firstAbove(planes, high);
    for (let p = first[t]!; p < last[t]!; p++) starts[p + 1]!++;
  }
  for (let p = 0; p < planes.length; p++) starts[p + 1]! += starts[p]!;
  const list = new Uint32Array(starts[planes.length]!);
  const fill = starts.slice();
  for (let t = 0; t < count; t++) for (let p = first[t]!; p < last[t]!; p++) list[fill[p]!++] = t;
  return { starts, list };
};

/** How many triangles each plane (mm, ascending) meets. */
export const countCrossings = (mesh: Mesh, planes: Float64Array): Uint32Array => {
  // One more where a triangle's planes begin, one less behind their end, summed up.
  const counts = new Int32Array(planes.length + 1);
  for (let t = 0; t < mesh.triangles.length / 3; t++) {
    const [low, high] = heightRange(mesh, t);
    counts[firstAbove(planes, low)]!++;
    counts[firstAbove(planes, high)]!--;
  }
  let sum = 0;
  return Uint32Array.from(planes, (_, plane) => (sum += counts[plane]!));
};

const heightRange = ({ positions, triangles }: Mesh, t: number): [number, number] => {
  const a = positions[triangles[3 * t]! * 3 + 2]!;
  const b = positions[triangles[3 * t + 1]! * 3 + 2]!;
  const c = positions[triangles[3 * t + 2]! * 3 + 2]!;
  return [Math.min(a, b, c), Math.max(a, b, c)];
};

/** Index of the first plane higher than `z`. */
const firstAbove = (planes: Float64Array, z: number): number => {
  let low = 0;
  let high = planes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (planes[middle]! > z) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** One directed segment a triangle, from the edge that it enters by to the one that it leaves by. */
const cutTriangles = (
  { positions, triangles }: Mesh,
  { ofCorner }: MeshEdges,
  cut: Uint32Array,
  z: number,
): PlaneSegments => {
  const from = new Uint32Array(cut.length);
  const to = new Uint32Array(cut.length);
  cut.forEach((t, s) => {
    for (let k = 0; k < 3; k++) {
      const above = positions[triangles[3 * t + k]! * 3 + 2]! >= z;
      const nextAbove = positions[triangles[3 * t + ((k + 1) % 3)]! * 3 + 2]! >= z;
      // Seen from outside the boundary runs with material on its left: down through the plane
      // is where the segment starts, up through it where it ends.
      if (above && !nextAbove) from[s] = ofCorner[3 * t + k]!;
      else if (!above && nextAbove) to[s] = ofCorner[3 * t + k]!;
    }
  });
  return { from, to };
};

/** Where segments start and end, x y x y of each in whole units. */
const segmentPoints = (
  mesh: Mesh,
  edges: MeshEdges,
  { from, to }: PlaneSegments,
  z: number,
): Float64Array => {
  const points = new Float64Array(4 * from.length);
  for (let s = 0; s < from.length; s++) {
    putPoint(mesh, edges, from[s]!, z, points, 4 * s);
    putPoint(mesh, edges, to[s]!, z, points, 4 * s + 2);
  }
  return points;
};

/** Where an edge meets the plane; the same from either side since its ends are ordered. */
const putPoint = (
  { positions }: Mesh,
  { low, high }: MeshEdges,
  edge: number,
  z: number,
  points: Float64Array,
  at: number,
): void => {
  const a = low[edge]! * 3;
  const b = high[edge]! * 3;
  const t = (z - positions[a + 2]!) / (positions[b + 2]! - positions[a + 2]!);
  const x = positions[a]! + (positions[b]! - positions[a]!) * t;
  const y = positions[a + 1]! + (positions[b + 1]! - positions[a + 1]!) * t;
  points[at] = Math.round(x * UNITS_PER_MM);
  points[at + 1] = Math.round(y * UNITS_PER_MM);
};

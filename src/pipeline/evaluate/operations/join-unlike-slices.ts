// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kernel } from '../kernel/kernel.ts';
import { transformPoints } from '../kernel/matrix.ts';
import type { PolygonSoup } from '../solids/polyhedron.ts';
import { weldPoints } from '../solids/weld-points.ts';
import type { SliceStack } from './slice-stack.ts';
import { triangulateCap } from './triangulate-cap.ts';

/**
 * Walls between slices of different numbers of edges, as JSCAD makes them: both are divided evenly
 * to the least number of edges that fits both.
 */
export const joinUnlikeSlices = (kernel: Kernel, stack: SliceStack): PolygonSoup => {
  const slices = stack.slices.map(({ base, matrix }) =>
    transformPoints(matrix, stack.bases[base]!),
  );
  const points: number[] = [];
  const join = (lower: Float64Array, upper: Float64Array): void => {
    const edges = leastCommonMultiple(lower.length / 6, upper.length / 6);
    const [below, above] = [divide(lower, edges), divide(upper, edges)];
    for (let e = 0; e < below.length; e += 6) {
      const [a, b] = [below.slice(e, e + 3), below.slice(e + 3, e + 6)];
      const [c, d] = [above.slice(e, e + 3), above.slice(e + 3, e + 6)];
      points.push(...a, ...b, ...d, ...a, ...d, ...c);
    }
  };
  for (let s = 1; s < slices.length; s++) join(slices[s - 1]!, slices[s]!);
  const [first, last] = [slices[0]!, slices.at(-1)!];
  const capEnd = stack.capEnd ? capOf(kernel, last, false) : [];
  const capStart = stack.capStart ? capOf(kernel, first, true) : [];
  if (!stack.capStart && !stack.capEnd && stack.close) join(last, first);
  const all = Float64Array.from([...points, ...capEnd, ...capStart]);
  return { points: all, counts: new Uint32Array(all.length / 9).fill(3) };
};

const capOf = (kernel: Kernel, edges: Float64Array, inverted: boolean): number[] => {
  const { positions, vertexOf } = weldPoints(edges, 0);
  const triangles = triangulateCap(kernel, positions, vertexOf);
  if (inverted) triangles.reverse();
  return triangles.flatMap((vertex) => Array.from(positions.subarray(3 * vertex, 3 * vertex + 3)));
};

const divide = (edges: Float64Array, count: number): number[] => {
  const parts = count / (edges.length / 6);
  const result: number[] = [];
  for (let e = 0; e < edges.length; e += 6) {
    const step = [0, 1, 2].map((k) => (edges[e + 3 + k]! - edges[e + k]!) / parts);
    let from = Array.from(edges.subarray(e, e + 3));
    for (let part = 1; part <= parts; part++) {
      const end = edges.subarray(e + 3, e + 6);
      const to = part === parts ? Array.from(end) : from.map((value, k) => value + step[k]!);
      result.push(...from, ...to);
      from = to;
    }
  }
  return result;
};

const leastCommonMultiple = (a: number, b: number): number => {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kernel } from '../kernel/kernel.ts';
import { transformPoints } from '../kernel/matrix.ts';
import { extent } from '../solids/close-polygons.ts';
import { separateFacets } from '../solids/close-facets.ts';
import type { Facets, PolygonSoup } from '../solids/polyhedron.ts';
import { weldPoints } from '../solids/weld-points.ts';
import { isBalanced } from './edge-loops.ts';
import { joinUnlikeSlices } from './join-unlike-slices.ts';
import type { SliceStack } from './slice-stack.ts';
import { triangulateCap } from './triangulate-cap.ts';

/** In parts of the size: what is nearer is one place, as on the axis of a turned body. */
const TOLERANCE = 1e-9;

/**
 * The body between slices as JSCAD's extrudeFromSlices makes it: two triangles for each edge and
 * step. Facets when it is sure to be closed, else polygons to be closed later.
 */
export const extrudeSlices = (kernel: Kernel, stack: SliceStack): Facets | PolygonSoup => {
  const { bases, slices } = stack;
  const outlines = bases.map((edges) => weldPoints(edges, 0));
  const alike = slices.every(({ base }) => bases[base]!.length === bases[slices[0]!.base]!.length);
  if (!alike) return joinUnlikeSlices(kernel, stack);

  const starts: number[] = [];
  let size = 0;
  for (const { base } of slices) {
    starts.push(size / 3);
    size += outlines[base]!.positions.length;
  }
  const points = new Float64Array(size);
  slices.forEach(({ base, matrix }, i) => {
    points.set(transformPoints(matrix, outlines[base]!.positions), 3 * starts[i]!);
  });
  const { positions, vertexOf } = weldPoints(points, TOLERANCE * extent(points));
  const edgesOf = slices.map(({ base }, i) =>
    outlines[base]!.vertexOf.map((vertex) => vertexOf[starts[i]! + vertex]!),
  );

  const triangles: number[] = [];
  for (let s = 1; s < slices.length; s++) addWalls(triangles, edgesOf[s - 1]!, edgesOf[s]!);
  const [first, last] = [edgesOf[0]!, edgesOf.at(-1)!];
  const capEnd = stack.capEnd ? triangulateCap(kernel, positions, last) : [];
  const capStart = stack.capStart ? triangulateCap(kernel, positions, first).reverse() : [];
  const meets = last.every((vertex, i) => vertex === first[i]);
  const isRing = !stack.capStart && !stack.capEnd && (stack.close || meets);
  if (isRing && !meets) addWalls(triangles, last, first);

  const corners = Uint32Array.from([...triangles, ...capEnd, ...capStart]);
  const facets = { positions, corners, counts: new Uint32Array(corners.length / 3).fill(3) };
  const isClosed = (isRing || (stack.capStart && stack.capEnd)) && edgesOf.every(isBalanced);
  return isClosed ? facets : separateFacets(facets);
};

/** Appends the triangles between edges that correspond; those that collapsed are left out. */
const addWalls = (triangles: number[], lower: Uint32Array, upper: Uint32Array): void => {
  for (let e = 0; e < lower.length; e += 2) {
    const [a, b, c, d] = [lower[e]!, lower[e + 1]!, upper[e]!, upper[e + 1]!];
    if (a !== b && b !== d && d !== a) triangles.push(a, b, d);
    if (a !== d && d !== c && c !== a) triangles.push(a, d, c);
  }
};

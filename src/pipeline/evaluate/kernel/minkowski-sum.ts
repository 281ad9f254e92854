// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kernel, KernelSolid } from './kernel.ts';
import type { SolidReference } from './entries.ts';
import type { SolidStore } from './solid-store.ts';

type Point = [number, number, number];

/** How far below its hull the surface of a convex solid may lie on average: two steps of the grid, mm. */
const SLACK = 2e-6;

/**
 * The sum of two solids, of which one is convex; −1 when none is, which JSCAD does not support.
 * `limit` hears how many corners are to be summed.
 */
export const minkowskiSum = (
  { Manifold }: Kernel,
  store: SolidStore,
  operands: readonly SolidReference[],
  nameOf: (index: number) => string,
  limit: (count: number) => void,
): number => {
  const [sum = -1] = store.derive(operands, nameOf, ([first, second]) => {
    if (!first || !second) return [];
    if (first.isEmpty() || second.isEmpty()) return [new Manifold(first.getMesh())];
    const [firstConvex, secondConvex] = [isConvex(first), isConvex(second)];
    limit((firstConvex ? first.numVert() : first.numTri()) * second.numVert());
    if (firstConvex && secondConvex) {
      return [Manifold.hull(sums(pointsOf(first), pointsOf(second)))];
    }
    if (secondConvex) return [sweepSurface(Manifold, first, second)];
    return firstConvex ? [sweepSurface(Manifold, second, first)] : [];
  });
  return sum;
};

/**
 * The tool at every place of the body's surface, and the body where any one point of the tool
 * takes it: together all places that the tool covers, for a tool that does not touch the surface
 * is inside as a whole. The kernel's own sum is slower, and right only for tools around the origin.
 */
const sweepSurface = (
  Manifold: Kernel['Manifold'],
  body: KernelSolid,
  tool: KernelSolid,
): KernelSolid => {
  const corners = pointsOf(body);
  const reach = pointsOf(tool);
  const { triVerts } = body.getMesh();
  const parts = [body.translate(reach[0]!)];
  try {
    for (let t = 0; t < triVerts.length; t += 3) {
      const triangle = Array.from(triVerts.subarray(t, t + 3), (vertex) => corners[vertex]!);
      parts.push(Manifold.hull(sums(triangle, reach)));
    }
    return Manifold.union(parts);
  } finally {
    for (const part of parts) part.delete();
  }
};

const sums = (some: readonly Point[], others: readonly Point[]): Point[] =>
  some.flatMap(([x, y, z]) => others.map(([dx, dy, dz]): Point => [x + dx, y + dy, z + dz]));

const pointsOf = (solid: KernelSolid): Point[] => {
  const { vertProperties, numProp } = solid.getMesh();
  const points: Point[] = [];
  for (let i = 0; i < vertProperties.length; i += numProp) {
    points.push([vertProperties[i]!, vertProperties[i + 1]!, vertProperties[i + 2]!]);
  }
  return points;
};

const isConvex = (solid: KernelSolid): boolean => {
  const hull = solid.hull();
  try {
    return hull.volume() - solid.volume() <= SLACK * hull.surfaceArea();
  } finally {
    hull.delete();
  }
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { formatNumber } from '../../../shared/number-text.ts';
import { error } from '../../../shared/problem.ts';
import { Halt } from '../halt.ts';
import { closePolygons, turned } from '../solids/close-polygons.ts';
import type { Closed, Defect, PolygonSoup, Polyhedron } from '../solids/polyhedron.ts';
import { weldPoints } from '../solids/weld-points.ts';
import type { Kernel, KernelSolid } from './kernel.ts';
import { isIdentity, isMirroring, transformPoints, type Matrix } from './matrix.ts';
import { snap } from './snap.ts';

/** Which solid, and where: a number of the kernel's solids or of the polygons sent over. */
export interface SolidReference {
  readonly fromKernel: boolean;
  readonly number: number;
  readonly matrix: Matrix;
}

export type SolidOperation = 'union' | 'subtract' | 'intersect';

/** The solids of one design, by number; everything the kernel holds for it is freed by `free`. */
export interface SolidStore {
  /** Keeps polygons of the design and answers their number. */
  addPolygons(soup: PolygonSoup): number;
  /** One kernel call for all operands; answers the number of the result. Throws Halt. */
  combine(
    operation: SolidOperation,
    operands: readonly SolidReference[],
    nameOf: (index: number) => string,
  ): number;
  /** What `make` gives for the operands, each result with a number of its own. Throws Halt. */
  derive(
    operands: readonly SolidReference[],
    nameOf: (index: number) => string,
    make: (solids: readonly KernelSolid[]) => readonly KernelSolid[],
  ): number[];
  /** The convex hull of all corners, closed or not; undefined when they lie in a plane. Throws Halt. */
  hull(operands: readonly SolidReference[], nameOf: (index: number) => string): number | undefined;
  /** The triangles of a solid where it stands. Throws Halt when it is not closed. */
  polyhedron(reference: SolidReference, name: string): Polyhedron;
  /** How many triangles it has or will have: cheap, for budgets. */
  triangleCount(reference: SolidReference): number;
  free(): void;
}

/** `triangles` bounds what any operation may take in or give out. */
export const createSolidStore = (kernel: Kernel, triangles: number): SolidStore => {
  const owned: KernelSolid[] = [];
  const results: KernelSolid[] = [];
  const soups: { soup: PolygonSoup; closed?: Closed; corners?: Float64Array }[] = [];
  const own = (solid: KernelSolid): KernelSolid => {
    owned.push(solid);
    return solid;
  };

  const closedPolygons = (number: number, name: string): Polyhedron => {
    const entry = soups[number];
    if (!entry) throw new Halt(unknownSolid(number));
    entry.closed ??= closePolygons(entry.soup);
    if (entry.closed.ok) return entry.closed.value;
    throw new Halt(defectProblem(entry.closed.defect, name));
  };
  const result = (number: number): KernelSolid => {
    const solid = results[number];
    if (!solid) throw new Halt(unknownSolid(number));
    return solid;
  };
  const limit = (count: number): void => {
    if (count > triangles) throw new Halt(tooManyTriangles(count, triangles), true);
  };

  /** A solid as an operand: on the grid, where it stands. */
  const operand = ({ fromKernel, number, matrix }: SolidReference, name: string): KernelSolid => {
    checkMatrix(matrix, name);
    if (fromKernel) {
      const solid = result(number);
      if (isIdentity(matrix)) return solid;
      const moved = own(solid.transform(Array.from(matrix) as never));
      return own(moved.warpBatch((points: Float64Array) => void snap(points)));
    }
    const { positions, triangles: corners } = placed(closedPolygons(number, name), matrix);
    const mesh = new kernel.Mesh({
      numProp: 3,
      vertProperties: Float32Array.from(snap(positions.slice())),
      triVerts: corners,
    });
    const solid = own(new kernel.Manifold(mesh));
    if (solid.status() !== 'NoError') throw new Halt(refused(solid.status(), name));
    return solid;
  };

  const derive: SolidStore['derive'] = (operands, nameOf, make) => {
    const start = owned.length;
    let made: readonly KernelSolid[] = [];
    try {
      const solids = operands.map((reference, i) => operand(reference, nameOf(i)));
      limit(solids.reduce((sum, each) => sum + each.numTri(), 0));
      made = make(solids);
      limit(made.reduce((sum, each) => sum + each.numTri(), 0));
      for (const solid of made) {
        if (solid.status() !== 'NoError') throw new Halt(refused(solid.status(), nameOf(0)));
      }
      return made.map((solid) => results.push(solid) - 1);
    } catch (thrown) {
      for (const solid of made) solid.delete();
      throw thrown;
    } finally {
      for (const each of owned.splice(start)) each.delete();
    }
  };

  const cornersOf = ({ fromKernel, number, matrix }: SolidReference, name: string) => {
    checkMatrix(matrix, name);
    if (fromKernel) return transformPoints(matrix, polyhedronOf(result(number)).positions);
    const entry = soups[number];
    if (!entry) throw new Halt(unknownSolid(number));
    entry.corners ??= weldPoints(entry.soup.points, 0).positions;
    const stray = entry.corners.findIndex((value) => !Number.isFinite(value));
    if (stray >= 0) {
      const start = stray - (stray % 3);
      const at = Array.from(entry.corners.subarray(start, start + 3));
      throw new Halt(defectProblem({ kind: 'not-finite', at }, name));
    }
    return transformPoints(matrix, entry.corners);
  };

  return {
    addPolygons: (soup) => {
      limit(triangulatedCount(soup));
      return soups.push({ soup }) - 1;
    },
    combine: (operation, operands, nameOf) => {
      const { Manifold } = kernel;
      const combine =
        operation === 'union'
          ? Manifold.union
          : operation === 'subtract'
            ? Manifold.difference
            : Manifold.intersection;
      return derive(operands, nameOf, (solids) => [combine(solids)])[0]!;
    },
    derive,
    hull: (operands, nameOf) => {
      const corners = operands.map((reference, i) => cornersOf(reference, nameOf(i)));
      const { positions } = weldPoints(snap(joined(corners)), 0);
      const points: [number, number, number][] = [];
      for (let i = 0; i < positions.length; i += 3) {
        points.push([positions[i]!, positions[i + 1]!, positions[i + 2]!]);
      }
      if (points.length < 4) return undefined;
      const solid = kernel.Manifold.hull(points);
      if (solid.status() === 'NoError' && !solid.isEmpty()) return results.push(solid) - 1;
      solid.delete();
      return undefined;
    },
    polyhedron: ({ fromKernel, number, matrix }, name) => {
      checkMatrix(matrix, name);
      if (!fromKernel) return placed(closedPolygons(number, name), matrix);
      return placed(polyhedronOf(result(number)), matrix);
    },
    triangleCount: ({ fromKernel, number }) =>
      fromKernel ? result(number).numTri() : triangulatedCount(soups[number]?.soup),
    free: () => {
      for (const solid of [...results.splice(0), ...owned.splice(0)]) solid.delete();
      soups.length = 0;
    },
  };
};

const joined = (parts: readonly Float64Array[]): Float64Array => {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

const polyhedronOf = (solid: KernelSolid): Polyhedron => {
  const { vertProperties, triVerts, numProp } = solid.getMesh();
  const positions = new Float64Array((3 * vertProperties.length) / numProp);
  for (let i = 0; i < positions.length; i++) {
    positions[i] = vertProperties[Math.floor(i / 3) * numProp + (i % 3)]!;
  }
  return { positions, triangles: triVerts.slice() };
};

const placed = (polyhedron: Polyhedron, matrix: Matrix): Polyhedron => {
  if (isIdentity(matrix)) return polyhedron;
  const positions = transformPoints(matrix, polyhedron.positions);
  const triangles = isMirroring(matrix) ? turned(polyhedron.triangles) : polyhedron.triangles;
  return { ...polyhedron, positions, triangles };
};

const checkMatrix = (matrix: Matrix, name: string): void => {
  if (Array.from(matrix).every(Number.isFinite)) return;
  throw new Halt(
    defectProblem({ kind: 'not-finite', at: [matrix[12]!, matrix[13]!, matrix[14]!] }, name),
  );
};

const triangulatedCount = (soup: PolygonSoup | undefined): number =>
  soup ? Math.max(0, soup.points.length / 3 - 2 * soup.counts.length) : 0;

export const tooManyTriangles = (found: number, limit: number) =>
  error('evaluate-triangles', `Expected at most ${limit} triangles in a solid, found ${found}.`, {
    hint: 'Lower `segments`, or build with a larger budget.',
  });

const unknownSolid = (number: number) =>
  error('evaluate-unknown-solid', `Expected a solid of this design, found number ${number}.`);

const refused = (status: string, name: string) =>
  error(
    'evaluate-not-closed',
    `Expected ${name} to be a closed solid, the kernel found: ${status}.`,
    {
      where: { part: name },
    },
  );

/** Names the solid and the place. */
export const defectProblem = ({ kind, at }: Defect, name: string) => {
  const place = `(${at.map((value) => (Number.isFinite(value) ? formatNumber(value, 3) : String(value))).join(', ')})`;
  return kind === 'not-finite'
    ? error('evaluate-not-finite', `Expected numbers as coordinates of ${name}, found ${place}.`, {
        hint: 'Look for a division by zero or a missing parameter in its dimensions.',
        where: { part: name },
      })
    : error(
        'evaluate-not-closed',
        `Expected ${name} to be closed, found a hole in its surface at ${place}.`,
        {
          hint: 'Give it the missing faces, all counter-clockwise from outside.',
          where: { part: name },
        },
      );
};

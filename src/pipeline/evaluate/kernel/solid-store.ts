// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Halt } from '../halt.ts';
import { separateFacets } from '../solids/close-facets.ts';
import type { Facets, PolygonSoup, Polyhedron } from '../solids/polyhedron.ts';
import { weldPoints } from '../solids/weld-points.ts';
import {
  closedOf,
  triangleCountOf,
  type Entry,
  type FacetEntry,
  type KernelEntry,
  type Operand,
  type PolygonEntry,
  type SolidOperation,
  type SolidReference,
} from './entries.ts';
import { createComputing } from './compute.ts';
import type { Kernel, KernelSolid } from './kernel.ts';
import { IDENTITY, multiply, placed, placedSoup, transformPoints, type Matrix } from './matrix.ts';
import { createPaints } from './paints.ts';
import { defectProblem, refused, tooManyTriangles, unknownSolid } from './problems.ts';
import { snap } from './snap.ts';

export type NameOf = (index: number) => string;

/** The solids of one design, by number; everything the kernel holds for it is freed by `free`. */
export interface SolidStore {
  /** Keeps polygons, closed or not, and answers their number. */
  addPolygons(soup: PolygonSoup): number;
  /** Keeps facets and answers their number. */
  addFacets(facets: Facets): number;
  /**
   * One kernel call for all operands; answers the number of the result, which the kernel may compute
   * when it is needed. Throws Halt.
   */
  combine(operation: SolidOperation, operands: readonly SolidReference[], nameOf: NameOf): number;
  /** What `make` gives for the operands, each result with a number of its own. Throws Halt. */
  derive(
    operands: readonly SolidReference[],
    nameOf: NameOf,
    make: (solids: readonly KernelSolid[]) => readonly KernelSolid[],
  ): number[];
  /** `use` gets the solid where it stands, only for the moment. Throws Halt. */
  look<T>(reference: SolidReference, name: string, use: (solid: KernelSolid) => T): T;
  /** The convex hull of all corners, closed or not; undefined when they lie in a plane. Throws Halt. */
  hull(operands: readonly SolidReference[], nameOf: NameOf): number | undefined;
  /** The triangles of a solid where it stands. Throws Halt when it is not closed. */
  polyhedron(reference: SolidReference, name: string): Polyhedron;
  /** The polygons of a solid where it stands, as a design sees them. Throws Halt. */
  polygons(reference: SolidReference): PolygonSoup;
  /** How many triangles it has or will have, or at most has: cheap, for budgets. */
  triangleCount(reference: SolidReference): number;
  free(): void;
}

/**
 * The kernel computes at once what has more than this to take in: so much fits between two looks
 * at the clock. Less waits for what is done with it, for several operations in one are faster.
 */
const MOST_WAITING = 20_000;

/** `limit` bounds the triangles that any operation may take in or give out. */
export const createSolidStore = (kernel: Kernel, limit: number): SolidStore => {
  const { Manifold } = kernel;
  const entries: Entry[] = [];
  const paints = createPaints(kernel);

  const entryOf = (number: number): Entry => {
    const entry = entries[number];
    if (!entry) throw new Halt(unknownSolid(number));
    return entry;
  };
  const within = (count: number): void => {
    if (count > limit) throw new Halt(tooManyTriangles(count, limit), true);
  };
  const { compute, withOperands } = createComputing(kernel, paints, entryOf, within);

  /** Keeps what the kernel made. */
  const keep = (solid: KernelSolid, name: string): number => {
    const number =
      entries.push({ kind: 'kernel', name, solid, frame: IDENTITY, triangles: solid.numTri() }) - 1;
    const status = solid.status();
    if (status !== 'NoError') throw new Halt(refused(status, name));
    within(solid.numTri());
    return number;
  };

  /** Names operands, and complains at once of what is wrong with them. */
  const checked = (references: readonly SolidReference[], nameOf: NameOf): Operand[] =>
    references.map((reference, i) => {
      const name = nameOf(i);
      checkMatrix(reference.matrix, name);
      const entry = entryOf(reference.number);
      if (entry.kind !== 'kernel') closedOf(entry, name);
      return { ...reference, name };
    });
  const totalOf = (references: readonly SolidReference[]): number =>
    references.reduce((sum, { number }) => sum + Math.max(1, triangleCountOf(entryOf(number))), 0);
  const computeAll = (references: readonly SolidReference[]): void => {
    for (const { number } of references) {
      const entry = entryOf(number);
      if (entry.kind === 'kernel') compute(entry);
    }
  };
  const withinLimit = (references: readonly SolidReference[]): void => {
    if (totalOf(references) <= limit) return;
    computeAll(references);
    within(totalOf(references));
  };

  return {
    addPolygons: (soup) => {
      const entry: Entry = { kind: 'polygons', soup };
      within(triangleCountOf(entry));
      return entries.push(entry) - 1;
    },
    addFacets: (facets) => entries.push({ kind: 'facets', facets }) - 1,
    combine: (operation, references, nameOf) => {
      const operands = checked(references, nameOf);
      withinLimit(operands);
      const triangles = totalOf(operands);
      const waiting = { operation, operands };
      const name = nameOf(0);
      const entry: KernelEntry = { kind: 'kernel', name, frame: IDENTITY, triangles, waiting };
      const number = entries.push(entry) - 1;
      if (triangles > MOST_WAITING) compute(entry);
      return number;
    },
    derive: (references, nameOf, make) => {
      withinLimit(references);
      return withOperands(checked(references, nameOf), (solids) =>
        make(solids).map((solid) => keep(solid, nameOf(0))),
      );
    },
    look: (reference, name, use) =>
      withOperands(
        checked([reference], () => name),
        ([solid]) => use(solid!),
      ),
    hull: (operands, nameOf) => {
      withinLimit(operands);
      const corners = operands.map(({ number, matrix }, i) => {
        checkMatrix(matrix, nameOf(i));
        const entry = entryOf(number);
        if (entry.kind !== 'kernel') return transformPoints(matrix, cornersOf(entry, nameOf(i)));
        const { vertProperties } = compute(entry).getMesh();
        return transformPoints(multiply(matrix, entry.frame), Float64Array.from(vertProperties));
      });
      const all = snap(joined(corners));
      checkPoints(all, nameOf(0));
      const { positions } = weldPoints(all, 0);
      if (positions.length < 12) return undefined;
      const solid = Manifold.hull(pointsOf(positions));
      if (solid.status() === 'NoError' && !solid.isEmpty()) {
        return keep(solid, nameOf(0));
      }
      solid.delete();
      return undefined;
    },
    polyhedron: ({ number, matrix, color }, name) => {
      checkMatrix(matrix, name);
      const entry = entryOf(number);
      if (entry.kind !== 'kernel') return placed(matrix, closedOf(entry, name));
      const mesh = compute(entry).getMesh();
      const colors = paints.colorsOf(mesh, color !== undefined);
      return placed(multiply(matrix, entry.frame), {
        positions: Float64Array.from(mesh.vertProperties),
        triangles: mesh.triVerts,
        ...(colors && { colors }),
      });
    },
    polygons: ({ number, matrix }) => {
      const entry = entryOf(number);
      if (entry.kind === 'polygons') return placedSoup(matrix, entry.soup);
      if (entry.kind === 'facets') return placedSoup(matrix, separateFacets(entry.facets));
      const mesh = compute(entry).getMesh();
      const colors = paints.colorsOf(mesh, true);
      const counts = new Uint32Array(mesh.triVerts.length / 3).fill(3);
      const positions = Float64Array.from(mesh.vertProperties);
      const soup = separateFacets({ positions, corners: mesh.triVerts, counts });
      return placedSoup(multiply(matrix, entry.frame), { ...soup, ...(colors && { colors }) });
    },
    triangleCount: ({ number }) => triangleCountOf(entryOf(number)),
    free: () => {
      for (const entry of entries.splice(0)) if (entry.kind === 'kernel') entry.solid?.delete();
    },
  };
};

const cornersOf = (entry: PolygonEntry | FacetEntry, name: string): Float64Array => {
  if (entry.kind === 'facets') return entry.facets.positions;
  checkPoints(entry.soup.points, name);
  return entry.soup.points;
};

const checkPoints = (points: Float64Array, name: string): void => {
  const stray = points.findIndex((value) => !Number.isFinite(value));
  if (stray < 0) return;
  const start = stray - (stray % 3);
  const at = Array.from(points.subarray(start, start + 3));
  throw new Halt(defectProblem({ kind: 'not-finite', at }, name));
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

const pointsOf = (positions: Float64Array): [number, number, number][] =>
  Array.from({ length: positions.length / 3 }, (_, i) => [
    positions[3 * i]!,
    positions[3 * i + 1]!,
    positions[3 * i + 2]!,
  ]);

const checkMatrix = (matrix: Matrix, name: string): void => {
  if (Array.from(matrix).every(Number.isFinite)) return;
  throw new Halt(
    defectProblem({ kind: 'not-finite', at: [matrix[12]!, matrix[13]!, matrix[14]!] }, name),
  );
};

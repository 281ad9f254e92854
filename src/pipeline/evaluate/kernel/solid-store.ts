// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Rgba } from '../../mesh/mesh.ts';
import { Halt } from '../halt.ts';
import { closeFacets, separateFacets } from '../solids/close-facets.ts';
import { closePolygons } from '../solids/close-polygons.ts';
import type { Closed, Facets, PolygonSoup, Polyhedron } from '../solids/polyhedron.ts';
import { weldPoints } from '../solids/weld-points.ts';
import type { Kernel, KernelSolid } from './kernel.ts';
import {
  IDENTITY,
  isIdentity,
  placed,
  placedSoup,
  transformPoints,
  type Matrix,
} from './matrix.ts';
import { createPaints } from './paints.ts';
import { defectProblem, refused, tooManyTriangles, unknownSolid } from './problems.ts';
import { snap } from './snap.ts';

/** Which solid, where, and which color the design gave it. */
export interface SolidReference {
  readonly number: number;
  readonly matrix: Matrix;
  readonly color?: Rgba;
}

export type SolidOperation = 'union' | 'subtract' | 'intersect';
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

/** A solid in one of its forms; what follows from it is kept once it is known. */
type Entry =
  | { readonly soup: PolygonSoup; closed?: Closed }
  | { readonly facets: Facets; closed?: Closed }
  | KernelEntry;

/** `triangles` are exact once the kernel has computed it, before that what went into it. */
interface KernelEntry {
  readonly solid: KernelSolid;
  readonly name: string;
  triangles: number;
  computed: boolean;
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
  const compute = (entry: KernelEntry): KernelEntry => {
    if (entry.computed) return entry;
    const status = entry.solid.status();
    if (status !== 'NoError') throw new Halt(refused(status, entry.name));
    entry.triangles = entry.solid.numTri();
    entry.computed = true;
    within(entry.triangles);
    return entry;
  };
  const keep = (solid: KernelSolid, name: string, triangles: number): number => {
    const entry = { solid, name, triangles, computed: false };
    const number = entries.push(entry) - 1;
    if (triangles > Math.min(MOST_WAITING, limit)) compute(entry);
    return number;
  };

  const closed = (entry: Exclude<Entry, KernelEntry>, name: string): Polyhedron => {
    entry.closed ??=
      'facets' in entry
        ? { ok: true, value: closeFacets(entry.facets) }
        : closePolygons(entry.soup);
    if (entry.closed.ok) return entry.closed.value;
    throw new Halt(defectProblem(entry.closed.defect, name));
  };

  /** A solid as an operand: on the grid, where it stands; what is made for it goes into `made`. */
  const operand = (
    { number, matrix, color }: SolidReference,
    name: string,
    made: KernelSolid[],
  ): KernelSolid => {
    const own = (solid: KernelSolid): KernelSolid => {
      made.push(solid);
      return solid;
    };
    checkMatrix(matrix, name);
    const entry = entryOf(number);
    if ('solid' in entry) {
      const painted = color ? own(paints.repaint(compute(entry).solid, color)) : entry.solid;
      if (isIdentity(matrix)) return painted;
      const moved = own(painted.transform(Array.from(matrix) as never));
      return own(moved.warpBatch((points: Float64Array) => void snap(points)));
    }
    const polyhedron = placed(matrix, closed(entry, name));
    const solid = own(
      new Manifold(paints.mesh(snap(polyhedron.positions.slice()), polyhedron, color)),
    );
    const status = solid.status();
    if (status !== 'NoError') throw new Halt(refused(status, name));
    return solid;
  };

  const withOperands = <T>(
    operands: readonly SolidReference[],
    nameOf: NameOf,
    use: (solids: readonly KernelSolid[]) => T,
  ): T => {
    const made: KernelSolid[] = [];
    try {
      return use(operands.map((reference, i) => operand(reference, nameOf(i), made)));
    } finally {
      for (const solid of made) solid.delete();
    }
  };

  const triangleCount: SolidStore['triangleCount'] = ({ number }) => {
    const entry = entryOf(number);
    if ('solid' in entry) return entry.triangles;
    const [corners, polygons] =
      'facets' in entry
        ? [entry.facets.corners.length, entry.facets.counts.length]
        : [entry.soup.points.length / 3, entry.soup.counts.length];
    return Math.max(0, corners - 2 * polygons);
  };
  const totalOf = (operands: readonly SolidReference[]): number =>
    operands.reduce((sum, each) => sum + triangleCount(each), 0);
  const computeAll = (operands: readonly SolidReference[]): void => {
    for (const { number } of operands) {
      const entry = entryOf(number);
      if ('solid' in entry) compute(entry);
    }
  };

  return {
    addPolygons: (soup) => {
      const number = entries.push({ soup }) - 1;
      within(triangleCount({ number, matrix: IDENTITY }));
      return number;
    },
    addFacets: (facets) => entries.push({ facets }) - 1,
    combine: (operation, operands, nameOf) => {
      if (totalOf(operands) > Math.min(MOST_WAITING, limit)) computeAll(operands);
      const total = totalOf(operands);
      within(total);
      const solid = withOperands(operands, nameOf, (solids) =>
        operation === 'union'
          ? Manifold.union(solids)
          : operation === 'subtract'
            ? Manifold.difference(solids)
            : Manifold.intersection(solids),
      );
      return keep(solid, nameOf(0), total);
    },
    derive: (operands, nameOf, make) => {
      computeAll(operands);
      within(totalOf(operands));
      return withOperands(operands, nameOf, (solids) =>
        make(solids).map((solid) => keep(solid, nameOf(0), solid.numTri())),
      );
    },
    look: (reference, name, use) =>
      withOperands(
        [reference],
        () => name,
        ([solid]) => use(solid!),
      ),
    hull: (operands, nameOf) => {
      const corners = operands.map(({ number, matrix }, i) => {
        checkMatrix(matrix, nameOf(i));
        return transformPoints(matrix, cornersOf(entryOf(number), nameOf(i)));
      });
      const { positions } = weldPoints(snap(joined(corners)), 0);
      if (positions.length < 12) return undefined;
      const solid = Manifold.hull(pointsOf(positions));
      if (solid.status() === 'NoError' && !solid.isEmpty()) {
        return keep(solid, nameOf(0), solid.numTri());
      }
      solid.delete();
      return undefined;
    },
    polyhedron: ({ number, matrix, color }, name) => {
      checkMatrix(matrix, name);
      const entry = entryOf(number);
      if (!('solid' in entry)) return placed(matrix, closed(entry, name));
      const mesh = compute(entry).solid.getMesh();
      const colors = paints.colorsOf(mesh, color !== undefined);
      return placed(matrix, {
        positions: Float64Array.from(mesh.vertProperties),
        triangles: mesh.triVerts,
        ...(colors && { colors }),
      });
    },
    polygons: ({ number, matrix }) => {
      const entry = entryOf(number);
      if ('soup' in entry) return placedSoup(matrix, entry.soup);
      if ('facets' in entry) return placedSoup(matrix, separateFacets(entry.facets));
      const mesh = compute(entry).solid.getMesh();
      const colors = paints.colorsOf(mesh, true);
      const counts = new Uint32Array(mesh.triVerts.length / 3).fill(3);
      const positions = Float64Array.from(mesh.vertProperties);
      const soup = separateFacets({ positions, corners: mesh.triVerts, counts });
      return placedSoup(matrix, { ...soup, ...(colors && { colors }) });
    },
    triangleCount,
    free: () => {
      for (const entry of entries.splice(0)) if ('solid' in entry) entry.solid.delete();
    },
  };
};

const cornersOf = (entry: Entry, name: string): Float64Array => {
  if ('solid' in entry) return Float64Array.from(entry.solid.getMesh().vertProperties);
  if ('facets' in entry) return entry.facets.positions;
  const { points } = entry.soup;
  const stray = points.findIndex((value) => !Number.isFinite(value));
  if (stray < 0) return points;
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

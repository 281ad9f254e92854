// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Rgba } from '../../mesh/mesh.ts';
import { Halt } from '../halt.ts';
import { closeFacets } from '../solids/close-facets.ts';
import { closePolygons } from '../solids/close-polygons.ts';
import type { Closed, Facets, PolygonSoup, Polyhedron } from '../solids/polyhedron.ts';
import type { KernelSolid } from './kernel.ts';
import { multiply, type Matrix } from './matrix.ts';
import { defectProblem } from './problems.ts';

/** Which solid, where, and which color the design gave it. */
export interface SolidReference {
  readonly number: number;
  readonly matrix: Matrix;
  readonly color?: Rgba;
}

export type SolidOperation = 'union' | 'subtract' | 'intersect';

/** A solid in one of its forms; what follows from it is kept once it is known. */
export type Entry = PolygonEntry | FacetEntry | KernelEntry;

export interface PolygonEntry {
  readonly kind: 'polygons';
  readonly soup: PolygonSoup;
  closed?: Closed;
}

export interface FacetEntry {
  readonly kind: 'facets';
  readonly facets: Facets;
  closed?: Closed;
}

/** A solid of the kernel, or one that it will compute when it is needed. */
export interface KernelEntry {
  readonly kind: 'kernel';
  /** Where `solid` is to be put; known once it is computed. */
  frame: Matrix;
  readonly name: string;
  /** Exact once it is computed, before that what goes into it. */
  triangles: number;
  solid?: KernelSolid;
  waiting?: Operation;
}

export interface Operation {
  readonly operation: SolidOperation;
  readonly operands: readonly Operand[];
}

export type Operand = SolidReference & { readonly name: string };

/** The triangles of polygons or facets. Throws Halt when they do not close. */
export const closedOf = (entry: PolygonEntry | FacetEntry, name: string): Polyhedron => {
  entry.closed ??=
    entry.kind === 'facets'
      ? { ok: true, value: closeFacets(entry.facets) }
      : closePolygons(entry.soup);
  if (entry.closed.ok) return entry.closed.value;
  throw new Halt(defectProblem(entry.closed.defect, name));
};

export const triangleCountOf = (entry: Entry): number => {
  if (entry.kind === 'kernel') return entry.triangles;
  const [corners, polygons] =
    entry.kind === 'facets'
      ? [entry.facets.corners.length, entry.facets.counts.length]
      : [entry.soup.points.length / 3, entry.soup.counts.length];
  return Math.max(0, corners - 2 * polygons);
};

/**
 * An operation with the operands of those that wait inside it and come to the same: unions in a
 * union, intersections in an intersection, and from a difference what is taken away before or as a
 * union. The kernel is faster with many at once.
 */
export const flattened = (
  { operation, operands }: Operation,
  entryOf: (number: number) => Entry,
): Operation => {
  const flat: Operand[] = [];
  const rest = operands.toReversed();
  for (let operand = rest.pop(); operand; operand = rest.pop()) {
    const entry = entryOf(operand.number);
    const inner = entry.kind === 'kernel' && !operand.color ? entry.waiting : undefined;
    const joins =
      operation === 'subtract'
        ? inner?.operation === (flat.length === 0 ? 'subtract' : 'union')
        : inner?.operation === operation;
    if (!inner || !joins) {
      flat.push(operand);
      continue;
    }
    const { matrix } = operand;
    for (const each of inner.operands.toReversed()) {
      rest.push({ ...each, matrix: multiply(matrix, each.matrix) });
    }
  }
  return { operation, operands: flat };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { SolidOperation, SolidReference } from '../kernel/entries.ts';
import { IDENTITY } from '../kernel/matrix.ts';
import { measurePolyhedron } from '../kernel/measure-polyhedron.ts';
import { minkowskiSum } from '../kernel/minkowski-sum.ts';
import { projectSolid } from '../kernel/project-solid.ts';
import { splitSolid } from '../kernel/split-solid.ts';
import type { SectionOperation } from '../sections/combine-sections.ts';
import { packSoup } from '../solids/pack-soup.ts';
import { separateFacets } from '../solids/close-facets.ts';
import { bytesArgument, listArgument, polygonSoup, solidReferences } from './arguments.ts';
import type { HostFunctions } from './host-function.ts';
import type { GuestValue } from './values.ts';
import { MAX_NAME } from './results.ts';
import type { HostState } from './state.ts';

/** About what the host keeps of an operation that waits, and of each solid in it. */
const OPERATION_BYTES = 800;
const OPERAND_BYTES = 400;

/** Solids of the design: given over, combined, measured, looked at. */
export const solidFunctions: HostFunctions = {
  sendPolygons: ({ store, limit, keep }, points, counts, colors) => {
    const soup = polygonSoup(points, counts, colors);
    limit(soup.counts.length);
    limit(soup.points.length / 9);
    keep(soup.points.byteLength + soup.counts.byteLength + (soup.colors?.byteLength ?? 0));
    return store.addPolygons(soup);
  },
  /** Polygons by the numbers of their corners among points that they share. */
  sendFaces: ({ store, limit, keep }, points, corners, counts) => {
    const positions = new Float64Array(bytesArgument(points, 24));
    const faces = {
      positions,
      corners: new Uint32Array(bytesArgument(corners)),
      counts: new Uint32Array(bytesArgument(counts)),
    };
    limit(faces.counts.length);
    limit(faces.corners.length / 3);
    const total = faces.counts.reduce((sum, count) => sum + count, 0);
    if (total !== faces.corners.length || faces.corners.some((c) => 3 * c >= positions.length)) {
      throw new TypeError('corners do not add up');
    }
    const soup = separateFacets(faces);
    keep(soup.points.byteLength + soup.counts.byteLength);
    return store.addPolygons(soup);
  },
  polygonsOf: ({ store }, number) =>
    packSoup(store.polygons({ number: Number(number), matrix: IDENTITY })),
  combineSolids: (state, operation, references, names) => {
    const known = listArgument(names);
    const operands = referencesTo(state, references);
    state.keep(OPERATION_BYTES + OPERAND_BYTES * operands.length);
    return state.store.combine(operationOf(operation), operands, (index) =>
      operandName(operationOf(operation), index, known[index]),
    );
  },
  hullSolids: (state, references) =>
    state.store.hull(referencesTo(state, references), (index) => operandName('hull', index)) ?? -1,
  addSolids: (state, references) =>
    minkowskiSum(
      state.kernel,
      state.store,
      referencesTo(state, references),
      (index) => operandName('minkowskiSum', index),
      state.limit,
    ),
  measureSolid: (state, reference) => {
    const [solid] = referencesTo(state, reference);
    const found = solid && measurePolyhedron(state.store.polyhedron(solid, 'a solid to measure'));
    return found?.buffer as ArrayBuffer | undefined;
  },
  splitSolid: (state, reference) => {
    const parts = state.store.derive(referencesTo(state, reference), () => 'scission', splitSolid);
    return Float64Array.from(parts).buffer as ArrayBuffer;
  },
  projectSolid: (state, reference) => {
    const [solid] = referencesTo(state, reference);
    const sides = solid && state.store.look(solid, 'a solid to project', projectSolid);
    return sides?.buffer as ArrayBuffer | undefined;
  },
};

/** References to solids: the store looks at their triangles, here it is their number. */
export const referencesTo = ({ limit }: HostState, value: GuestValue): SolidReference[] => {
  const operands = solidReferences(value);
  limit(operands.length);
  return operands;
};

const operandName = (operation: string, index: number, name?: unknown): string =>
  typeof name === 'string' && name !== ''
    ? `"${name.slice(0, MAX_NAME)}"`
    : `solid ${index + 1} of ${operation}`;

export const operationOf = (value: GuestValue): SolidOperation & SectionOperation => {
  if (value === 'union' || value === 'subtract' || value === 'intersect') return value;
  throw new TypeError('unknown operation');
};

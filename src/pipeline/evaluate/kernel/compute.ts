// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Halt } from '../halt.ts';
import {
  closedOf,
  flattened,
  type Entry,
  type KernelEntry,
  type Operand,
  type SolidOperation,
} from './entries.ts';
import type { Kernel, KernelSolid } from './kernel.ts';
import { commonFrame } from './common-frame.ts';
import { isIdentity, multiply, placed, type Matrix } from './matrix.ts';
import type { Paints } from './paints.ts';
import { refused } from './problems.ts';
import { snap } from './snap.ts';
import { subtractAll } from './subtract-all.ts';

/** How entries become solids of the kernel. */
export interface Computing {
  /** The solid of an entry, computed now if it was waiting; its `frame` is still to be applied. Throws Halt. */
  compute(entry: KernelEntry): KernelSolid;
  /** `use` gets the operands as solids, which are there only for the moment. Throws Halt. */
  withOperands<T>(operands: readonly Operand[], use: (solids: readonly KernelSolid[]) => T): T;
}

/** `within` throws a Halt when it hears of too many triangles. */
export const createComputing = (
  kernel: Kernel,
  paints: Paints,
  entryOf: (number: number) => Entry,
  within: (triangles: number) => void,
): Computing => {
  const { Manifold } = kernel;

  const compute = (entry: KernelEntry): KernelSolid => {
    if (entry.solid) return entry.solid;
    const { operation, operands } = flattened(entry.waiting!, entryOf);
    const { frame, places } = commonFrame(operands.map(placeOf));
    const solid = withSolids(operands, places, (solids) => calculate(Manifold, operation, solids));
    delete entry.waiting;
    entry.solid = solid;
    entry.frame = frame;
    const status = solid.status();
    if (status !== 'NoError') throw new Halt(refused(status, entry.name));
    entry.triangles = solid.numTri();
    within(entry.triangles);
    return solid;
  };

  /** Where the solid or the polygons of an operand are to be put. */
  const placeOf = ({ number, matrix }: Operand): Matrix => {
    const entry = entryOf(number);
    if (entry.kind !== 'kernel') return matrix;
    compute(entry);
    return multiply(matrix, entry.frame);
  };

  /** A solid as an operand: on the grid, at its place; what is made for it goes into `made`. */
  const operand = (
    { number, color, name }: Operand,
    place: Matrix,
    made: KernelSolid[],
  ): KernelSolid => {
    const own = (solid: KernelSolid): KernelSolid => {
      made.push(solid);
      return solid;
    };
    const entry = entryOf(number);
    if (entry.kind === 'kernel') {
      const computed = compute(entry);
      const painted = color ? own(paints.repaint(computed, color)) : computed;
      if (isIdentity(place)) return painted;
      const moved = own(painted.transform(Array.from(place) as never));
      return own(moved.warpBatch((points: Float64Array) => void snap(points)));
    }
    const polyhedron = placed(place, closedOf(entry, name));
    const solid = own(
      new Manifold(paints.mesh(snap(polyhedron.positions.slice()), polyhedron, color)),
    );
    const status = solid.status();
    if (status !== 'NoError') throw new Halt(refused(status, name));
    return solid;
  };

  const withSolids = <T>(
    operands: readonly Operand[],
    places: readonly Matrix[],
    use: (solids: readonly KernelSolid[]) => T,
  ): T => {
    const made: KernelSolid[] = [];
    try {
      return use(operands.map((each, i) => operand(each, places[i]!, made)));
    } finally {
      for (const solid of made) solid.delete();
    }
  };

  return {
    compute,
    withOperands: (operands, use) => withSolids(operands, operands.map(placeOf), use),
  };
};

const calculate = (
  manifold: Kernel['Manifold'],
  operation: SolidOperation,
  solids: readonly KernelSolid[],
): KernelSolid => {
  if (operation === 'subtract') return subtractAll(manifold, solids);
  return operation === 'union' ? manifold.union(solids) : manifold.intersection(solids);
};

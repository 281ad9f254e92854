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
import { isIdentity, placed } from './matrix.ts';
import type { Paints } from './paints.ts';
import { refused } from './problems.ts';
import { snap } from './snap.ts';
import { subtractAll } from './subtract-all.ts';

/** How entries become solids of the kernel. */
export interface Computing {
  /** The solid of an entry, computed now if it was waiting. Throws Halt. */
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
    const solid = withOperands(operands, (solids) => calculate(Manifold, operation, solids));
    delete entry.waiting;
    entry.solid = solid;
    const status = solid.status();
    if (status !== 'NoError') throw new Halt(refused(status, entry.name));
    entry.triangles = solid.numTri();
    within(entry.triangles);
    return solid;
  };

  /** A solid as an operand: on the grid, where it stands; what is made for it goes into `made`. */
  const operand = ({ number, matrix, color, name }: Operand, made: KernelSolid[]): KernelSolid => {
    const own = (solid: KernelSolid): KernelSolid => {
      made.push(solid);
      return solid;
    };
    const entry = entryOf(number);
    if (entry.kind === 'kernel') {
      const computed = compute(entry);
      const painted = color ? own(paints.repaint(computed, color)) : computed;
      if (isIdentity(matrix)) return painted;
      const moved = own(painted.transform(Array.from(matrix) as never));
      return own(moved.warpBatch((points: Float64Array) => void snap(points)));
    }
    const polyhedron = placed(matrix, closedOf(entry, name));
    const solid = own(
      new Manifold(paints.mesh(snap(polyhedron.positions.slice()), polyhedron, color)),
    );
    const status = solid.status();
    if (status !== 'NoError') throw new Halt(refused(status, name));
    return solid;
  };

  const withOperands = <T>(
    operands: readonly Operand[],
    use: (solids: readonly KernelSolid[]) => T,
  ): T => {
    const made: KernelSolid[] = [];
    try {
      return use(operands.map((each) => operand(each, made)));
    } finally {
      for (const solid of made) solid.delete();
    }
  };

  return { compute, withOperands };
};

const calculate = (
  manifold: Kernel['Manifold'],
  operation: SolidOperation,
  solids: readonly KernelSolid[],
): KernelSolid => {
  if (operation === 'subtract') return subtractAll(manifold, solids);
  return operation === 'union' ? manifold.union(solids) : manifold.intersection(solids);
};

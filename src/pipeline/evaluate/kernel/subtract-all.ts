// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kernel, KernelSolid } from './kernel.ts';

interface Group {
  readonly solids: KernelSolid[];
  readonly boxes: Box[];
  triangles: number;
}

type Box = ReturnType<KernelSolid['boundingBox']>;

/**
 * A solid without all the others. The kernel would first unite what is taken away; where that falls
 * into a few groups of solids that do not overlap, such as a cavity and many holes, it is faster to
 * take away one group after the other, for within a group nothing needs to be united.
 */
export const subtractAll = (
  { difference }: Kernel['Manifold'],
  [body, ...tools]: readonly KernelSolid[],
): KernelSolid => {
  const groups = tools.length > 1 ? groupsOf(tools) : [];
  const bodySize = body!.numTri();
  if (groups.length < 2 || costInTurn(bodySize, groups) > costAtOnce(bodySize, groups)) {
    return difference([body!, ...tools]);
  }
  let result = body!;
  for (const { solids } of groups) {
    const next = difference([result, ...solids]);
    if (result !== body) result.delete();
    result = next;
  }
  return result;
};

/** More groups than this are not worth looking for. */
const MOST_GROUPS = 8;

/** Each solid in the first group where its box meets no other; smallest groups first. */
const groupsOf = (tools: readonly KernelSolid[]): Group[] => {
  const groups: Group[] = [];
  for (const tool of tools) {
    const box = tool.boundingBox();
    let group = groups.find(({ boxes }) => !boxes.some((other) => meet(box, other)));
    if (!group) {
      if (groups.length === MOST_GROUPS) return [];
      groups.push((group = { solids: [], boxes: [], triangles: 0 }));
    }
    group.solids.push(tool);
    group.boxes.push(box);
    group.triangles += tool.numTri();
  }
  return groups.sort((a, b) => a.triangles - b.triangles);
};

const meet = (a: Box, b: Box): boolean =>
  [0, 1, 2].every((k) => a.min[k]! <= b.max[k]! && b.min[k]! <= a.max[k]!);

/** Triangles that the kernel goes through, with what it cut before still there. */
const costInTurn = (body: number, groups: readonly Group[]): number => {
  let [cost, size] = [0, body];
  for (const { triangles } of groups) cost += size += triangles;
  return cost;
};

/** United in pairs, then taken away. */
const costAtOnce = (body: number, groups: readonly Group[]): number => {
  const all = groups.reduce((sum, { triangles }) => sum + triangles, 0);
  const rounds = 32 - Math.clz32(groups.length - 1);
  return all * rounds + body + all;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { boundingBox, type Box } from '../../polygons/measure.ts';
import type { Bead } from '../bead.ts';
import { toUnits } from '../../../shared/units.ts';

/** Walls around the same hole or outline, printed one after another. */
export type Nest = readonly Bead[];

/**
 * Sorts one island's walls into nests: each wall joins the one further out that it lies beside.
 * Nests around holes come first, then the outline's; deepest wall first within each.
 */
export const nestLoops = (loops: readonly Bead[]): readonly Nest[] => {
  const boxes = loops.map((bead) => boundingBox([bead.line])!);
  const nestOf = loops.map((_, i) => i);
  const byDepth = new Map<string, number[]>();
  loops.forEach((bead, i) => {
    const key = `${bead.hole} ${bead.depth}`;
    byDepth.set(key, [...(byDepth.get(key) ?? []), i]);
  });
  loops.forEach((bead, i) => {
    if (bead.depth === 0) return;
    const outward = byDepth.get(`${bead.hole} ${bead.depth! - 1}`) ?? [];
    const reach = 2 * toUnits(bead.flow.width);
    const parent = outward.find((o) => isBeside(boxes[i]!, boxes[o]!, bead.hole === true, reach));
    if (parent !== undefined) nestOf[i] = parent;
  });
  const nests = new Map<number, Bead[]>();
  loops.forEach((bead, i) => {
    let root = i;
    while (nestOf[root] !== root) root = nestOf[root]!;
    nests.set(root, [...(nests.get(root) ?? []), bead]);
  });
  const deepestFirst = [...nests.values()].map((nest) => nest.sort((a, b) => b.depth! - a.depth!));
  const isHole = (nest: Nest): boolean => nest[0]!.hole === true;
  return [...deepestFirst.filter(isHole), ...deepestFirst.filter((nest) => !isHole(nest))];
};

/** Whether boxes nest closely: around a hole the deeper wall is the larger one. */
const isBeside = (deep: Box, shallow: Box, hole: boolean, reach: number): boolean => {
  const [inner, outer] = hole ? [shallow, deep] : [deep, shallow];
  const gaps = [inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]];
  return gaps.every((gap) => gap >= 0) && gaps.some((gap) => gap <= reach);
};

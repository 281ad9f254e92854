// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from './mesh.ts';
import { facings, type Facing } from './facings.ts';
import { putOnBed, rotation, transform, type Matrix } from './transform.ts';

/** `keep`: as designed; `auto`: as it prints best; or degrees around x, then y, then z. */
export type Orientation = 'auto' | 'keep' | readonly [number, number, number];

/**
 * The mesh turned for printing and put on the bed (lowest point at z = 0).
 *
 * `auto` tries to lay each of the largest facings (groups of triangles with one normal) and each
 * side of the bounding box on the bed, and takes the way with the least cost: area that hangs over
 * by more than 45° (weighted with how far above the bed), less the area that touches the bed, plus
 * a little for height. The designed way wins unless another is clearly better. Deterministic.
 */
export const orient = (mesh: Mesh, orientation: Orientation): Mesh => {
  if (orientation === 'keep' || mesh.triangles.length === 0) return putOnBed(mesh);
  if (orientation !== 'auto') return putOnBed(transform(mesh, rotation(...orientation)));
  return putOnBed(transform(mesh, bestRotation(mesh)));
};

type Direction = readonly [number, number, number];

const AXES: readonly Direction[] = [
  [0, 0, -1],
  [0, 0, 1],
  [0, -1, 0],
  [0, 1, 0],
  [-1, 0, 0],
  [1, 0, 0],
];
const CANDIDATES = 24;
const OVERHANG_COSINE = 0.7071;
const CONTACT_COSINE = 0.9998;
/** How much better than the designed way another must be, as a share of the surface. */
const CLEARLY = 0.02;

const bestRotation = (mesh: Mesh): Matrix => {
  const groups = facings(mesh);
  const area = groups.reduce((sum, group) => sum + group.area, 0);
  const largest = [...groups].sort((a, b) => b.area - a.area || a.first - b.first);
  const candidates = [...AXES, ...largest.slice(0, CANDIDATES).map(({ normal }) => normal)];
  let best = AXES[0]!;
  let least = costOf(mesh, groups, best) - CLEARLY * area;
  for (const down of candidates.slice(1)) {
    const cost = costOf(mesh, groups, down);
    if (cost >= least - 1e-9 * area) continue;
    best = down;
    least = cost;
  }
  return rotationOnto(best);
};

/** mm² that speak against laying the mesh with `down` towards the bed. */
const costOf = (mesh: Mesh, groups: readonly Facing[], down: Direction): number => {
  const along = (p: ArrayLike<number>, i: number): number =>
    p[i]! * down[0] + p[i + 1]! * down[1] + p[i + 2]! * down[2];
  let [bed, top] = [-Infinity, Infinity];
  for (let i = 0; i < mesh.positions.length; i += 3) {
    const depth = along(mesh.positions, i);
    bed = Math.max(bed, depth);
    top = Math.min(top, depth);
  }
  const height = bed - top;
  const near = 1e-4 * height + 1e-3;
  let contact = 0;
  let overhang = 0;
  let area = 0;
  for (const group of groups) {
    area += group.area;
    const slant = along(group.normal, 0);
    if (slant < OVERHANG_COSINE) continue;
    const above = bed - along(group.center, 0);
    if (slant > CONTACT_COSINE && above <= near) contact += group.area;
    else overhang += group.area * slant * (0.5 + above / (height || 1));
  }
  // Hardly anything on the bed: it would fall over.
  const unsteady = contact < 0.01 * area ? 0.5 * area : 0;
  return overhang - 0.7 * contact + unsteady + 0.1 * height * Math.sqrt(contact + 1e-3 * area);
};

/** The smallest turn that brings `down` to -z (Rodrigues' formula). */
const rotationOnto = ([x, y, z]: Direction): Matrix => {
  const c = -z;
  if (c > 1 - 1e-12) return rotation(0, 0, 0);
  if (c < -1 + 1e-12) return rotation(180, 0, 0);
  // Axis = down × (0, 0, -1) = (-y, x, 0).
  const k = 1 / (1 + c);
  return [
    ...([c + y * y * k, -x * y * k, x, 0] as const),
    ...([-x * y * k, c + x * x * k, y, 0] as const),
    ...([-x, -y, c, 0] as const),
  ];
};

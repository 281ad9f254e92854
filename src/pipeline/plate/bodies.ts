// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Solid } from '../evaluate/shape.ts';
import { boundsOf } from '../mesh/measure.ts';
import type { Bounds, Mesh, Rgba } from '../mesh/mesh.ts';
import { quantityOf, type Quantities } from './choose-parts.ts';

/** What is moved on the bed as one: a named part, or unnamed solids that touch each other. */
export interface Body {
  readonly name: string;
  readonly mesh: Mesh;
  /** Of a solid that is moved by itself. */
  readonly color?: Rgba;
  readonly quantity: number;
}

/** Boxes closer than this touch, mm. */
const TOUCH_MM = 0.01;

/**
 * A part with a name is placed by itself. Solids without names whose bounding boxes touch belong
 * together (colors of one thing, a lid on its box) and keep their places beside each other.
 */
export const bodiesOf = (solids: readonly Solid[], quantities: Quantities): readonly Body[] => {
  const groups: { solids: Solid[]; bounds: Bounds }[] = [];
  for (const solid of solids) {
    let group = { solids: [solid], bounds: boundsOf(solid.mesh.positions) };
    if (!solid.named && !Object.hasOwn(quantities, solid.name)) {
      for (const other of groups.filter(
        ({ solids: [first], bounds }) => !first!.named && touch(bounds, group.bounds),
      )) {
        groups.splice(groups.indexOf(other), 1);
        group = {
          solids: [...other.solids, ...group.solids],
          bounds: around(other.bounds, group.bounds),
        };
      }
    }
    groups.push(group);
  }
  return groups.map((group) => ({
    name: group.solids[0]!.name,
    mesh:
      group.solids.length === 1
        ? group.solids[0]!.mesh
        : join(group.solids.map(({ mesh }) => mesh)),
    ...(group.solids.length === 1 && group.solids[0]!.color !== undefined
      ? { color: group.solids[0]!.color }
      : {}),
    quantity: quantityOf(group.solids[0]!.name, quantities),
  }));
};

const touch = (a: Bounds, b: Bounds): boolean =>
  [0, 1, 2].every((k) => a[0][k]! <= b[1][k]! + TOUCH_MM && b[0][k]! <= a[1][k]! + TOUCH_MM);

const around = (a: Bounds, b: Bounds): Bounds => [
  [Math.min(a[0][0], b[0][0]), Math.min(a[0][1], b[0][1]), Math.min(a[0][2], b[0][2])],
  [Math.max(a[1][0], b[1][0]), Math.max(a[1][1], b[1][1]), Math.max(a[1][2], b[1][2])],
];

/** All triangles in one mesh; shells that overlap are united when they are sliced. */
const join = (meshes: readonly Mesh[]): Mesh => {
  const positions = new Float32Array(meshes.reduce((sum, mesh) => sum + mesh.positions.length, 0));
  const triangles = new Uint32Array(meshes.reduce((sum, mesh) => sum + mesh.triangles.length, 0));
  let vertex = 0;
  let corner = 0;
  for (const mesh of meshes) {
    positions.set(mesh.positions, vertex * 3);
    for (const index of mesh.triangles) triangles[corner++] = index + vertex;
    vertex += mesh.positions.length / 3;
  }
  return { positions, triangles };
};

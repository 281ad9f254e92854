// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../mesh.ts';

/** Without the second of two triangles of the same corners, in the same sense. */
export const withoutDoubles = (mesh: Mesh): Mesh => {
  const { triangles } = mesh;
  const count = triangles.length / 3;
  const slots = new Int32Array(tableSize(count)).fill(-1);
  const kept = new Uint32Array(count);
  let end = 0;
  for (let t = 0; t < count; t++) {
    const first = lowestCorner(triangles, t);
    let slot = slotOf(triangles, t, first) & (slots.length - 1);
    while (slots[slot]! >= 0 && !isSame(triangles, t, first, slots[slot]!))
      slot = (slot + 1) & (slots.length - 1);
    if (slots[slot]! >= 0) continue;
    slots[slot] = t;
    kept[end++] = t;
  }
  if (end === count) return mesh;
  const pick = <T extends Uint32Array | Uint8Array>(from: T, to: T, stride: number): T => {
    for (let i = 0; i < end; i++)
      to.set(from.subarray(stride * kept[i]!, stride * (kept[i]! + 1)), stride * i);
    return to;
  };
  return {
    positions: mesh.positions,
    triangles: pick(triangles, new Uint32Array(3 * end), 3),
    ...(mesh.colors && { colors: pick(mesh.colors, new Uint8Array(4 * end), 4) }),
  };
};

const tableSize = (entries: number): number => {
  let size = 16;
  while (size < entries * 2) size *= 2;
  return size;
};

/** Which of a triangle's corners has the lowest vertex, 0 to 2. */
const lowestCorner = (triangles: Uint32Array, t: number): number => {
  const a = triangles[3 * t]!;
  const b = triangles[3 * t + 1]!;
  const c = triangles[3 * t + 2]!;
  return a <= b && a <= c ? 0 : b <= c ? 1 : 2;
};

/** Corner number `k` after the corner `first` of triangle t. */
const corner = (triangles: Uint32Array, t: number, first: number, k: number): number =>
  triangles[3 * t + ((first + k) % 3)]!;

const slotOf = (triangles: Uint32Array, t: number, first: number): number => {
  const mixed =
    Math.imul(corner(triangles, t, first, 0), 0x9e3779b1) ^
    Math.imul(corner(triangles, t, first, 1), 0x85ebca6b) ^
    Math.imul(corner(triangles, t, first, 2), 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
};

const isSame = (triangles: Uint32Array, t: number, first: number, other: number): boolean => {
  const start = lowestCorner(triangles, other);
  for (let k = 0; k < 3; k++)
    if (corner(triangles, t, first, k) !== corner(triangles, other, start, k)) return false;
  return true;
};

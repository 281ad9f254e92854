// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Points (x y z, stride 3) nearer than `tolerance` become one: the first of them. `vertexOf` gives
 * the vertex of each point. Equal points are found in a table of their bits; the others in a grid
 * of cells twice the tolerance wide, of which eight are looked at.
 */
export const weldPoints = (
  points: Float64Array,
  tolerance: number,
): { readonly positions: Float64Array; readonly vertexOf: Uint32Array } => {
  const count = points.length / 3;
  const p = points.map((value) => value + 0);
  const bits = new Int32Array(p.buffer);
  const cell = tolerance > 0 ? 2 * tolerance : 1;
  const mask = tableSize(count) - 1;
  const exact = new Int32Array(mask + 1).fill(-1);
  const grid = new Int32Array(mask + 1).fill(-1);
  const next = new Int32Array(count);
  const vertexOf = new Uint32Array(count);
  const kept = new Float64Array(p.length);
  let vertices = 0;

  const nearby = (x: number, y: number, z: number): number => {
    const i = Math.floor(x / cell - 0.5);
    const j = Math.floor(y / cell - 0.5);
    const k = Math.floor(z / cell - 0.5);
    for (let corner = 0; corner < 8; corner++) {
      const slot = hash(i + (corner & 1), j + ((corner >> 1) & 1), k + (corner >> 2)) & mask;
      for (let vertex = grid[slot]!; vertex >= 0; vertex = next[vertex]!) {
        const dx = kept[3 * vertex]! - x;
        const dy = kept[3 * vertex + 1]! - y;
        const dz = kept[3 * vertex + 2]! - z;
        if (dx * dx + dy * dy + dz * dz <= tolerance * tolerance) return vertex;
      }
    }
    return -1;
  };
  const add = (x: number, y: number, z: number): number => {
    const slot = hash(Math.floor(x / cell), Math.floor(y / cell), Math.floor(z / cell)) & mask;
    kept.set([x, y, z], 3 * vertices);
    next[vertices] = grid[slot]!;
    return (grid[slot] = vertices++);
  };

  for (let i = 0; i < count; i++) {
    const [x, y, z] = [p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!];
    let slot = hash(mixed(bits, 6 * i), mixed(bits, 6 * i + 2), mixed(bits, 6 * i + 4)) & mask;
    let other = exact[slot]!;
    while (
      other >= 0 &&
      !(p[3 * other] === x && p[3 * other + 1] === y && p[3 * other + 2] === z)
    ) {
      slot = (slot + 1) & mask;
      other = exact[slot]!;
    }
    if (other >= 0) vertexOf[i] = vertexOf[other]!;
    else {
      exact[slot] = i;
      const vertex = nearby(x, y, z);
      vertexOf[i] = vertex < 0 ? add(x, y, z) : vertex;
    }
  }
  return { positions: kept.slice(0, 3 * vertices), vertexOf };
};

const mixed = (bits: Int32Array, at: number): number => bits[at]! ^ Math.imul(bits[at + 1]!, 31);

/** A power of two, at least twice `count`. */
const tableSize = (count: number): number => {
  let size = 16;
  while (size < 2 * count) size *= 2;
  return size;
};

/** Mixes three integers into 32 bits (constants of MurmurHash3, Austin Appleby). */
const hash = (x: number, y: number, z: number): number => {
  let h = Math.imul(x, 0xcc9e2d51) ^ Math.imul(y, 0x1b873593) ^ Math.imul(z, 0x85ebca6b);
  h ^= h >>> 16;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 13);
};

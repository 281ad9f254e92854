// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from './mesh.ts';

export interface WeldOptions {
  /** Vertex indices, stride 3; absent: the positions are a soup, three vertices a triangle. */
  readonly triangles?: Uint32Array;
  /** r g b a of each triangle, stride 4; kept beside the triangles that stay. */
  readonly colors?: Uint8Array;
  /** Vertices nearer than this become one, mm; 0 (the default): only equal ones. */
  readonly tolerance?: number;
}

/**
 * Make equal vertices one: triangle soup → Mesh, in time linear in the triangles.
 *
 * `positions` are x y z in mm, stride 3. The first of equal vertices stays where it is; triangles
 * that lose a corner are dropped, as are vertices that no triangle uses. -0 becomes 0. With a
 * tolerance a vertex joins the nearest earlier one, so chains of close vertices may stay apart.
 */
export const weld = (positions: Float32Array, options: WeldOptions = {}): Mesh => {
  const { tolerance = 0 } = options;
  const corners = options.triangles ?? everyVertexOnce(positions.length / 3);
  const find = tolerance > 0 ? nearbyFinder(positions, tolerance) : equalFinder(positions);

  const representative = new Int32Array(positions.length / 3).fill(-1);
  const renumbered = new Int32Array(positions.length / 3).fill(-1);
  const triangles = new Uint32Array(corners.length);
  const colors = options.colors && new Uint8Array(options.colors.length);
  const kept = new Float32Array(positions.length);
  let vertexCount = 0;
  let triangleCount = 0;

  const resolve = (vertex: number): number => {
    const known = representative[vertex]!;
    return known >= 0 ? known : (representative[vertex] = find(vertex));
  };
  const number = (vertex: number): number => {
    if (renumbered[vertex]! < 0) {
      for (let k = 0; k < 3; k++) kept[3 * vertexCount + k] = positions[3 * vertex + k]! + 0;
      renumbered[vertex] = vertexCount++;
    }
    return renumbered[vertex]!;
  };

  for (let t = 0; t < corners.length; t += 3) {
    const a = resolve(corners[t]!);
    const b = resolve(corners[t + 1]!);
    const c = resolve(corners[t + 2]!);
    if (a === b || b === c || c === a) continue;
    triangles[3 * triangleCount] = number(a);
    triangles[3 * triangleCount + 1] = number(b);
    triangles[3 * triangleCount + 2] = number(c);
    if (colors) {
      const from = (t / 3) * 4;
      colors.set(options.colors!.subarray(from, from + 4), 4 * triangleCount);
    }
    triangleCount++;
  }
  return {
    positions: kept.slice(0, 3 * vertexCount),
    triangles: triangles.slice(0, 3 * triangleCount),
    ...(colors && { colors: colors.slice(0, 4 * triangleCount) }),
  };
};

const everyVertexOnce = (count: number): Uint32Array => {
  const indices = new Uint32Array(count - (count % 3));
  for (let i = 0; i < indices.length; i++) indices[i] = i;
  return indices;
};

/** Answers the first asked-for vertex with the same coordinates. Open addressing, load ≤ ½. */
const equalFinder = (positions: Float32Array): ((vertex: number) => number) => {
  const canonical = positions.map((value) => value + 0);
  const bits = new Uint32Array(canonical.buffer);
  const mask = tableSize(positions.length / 3) - 1;
  const table = new Int32Array(mask + 1).fill(-1);
  return (vertex) => {
    const [x, y, z] = [bits[3 * vertex]!, bits[3 * vertex + 1]!, bits[3 * vertex + 2]!];
    let slot = hash(x, y, z) & mask;
    for (;;) {
      const other = table[slot]!;
      if (other < 0) return (table[slot] = vertex);
      if (bits[3 * other] === x && bits[3 * other + 1] === y && bits[3 * other + 2] === z) {
        return other;
      }
      slot = (slot + 1) & mask;
    }
  };
};

/** Answers the nearest vertex asked for earlier within `tolerance`, looking in 8 grid cells. */
const nearbyFinder = (positions: Float32Array, tolerance: number): ((vertex: number) => number) => {
  const cell = 2 * tolerance;
  const mask = tableSize(positions.length / 3) - 1;
  const first = new Int32Array(mask + 1).fill(-1);
  const next = new Int32Array(positions.length / 3).fill(-1);
  return (vertex) => {
    const x = positions[3 * vertex]!;
    const y = positions[3 * vertex + 1]!;
    const z = positions[3 * vertex + 2]!;
    let nearest = -1;
    let best = tolerance * tolerance;
    const low = [x, y, z].map((value) => Math.floor(value / cell - 0.5));
    for (let corner = 0; corner < 8; corner++) {
      const slot =
        hash(low[0]! + (corner & 1), low[1]! + ((corner >> 1) & 1), low[2]! + (corner >> 2)) & mask;
      for (let other = first[slot]!; other >= 0; other = next[other]!) {
        const dx = positions[3 * other]! - x;
        const dy = positions[3 * other + 1]! - y;
        const dz = positions[3 * other + 2]! - z;
        const distance = dx * dx + dy * dy + dz * dz;
        if (distance > best || (distance === best && nearest >= 0)) continue;
        best = distance;
        nearest = other;
      }
    }
    if (nearest >= 0) return nearest;
    const home = hash(Math.floor(x / cell), Math.floor(y / cell), Math.floor(z / cell)) & mask;
    next[vertex] = first[home]!;
    first[home] = vertex;
    return vertex;
  };
};

/** A power of two, at least twice `count`. */
const tableSize = (count: number): number => {
  let size = 16;
  while (size < 2 * count) size *= 2;
  return size;
};

/** Mixes three integers into 32 bits (constants and finish of MurmurHash3, Austin Appleby). */
const hash = (x: number, y: number, z: number): number => {
  let h = Math.imul(x, 0xcc9e2d51) ^ 0x9747b28c;
  h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64;
  h ^= Math.imul(y, 0x1b873593);
  h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64;
  h ^= Math.imul(z, 0xcc9e2d51);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Mesh } from '../mesh/mesh.ts';

/** The undirected edges of a mesh. */
export interface MeshEdges {
  /** Vertex of the lower index of each edge, and of the higher. */
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  /** Edge from corner k to corner k + 1 of each triangle, stride 3. */
  readonly ofCorner: Uint32Array;
}

/** Numbers the edges of a mesh in the order in which triangles first use them. Linear time. */
export const meshEdges = ({ triangles }: Mesh): MeshEdges => {
  const corners = triangles.length;
  const ofCorner = new Uint32Array(corners);
  const low = new Uint32Array(corners);
  const high = new Uint32Array(corners);
  const slots = new Int32Array(tableSize(corners)).fill(-1);
  const mask = slots.length - 1;
  let count = 0;
  for (let c = 0; c < corners; c++) {
    const a = triangles[c]!;
    const b = triangles[c % 3 === 2 ? c - 2 : c + 1]!;
    const l = a < b ? a : b;
    const h = a < b ? b : a;
    let slot = (Math.imul(l, 0x9e3779b1) ^ Math.imul(h, 0x85ebca6b)) & mask;
    let edge = slots[slot]!;
    while (edge >= 0 && (low[edge] !== l || high[edge] !== h)) {
      slot = (slot + 1) & mask;
      edge = slots[slot]!;
    }
    if (edge < 0) {
      edge = count++;
      slots[slot] = edge;
      low[edge] = l;
      high[edge] = h;
    }
    ofCorner[c] = edge;
  }
  return { low: low.slice(0, count), high: high.slice(0, count), ofCorner };
};

const tableSize = (entries: number): number => {
  let size = 16;
  while (size < entries * 2) size *= 2;
  return size;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Points (x y z, stride 3) nearer than `tolerance` become one: the first of them. `vertexOf` gives
 * the vertex of each point. Hash of grid cells twice the tolerance wide, eight looked at for each.
 */
export const weldPoints = (
  points: Float64Array,
  tolerance: number,
): { readonly positions: Float64Array; readonly vertexOf: Uint32Array } => {
  const cell = tolerance > 0 ? 2 * tolerance : 1;
  const cells = new Map<string, number[]>();
  const exact = new Map<string, number>();
  const kept: number[] = [];
  const vertexOf = new Uint32Array(points.length / 3);
  for (let i = 0; i < vertexOf.length; i++) {
    const [x, y, z] = [points[3 * i]! + 0, points[3 * i + 1]! + 0, points[3 * i + 2]! + 0];
    const key = `${x},${y},${z}`;
    let vertex = exact.get(key);
    if (vertex === undefined) {
      vertex = nearby(x, y, z, cells, kept, cell, tolerance) ?? -1;
      if (vertex < 0) {
        vertex = kept.length / 3;
        kept.push(x, y, z);
        const home = `${Math.floor(x / cell)},${Math.floor(y / cell)},${Math.floor(z / cell)}`;
        const others = cells.get(home);
        if (others) others.push(vertex);
        else cells.set(home, [vertex]);
      }
      exact.set(key, vertex);
    }
    vertexOf[i] = vertex;
  }
  return { positions: Float64Array.from(kept), vertexOf };
};

const nearby = (
  x: number,
  y: number,
  z: number,
  cells: ReadonlyMap<string, readonly number[]>,
  kept: readonly number[],
  cell: number,
  tolerance: number,
): number | undefined => {
  const [i, j, k] = [x, y, z].map((value) => Math.floor(value / cell - 0.5)) as [
    number,
    number,
    number,
  ];
  for (let corner = 0; corner < 8; corner++) {
    const key = `${i + (corner & 1)},${j + ((corner >> 1) & 1)},${k + (corner >> 2)}`;
    for (const vertex of cells.get(key) ?? []) {
      const dx = kept[3 * vertex]! - x;
      const dy = kept[3 * vertex + 1]! - y;
      const dz = kept[3 * vertex + 2]! - z;
      if (dx * dx + dy * dy + dz * dz <= tolerance * tolerance) return vertex;
    }
  }
  return undefined;
};

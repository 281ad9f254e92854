// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Points that can be asked for the nearest of those not yet taken. */
export interface NearestIndex {
  /** Number of the nearest point left, or undefined when none is. Ties: the lowest number. */
  readonly nearest: (x: number, y: number) => number | undefined;
  readonly remove: (point: number) => void;
}

/**
 * Buckets `points` (x y, stride 2) in a square grid with about two points a cell; a search walks
 * rings of cells outward until no nearer point is possible.
 */
export const nearestIndex = (points: Float64Array): NearestIndex => {
  const count = points.length / 2;
  const { minX, minY, cell, columns, rows } = gridOver(points);
  const cells = new Map<number, number[]>();
  const columnOf = (x: number): number =>
    Math.min(columns - 1, Math.max(0, Math.floor((x - minX) / cell)));
  const rowOf = (y: number): number =>
    Math.min(rows - 1, Math.max(0, Math.floor((y - minY) / cell)));
  const cellOf = (point: number): number =>
    rowOf(points[2 * point + 1]!) * columns + columnOf(points[2 * point]!);
  for (let point = 0; point < count; point++) {
    const key = cellOf(point);
    const list = cells.get(key);
    if (list === undefined) cells.set(key, [point]);
    else list.push(point);
  }
  let left = count;

  const remove = (point: number): void => {
    const list = cells.get(cellOf(point))!;
    const at = list.indexOf(point);
    if (at < 0) return;
    list.splice(at, 1);
    left--;
  };

  const nearest = (x: number, y: number): number | undefined => {
    if (left === 0) return undefined;
    const column = columnOf(x);
    const row = rowOf(y);
    let best: number | undefined;
    let bestDistance = Infinity;
    const visit = (c: number, r: number): void => {
      for (const point of cells.get(r * columns + c) ?? []) {
        const dx = points[2 * point]! - x;
        const dy = points[2 * point + 1]! - y;
        const distance = dx * dx + dy * dy;
        if (distance > bestDistance || (distance === bestDistance && point > best!)) continue;
        best = point;
        bestDistance = distance;
      }
    };
    const reach = Math.max(columns, rows);
    for (let ring = 0; ring <= reach; ring++) {
      if (best !== undefined && bestDistance <= (ring - 1) * cell * ((ring - 1) * cell) && ring > 0)
        break;
      for (let c = Math.max(0, column - ring); c <= Math.min(columns - 1, column + ring); c++) {
        if (row - ring >= 0) visit(c, row - ring);
        if (ring > 0 && row + ring < rows) visit(c, row + ring);
      }
      for (let r = Math.max(0, row - ring + 1); r <= Math.min(rows - 1, row + ring - 1); r++) {
        if (column - ring >= 0) visit(column - ring, r);
        if (ring > 0 && column + ring < columns) visit(column + ring, r);
      }
    }
    return best;
  };

  return { nearest, remove };
};

const gridOver = (points: Float64Array) => {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    minX = Math.min(minX, points[i]!);
    maxX = Math.max(maxX, points[i]!);
    minY = Math.min(minY, points[i + 1]!);
    maxY = Math.max(maxY, points[i + 1]!);
  }
  const width = Math.max(1, maxX - minX);
  const height = Math.max(1, maxY - minY);
  const cell = Math.max(
    1,
    Math.sqrt((width * height * 2) / Math.max(1, points.length / 2)),
    Math.max(width, height) / 512,
  );
  return {
    minX,
    minY,
    cell,
    columns: Math.floor(width / cell) + 1,
    rows: Math.floor(height / cell) + 1,
  };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * To the coordinate plane in which the loops enclose most, so that what is counter-clockwise in
 * space is so there (Newell's normal).
 */
export const flattening = (
  loops: readonly (readonly number[])[],
  p: Float64Array,
): ((vertex: number) => [number, number]) => {
  const normal = [0, 0, 0];
  for (const loop of loops) {
    let from = loop.at(-1)!;
    for (const to of loop) {
      for (let k = 0; k < 3; k++) {
        const [u, v] = [(k + 1) % 3, (k + 2) % 3];
        normal[k]! += (p[3 * from + u]! - p[3 * to + u]!) * (p[3 * from + v]! + p[3 * to + v]!);
      }
      from = to;
    }
  }
  const size = normal.map(Math.abs);
  const axis = size[0]! > size[1]! && size[0]! > size[2]! ? 0 : size[1]! > size[2]! ? 1 : 2;
  const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
  const sign = normal[axis]! < 0 ? -1 : 1;
  return (vertex) => [p[3 * vertex + u]! * sign, p[3 * vertex + v]!];
};

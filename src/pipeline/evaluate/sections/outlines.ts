// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

type Point = [number, number];

/**
 * Sides (x0 y0 x1 y1, stride 4, in any order) to closed rings: each side is followed by the one
 * that starts where it ends. Ends that meet nowhere close by a straight line.
 */
export const outlinesOf = (sides: Float64Array): Point[][] => {
  const starting = new Map<string, number[]>();
  for (let s = 0; s < sides.length; s += 4) {
    const key = keyOf(sides[s]!, sides[s + 1]!);
    const list = starting.get(key);
    if (list) list.push(s);
    else starting.set(key, [s]);
  }
  const used = new Uint8Array(sides.length / 4);
  const rings: Point[][] = [];
  for (let s = 0; s < sides.length; s += 4) {
    if (used[s / 4]) continue;
    const ring: Point[] = [];
    for (let side: number | undefined = s; side !== undefined;) {
      used[side / 4] = 1;
      ring.push([sides[side]!, sides[side + 1]!]);
      const following: number[] | undefined = starting.get(
        keyOf(sides[side + 2]!, sides[side + 3]!),
      );
      side = following?.find((next) => !used[next / 4]);
    }
    if (ring.length >= 3) rings.push(ring);
  }
  return rings;
};

/** Ends within half a step of 1e-9 mm are one. */
const keyOf = (x: number, y: number): string =>
  `${Math.round(x * 1e9) + 0},${Math.round(y * 1e9) + 0}`;

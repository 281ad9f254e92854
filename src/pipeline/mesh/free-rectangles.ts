// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Axis-parallel, from its smallest corner, mm. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly depth: number;
}

const NARROW = 1e-9;

/** The largest rectangles that stay free of those in `free` when `used` is taken out of them. */
export const splitFree = (free: readonly Rectangle[], used: Rectangle): Rectangle[] => {
  const parts = free.flatMap((rectangle) =>
    overlap(rectangle, used) ? around(rectangle, used) : [rectangle],
  );
  return parts.filter(
    (part, i) =>
      !parts.some((other, j) => i !== j && inside(part, other) && (!inside(other, part) || j < i)),
  );
};

/** What is left of `outer` to the left, right, front and back of `used`; the pieces overlap. */
const around = (outer: Rectangle, used: Rectangle): Rectangle[] => {
  const right = used.x + used.width;
  const back = used.y + used.depth;
  return [
    { ...outer, width: used.x - outer.x },
    { ...outer, x: right, width: outer.x + outer.width - right },
    { ...outer, depth: used.y - outer.y },
    { ...outer, y: back, depth: outer.y + outer.depth - back },
  ].filter(({ width, depth }) => width > NARROW && depth > NARROW);
};

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.depth && b.y < a.y + a.depth;

const inside = (a: Rectangle, b: Rectangle): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.depth <= b.y + b.depth;

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A die. Habit: rounded corners and pips, colors of single polygons set on a finished body.
const { booleans, colors, geometries, primitives, transforms } = require('@jscad/modeling');
const { geom3 } = geometries;

const SIZE = 16;
const PIPS = {
  1: [[0, 0]],
  2: [
    [-1, -1],
    [1, 1],
  ],
  3: [
    [-1, -1],
    [0, 0],
    [1, 1],
  ],
  4: [
    [-1, -1],
    [-1, 1],
    [1, -1],
    [1, 1],
  ],
  5: [
    [-1, -1],
    [-1, 1],
    [0, 0],
    [1, -1],
    [1, 1],
  ],
  6: [
    [-1, -1],
    [-1, 0],
    [-1, 1],
    [1, -1],
    [1, 0],
    [1, 1],
  ],
};
const TURNS = {
  1: [0, 0, 0],
  6: [Math.PI, 0, 0],
  2: [Math.PI / 2, 0, 0],
  5: [-Math.PI / 2, 0, 0],
  3: [0, Math.PI / 2, 0],
  4: [0, -Math.PI / 2, 0],
};

const face = (value) => {
  const pips = PIPS[value].map(([x, y]) =>
    primitives.sphere({ radius: 1.5, center: [4 * x, 4 * y, SIZE / 2 + 0.4], segments: 12 }),
  );
  return transforms.rotate(TURNS[value], pips);
};

const main = () => {
  const body = primitives.roundedCuboid({ size: [SIZE, SIZE, SIZE], roundRadius: 2, segments: 16 });
  const die = booleans.subtract(body, [1, 2, 3, 4, 5, 6].map(face));
  // small polygons that look away from the sides belong to pips
  geom3.toPolygons(die).forEach((polygon) => {
    const inside = polygon.vertices.every((v) =>
      v.some((c) => Math.abs(Math.abs(c) - SIZE / 2) < 1.2),
    );
    polygon.color = inside ? [0.1, 0.1, 0.1, 1] : [0.95, 0.95, 0.9, 1];
  });
  const other = colors.colorize([0.7, 0.1, 0.1], transforms.translate([SIZE * 1.5, 0, 0], die));
  return [die, other];
};

module.exports = { main };

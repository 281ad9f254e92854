// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A tray with a floor of hexagons. Habit: union of an array, areas combined before they are extruded.
const { booleans, extrusions, primitives, transforms } = require('@jscad/modeling');
const { union, subtract, intersect } = booleans;

const width = 70;
const depth = 50;
const cell = 10;
const rib = 1.6;

const honeycomb = () => {
  const cells = [];
  const pitchX = (cell * Math.sqrt(3)) / 2;
  for (let column = -6; column <= 6; column++) {
    for (let row = -4; row <= 4; row++) {
      const y = row * cell + ((Math.abs(column) % 2) * cell) / 2;
      const hexagon = primitives.circle({ radius: (cell - rib) / Math.sqrt(3), segments: 6 });
      cells.push(transforms.translate([column * pitchX, y], hexagon));
    }
  }
  return union(cells);
};

const main = () => {
  const outside = primitives.roundedRectangle({
    size: [width, depth],
    roundRadius: 5,
    segments: 32,
  });
  const inside = primitives.roundedRectangle({
    size: [width - 4, depth - 4],
    roundRadius: 3,
    segments: 32,
  });
  const frame = subtract(outside, inside);
  const floor = subtract(inside, intersect(honeycomb(), inside));
  return union(
    extrusions.extrudeLinear({ height: 15 }, frame),
    extrusions.extrudeLinear({ height: 2 }, floor),
  );
};

module.exports = { main };

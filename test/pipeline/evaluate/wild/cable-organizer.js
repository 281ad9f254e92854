// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A comb for cables on the edge of a desk. Habit: paths with walls by extrudeRectangular, offsets.
const {
  booleans,
  expansions,
  extrusions,
  geometries,
  primitives,
  transforms,
} = require('@jscad/modeling');
const { path2 } = geometries;

const slots = [4, 6, 4, 8];

const comb = () => {
  const width = slots.reduce((sum, d) => sum + d + 4, 4);
  let plate = primitives.rectangle({ size: [width, 20], center: [width / 2, 10] });
  let x = 4;
  for (const d of slots) {
    const round = primitives.circle({ radius: d / 2, center: [x + d / 2, 10], segments: 24 });
    const way = primitives.rectangle({ size: [d * 0.7, 10], center: [x + d / 2, 15] });
    plate = booleans.subtract(plate, round, way);
    x += d + 4;
  }
  return expansions.offset({ delta: 0.6, corners: 'round', segments: 16 }, plate);
};

const clamp = (width) => {
  const line = path2.fromPoints({}, [
    [0, 0],
    [0, 14],
    [25, 14],
    [25, 0],
  ]);
  const walls = extrusions.extrudeRectangular({ size: 1.5, height: width, corners: 'edge' }, line);
  return transforms.rotate([Math.PI / 2, 0, Math.PI / 2], walls);
};

const main = () => {
  const body = extrusions.extrudeLinear({ height: 3 }, comb());
  const label = primitives.line([
    [2, 2],
    [20, 2],
    [20, 6],
  ]);
  const frame = extrusions.extrudeRectangular(
    { size: 0.5, height: 4 },
    primitives.rectangle({ size: [12, 6], center: [60, 10] }),
  );
  return [
    body,
    transforms.translate([0, -30, 0], clamp(15)),
    frame,
    extrusions.extrudeRectangular({ size: 0.4, height: 5, corners: 'chamfer' }, label),
  ];
};

module.exports = { main };

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A rack for a gear. Habit: import beside module.exports, the geometry made when the file is read.
import jscad, { booleans } from '@jscad/modeling';
const { polygon, cuboid, cylinder } = jscad.primitives;
const { extrudeLinear } = jscad.extrusions;

const pitch = 2 * Math.PI;
const teeth = 8;
const points = [
  [0, 0],
  [0, 6],
];
for (let i = 0; i < teeth; i++) {
  const x = i * pitch;
  points.push(
    [x + 0.25 * pitch - 1.64, 6],
    [x + 0.25 * pitch - 0.2, 10],
    [x + 0.25 * pitch + 1.2, 10],
    [x + 0.25 * pitch + 2.6, 6],
  );
}
points.push([teeth * pitch, 6], [teeth * pitch, 0]);

const blank = extrudeLinear({ height: 8 }, polygon({ points, orientation: 'clockwise' }));
const holes = [1, 4, 7].map((i) =>
  cylinder({ radius: 1.5, height: 8, center: [i * pitch, 3, 4], segments: 16 }),
);
const groove = cuboid({ size: [teeth * pitch, 2, 2], center: [(teeth * pitch) / 2, 1, 1] });
rack = booleans.subtract(blank, ...holes, groove);

const main = () => rack;

module.exports = { main };

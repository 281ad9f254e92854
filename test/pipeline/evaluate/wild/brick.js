// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A building brick. Habit: parameters in comments, bodies that touch in a face and are united.
const { booleans, primitives } = require('@jscad/modeling');
const { union, subtract } = booleans;
const { cuboid, cylinder } = primitives;

const P = 8;
const H = 9.6;

const main = ({
  // @jscad-params
  // Size
  columns = 4, // Studs along x { type: 'int', min: 1, max: 8 }
  rows = 2, // Studs along y { type: 'int', min: 1, max: 4 }
  // Details
  wall = 1.5, // Wall (mm)
  tubes = true, // Tubes inside
}) => {
  const w = columns * P - 0.2;
  const d = rows * P - 0.2;
  const shell = subtract(
    cuboid({ size: [w, d, H], center: [0, 0, H / 2] }),
    cuboid({ size: [w - 2 * wall, d - 2 * wall, H - 1], center: [0, 0, (H - 1) / 2] }),
  );
  const parts = [shell];
  for (let x = 0; x < columns; x++) {
    for (let y = 0; y < rows; y++) {
      const center = [(x - (columns - 1) / 2) * P, (y - (rows - 1) / 2) * P, H + 0.85];
      parts.push(cylinder({ radius: 2.4, height: 1.7, center, segments: 24 }));
    }
  }
  if (tubes) {
    for (let x = 1; x < columns; x++) {
      for (let y = 1; y < rows; y++) {
        const center = [(x - columns / 2) * P, (y - rows / 2) * P, (H - 1) / 2];
        const tube = subtract(
          cylinder({ radius: 3.25, height: H - 1, center, segments: 24 }),
          cylinder({ radius: 2.4, height: H - 1, center, segments: 24 }),
        );
        parts.push(tube);
      }
    }
  }
  return union(parts);
};

module.exports = { main };

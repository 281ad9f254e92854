// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A lamp shade. Habit: a hollow ball with many holes, each cut in a loop.
const { booleans, primitives, transforms } = require('@jscad/modeling');
const { sphere, cylinder, cuboid } = primitives;

const golden = Math.PI * (3 - Math.sqrt(5));

const main = () => {
  let shade = booleans.subtract(
    sphere({ radius: 20, segments: 24 }),
    sphere({ radius: 18, segments: 24 }),
    cuboid({ size: [40, 40, 10], center: [0, 0, -20] }),
  );
  const count = 16;
  for (let i = 0; i < count; i++) {
    const z = 1 - ((i + 0.5) / count) * 1.4;
    const tilt = Math.acos(z);
    const hole = cylinder({ radius: 2, height: 10, center: [0, 0, 19], segments: 8 });
    shade = booleans.subtract(shade, transforms.rotate([0, tilt, golden * i], hole));
  }
  return shade;
};

module.exports = { main };

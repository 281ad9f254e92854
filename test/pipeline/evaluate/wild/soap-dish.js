// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A soft soap dish. Habit: minkowskiSum and expand of bodies to round everything, slowly.
const { booleans, expansions, minkowski, primitives, transforms } = require('@jscad/modeling');

const main = () => {
  const plate = primitives.cuboid({ size: [30, 20, 2] });
  const ball = primitives.sphere({ radius: 2, segments: 12 });
  const soft = minkowski.minkowskiSum(plate, ball);
  const bar = primitives.cuboid({ size: [20, 2, 2], center: [0, 0, 3] });
  const bars = [-6, 0, 6].map((y) => transforms.translateY(y, bar));
  const roundBar = expansions.expand(
    { delta: 1, corners: 'round', segments: 8 },
    primitives.cuboid({ size: [20, 2, 2] }),
  );
  const drain = primitives.cylinder({ radius: 2, height: 10, segments: 16 });
  return [
    booleans.subtract(booleans.union(soft, bars), drain),
    transforms.translate([0, 30, 0], roundBar),
  ];
};

module.exports = { main };

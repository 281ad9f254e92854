// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A hook for a wall. Habit: hullChain of bodies along a curve, parts aligned by what they measure.
const {
  hulls,
  primitives,
  transforms,
  measurements,
  booleans,
  curves,
} = require('@jscad/modeling');
const { bezier } = curves;

const main = () => {
  const curve = bezier.create([
    [0, 0, 0],
    [30, 0, -20],
    [40, 0, 15],
    [22, 0, 18],
  ]);
  const beads = [];
  for (let i = 0; i <= 10; i++) {
    const at = bezier.valueAt(i / 10, curve);
    beads.push(transforms.translate(at, primitives.sphere({ radius: 4 - i * 0.15, segments: 12 })));
  }
  const arm = hulls.hullChain(...beads);
  const [low, high] = measurements.measureBoundingBox(arm);
  const height = high[2] - low[2] + 12;
  const plate = primitives.roundedCuboid({
    size: [4, 20, height],
    center: [-2, 0, (high[2] + low[2]) / 2],
    roundRadius: 1.9,
    segments: 16,
  });
  const screws = [-1, 1].map((k) => {
    const hole = primitives.cylinder({ radius: 2, height: 4, segments: 16 });
    return transforms.translate(
      [-2, 0, (high[2] + low[2]) / 2 + k * (height / 2 - 4)],
      transforms.rotateY(Math.PI / 2, hole),
    );
  });
  const [a, b] = transforms.align(
    { modes: ['none', 'max', 'min'], relativeTo: [null, 30, 0] },
    primitives.cylinder({ radius: 2, height: 10, segments: 12 }),
    primitives.cuboid({ size: [3, 4, 5], center: [10, 0, 0] }),
  );
  return [booleans.subtract(booleans.union(plate, arm), screws), a, b];
};

module.exports = { main };

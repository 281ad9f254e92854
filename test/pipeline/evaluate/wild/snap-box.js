// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A box with a lid that snaps. Habit: mirrored copies, cuts exactly as wide as what they cut.
const jscad = require('@jscad/modeling');
const { roundedCuboid, cuboid, cylinder } = jscad.primitives;
const { union, subtract, intersect } = jscad.booleans;
const { translate, translateZ, mirrorX, mirrorY, rotateY, rotateX } = jscad.transforms;

const inner = [40, 30, 20];
const wall = 2;

const halved = (size, round) =>
  intersect(
    roundedCuboid({ size, roundRadius: round, segments: 16 }),
    cuboid({ size: [size[0], size[1], size[2] / 2], center: [0, 0, -size[2] / 4] }),
  );

const box = () => {
  const outside = [inner[0] + 2 * wall, inner[1] + 2 * wall, 2 * (inner[2] + wall)];
  const shell = subtract(
    halved(outside, 4),
    cuboid({ size: inner, center: [0, 0, -inner[2] / 2] }),
  );
  const groove = translate(
    [0, inner[1] / 2, -3],
    rotateY(Math.PI / 2, cylinder({ radius: 0.8, height: 20, segments: 16 })),
  );
  const slot = cuboid({ size: [8, wall, 4], center: [0, -inner[1] / 2 - wall / 2, -2] });
  return subtract(shell, groove, mirrorY(groove), slot);
};

const lid = () => {
  const plate = cuboid({
    size: [inner[0] + 2 * wall, inner[1] + 2 * wall, wall],
    center: [0, 0, wall / 2],
  });
  const rim = subtract(
    cuboid({ size: [inner[0] - 0.4, inner[1] - 0.4, 5], center: [0, 0, -2.5] }),
    cuboid({ size: [inner[0] - 4, inner[1] - 4, 5], center: [0, 0, -2.5] }),
  );
  const ridge = translate(
    [0, inner[1] / 2 - 0.2, -3],
    rotateY(Math.PI / 2, cylinder({ radius: 0.6, height: 18, segments: 16 })),
  );
  const ear = cuboid({ size: [3, 6, wall], center: [inner[0] / 2 + wall + 1.5, 0, wall / 2] });
  return union(plate, rim, ridge, mirrorY(ridge), ear, mirrorX(ear));
};

const main = () => ({ box: box(), lid: translateZ(10, rotateX(Math.PI, lid())) });

module.exports = { main };

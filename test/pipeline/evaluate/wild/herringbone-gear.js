// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A herringbone gear. Habit: a twisted half and its mirror image, united where they touch.
const { booleans, extrusions, primitives, transforms } = require('@jscad/modeling');
const { union, subtract } = booleans;

const teeth = 12;
const height = 6;

const outline = () => {
  const points = [];
  for (let i = 0; i < teeth; i++) {
    for (const [r, a] of [
      [10, 0.05],
      [12.5, 0.33],
      [12.5, 0.6],
      [10, 0.9],
    ]) {
      const angle = ((i + a) / teeth) * 2 * Math.PI;
      points.push([r * Math.cos(angle), r * Math.sin(angle)]);
    }
  }
  return primitives.polygon({ points });
};

const main = () => {
  const half = extrusions.extrudeLinear(
    { height, twistAngle: Math.PI / 10, twistSteps: 5 },
    outline(),
  );
  const gear = union(half, transforms.mirror({ normal: [0, 0, 1] }, half));
  const bore = extrusions.extrudeLinear(
    { height: 2 * height },
    primitives.circle({ radius: 4, segments: 6 }),
  );
  const mate = transforms.mirrorX(gear);
  return [
    subtract(gear, transforms.translateZ(-height, bore)),
    transforms.translate([24, 0, 0], transforms.rotateZ(Math.PI / teeth, mate)),
  ];
};

module.exports = { main };

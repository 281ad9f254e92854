// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A knurled knob. Habit: crossing twisted copies, a clearance fit for a shaft with a flat.
const { booleans, extrusions, primitives, transforms } = require('@jscad/modeling');

const getParameterDefinitions = () => [
  { name: 'shaft', type: 'float', initial: 6, caption: 'Shaft diameter' },
  {
    name: 'fit',
    type: 'choice',
    values: [0.1, 0.2, 0.3],
    captions: ['tight', 'normal', 'loose'],
    caption: 'Fit',
  },
];

const knurl = (radius, height, direction) => {
  const profile = primitives.star({
    vertices: 16,
    outerRadius: radius,
    innerRadius: radius * 0.93,
  });
  return extrusions.extrudeLinear(
    { height, twistAngle: (direction * Math.PI) / 6, twistSteps: 6 },
    profile,
  );
};

const main = (params) => {
  const fit = Number(params.fit || 0.2);
  const r = params.shaft / 2 + fit;
  const grip = booleans.intersect(knurl(15, 12, 1), knurl(15, 12, -1));
  const top = primitives.cylinderElliptic({
    height: 3,
    startRadius: [13, 13],
    endRadius: [9, 9],
    center: [0, 0, 13.5],
    segments: 32,
  });
  const shaft = booleans.subtract(
    primitives.cylinder({ radius: r, height: 10, center: [0, 0, 5], segments: 32 }),
    primitives.cuboid({ size: [2 * r, r, 10], center: [0, r, 5] }),
  );
  const pointer = transforms.rotateZ(
    0.3,
    primitives.cuboid({ size: [10, 1, 1], center: [8, 0, 14.6] }),
  );
  return booleans.subtract(booleans.union(grip, top), shaft, pointer);
};

module.exports = { main, getParameterDefinitions };

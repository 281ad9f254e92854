// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A compression spring between two plates. Habit: extrudeHelical, bodies that overlap left apart.
const { extrusions, primitives, transforms, maths } = require('@jscad/modeling');
const { TAU } = maths.constants;

const getParameterDefinitions = () => [
  {
    name: 'turns',
    type: 'slider',
    initial: 4,
    min: 1,
    max: 10,
    step: 0.5,
    fps: 10,
    live: true,
    caption: 'Turns',
  },
  { name: 'pitch', type: 'number', initial: 5, caption: 'Pitch' },
];

const main = ({ turns, pitch }) => {
  const wire = transforms.translate([10, 0, 0], primitives.circle({ radius: 1.2, segments: 12 }));
  const coil = extrusions.extrudeHelical(
    { angle: TAU * turns, pitch, segmentsPerRotation: 24 },
    wire,
  );
  const cone = extrusions.extrudeHelical(
    { angle: TAU * 3, pitch: 6, endOffset: -4, segmentsPerRotation: 20 },
    primitives.rectangle({ size: [2, 2], center: [9, 0] }),
  );
  const left = extrusions.extrudeHelical(
    { angle: -TAU * 2, pitch: 6, segmentsPerRotation: 20 },
    wire,
  );
  const plate = primitives.cylinder({ radius: 13, height: 2, segments: 48 });
  return [
    coil,
    transforms.translateX(40, cone),
    transforms.translateX(80, left),
    transforms.translateZ(-2.5, plate),
    transforms.translateZ(turns * pitch + 2.5, plate),
  ];
};

module.exports = { main, getParameterDefinitions };

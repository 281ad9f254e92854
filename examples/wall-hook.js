// title: Wall hook
// version: 1.0.0
// author: fabcommons contributors
// function: Carries a coat or a bag on two screws.
// source: https://example.org/wall-hook
// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: CC0-1.0

// A whole design in one file: who made it and under which license stands in the lines above.
//
//   npx fabcommons build examples/wall-hook.js --param reach=40

import { booleans, extrusions, hulls, primitives, transforms } from '@jscad/modeling';

export const getParameterDefinitions = () => [
  { name: 'reach', type: 'number', initial: 30, min: 15, max: 60, step: 1, caption: 'Reach (mm)' },
  { name: 'width', type: 'number', initial: 16, min: 10, max: 30, step: 1, caption: 'Width (mm)' },
  { name: 'screw', type: 'number', initial: 4, min: 3, max: 6, step: 0.5, caption: 'Screw (mm)' },
];

const THICKNESS = 5;
const HEIGHT = 60;

export const main = ({ reach, width, screw }) => {
  const body = extrusions.extrudeLinear({ height: width }, outline(reach));
  const holes = [0.45, 0.85].map((share) => screwHole(share * HEIGHT, width / 2, screw));
  return booleans.subtract(body, ...holes);
};

// Seen from the side and printed on it: the layers run along the hook, so it does not split.
const outline = (reach) => {
  const joint = (x, y) =>
    primitives.circle({ radius: THICKNESS / 2, center: [x, y], segments: 32 });
  const back = hulls.hull(joint(0, 0), joint(0, HEIGHT));
  const arm = hulls.hull(joint(0, 0), joint(reach, 0));
  const tip = hulls.hull(joint(reach, 0), joint(reach + 4, 12));
  const brace = hulls.hull(joint(0, 14), joint(0, 0), joint(14, 0));
  return booleans.union(back, arm, tip, brace);
};

const screwHole = (y, z, diameter) => {
  const bolt = primitives.cylinder({ radius: diameter / 2, height: 3 * THICKNESS, segments: 32 });
  return transforms.translate([0, y, z], transforms.rotateY(Math.PI / 2, bolt));
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A house with stairs for a model railway. Habit: lists in lists, a color for everything.
const jscad = require('@jscad/modeling');
const { cuboid, polygon, cylinder } = jscad.primitives;
const { extrudeLinear } = jscad.extrusions;
const { subtract, union } = jscad.booleans;
const { translate, rotateX, align } = jscad.transforms;
const { colorize, cssColors, colorNameToRgb } = jscad.colors;

const stairs = (steps, width, rise, run) => {
  const blocks = [];
  for (let i = 0; i < steps; i++) {
    blocks.push(
      cuboid({
        size: [width, run, rise * (i + 1)],
        center: [0, run * (i + 0.5), (rise * (i + 1)) / 2],
      }),
    );
  }
  return blocks;
};

const roof = (w, d, h) => {
  const gable = polygon({
    points: [
      [-w / 2, 0],
      [w / 2, 0],
      [0, h],
    ],
  });
  return translate([0, d / 2, 0], rotateX(Math.PI / 2, extrudeLinear({ height: d }, gable)));
};

const main = () => {
  const walls = subtract(
    cuboid({ size: [40, 30, 24], center: [0, 0, 12] }),
    cuboid({ size: [37, 27, 24], center: [0, 0, 13.5] }),
    cuboid({ size: [7, 1.5, 14], center: [0, -14.25, 8.5] }),
    [-13, 13].map((x) => cuboid({ size: [6, 30, 8], center: [x, 0, 14] })),
  );
  const chimney = cylinder({ radius: 2, height: 12, center: [10, 5, 33], segments: 16 });
  const top = union(translate([0, 0, 24], roof(46, 34, 14)), chimney);
  const fence = align(
    { modes: ['min', 'max', 'min'], relativeTo: [-20, -24, 0], grouped: true },
    [0, 5, 10].map((x) => cuboid({ size: [1, 1, 6], center: [x, 0, 0] })),
  );
  return [
    colorize(cssColors.lightyellow, walls),
    [colorize(colorNameToRgb('firebrick'), top)],
    [[colorize([0.5, 0.5, 0.5, 1], translate([0, -21, 0], union(stairs(4, 8, 0.4, 1.5))))]],
    colorize(cssColors.saddlebrown, fence),
  ];
};

module.exports = { main };

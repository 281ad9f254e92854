// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A bolt and its nut. Habit: threads by extrudeFromSlices, named results, sliders with text values.
const jscad = require('@jscad/modeling');
const { cylinder, circle } = jscad.primitives;
const { extrudeFromSlices, extrudeLinear, slice } = jscad.extrusions;
const { union, subtract } = jscad.booleans;
const { translate, translateZ } = jscad.transforms;
const { geom2 } = jscad.geometries;
const { mat4 } = jscad.maths;
const { colorize, colorNameToRgb } = jscad.colors;

const getParameterDefinitions = () => [
  { name: 'size', type: 'group', caption: 'Size' },
  {
    name: 'diameter',
    type: 'choice',
    caption: 'Thread',
    values: ['6', '8', '10'],
    captions: ['M6', 'M8', 'M10'],
    initial: '8',
  },
  {
    name: 'length',
    type: 'slider',
    caption: 'Length (mm)',
    min: '6',
    max: '40',
    step: '2',
    initial: '12',
  },
  { name: 'play', type: 'float', caption: 'Play (mm)', initial: 0.2, min: 0, max: 1, step: 0.05 },
];

const thread = (radius, length, pitch) => {
  const depth = 0.54 * pitch;
  const profile = translate([depth / 2, 0], circle({ radius: radius - depth / 2, segments: 24 }));
  const base = slice.fromSides(geom2.toSides(profile));
  const turns = length / pitch;
  return extrudeFromSlices(
    {
      numberOfSlices: Math.round(turns * 8) + 1,
      capStart: true,
      capEnd: true,
      callback: (progress, index, start) => {
        const turn = mat4.fromZRotation(mat4.create(), progress * turns * 2 * Math.PI);
        const lift = mat4.fromTranslation(mat4.create(), [0, 0, progress * length]);
        return slice.transform(mat4.multiply(mat4.create(), lift, turn), start);
      },
    },
    base,
  );
};

const hexagon = (acrossFlats, height) =>
  extrudeLinear({ height }, circle({ radius: acrossFlats / Math.sqrt(3), segments: 6 }));

const main = (params) => {
  const diameter = Number(params.diameter);
  const length = Number(params.length);
  const pitch = { 6: 1, 8: 1.25, 10: 1.5 }[diameter];
  const head = hexagon(diameter * 1.6, diameter * 0.6);
  const shaft = translateZ(diameter * 0.6, thread(diameter / 2, length, pitch));
  const bolt = union(head, shaft);
  const hole = translateZ(
    -pitch / 3,
    thread(diameter / 2 + params.play, diameter * 0.8 + pitch, pitch),
  );
  const nut = subtract(
    hexagon(diameter * 1.6, diameter * 0.8),
    hole,
    cylinder({ radius: diameter / 2 - 0.2, height: diameter * 3, segments: 24 }),
  );
  return {
    bolt: colorize(colorNameToRgb('steelblue'), bolt),
    nut: colorize([0.8, 0.8, 0.8], translate([diameter * 2.5, 0, 0], nut)),
  };
};

module.exports = { main, getParameterDefinitions };

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A badge. Habit: a parameter of every kind that the panel knows, most of them hardly used.
const {
  booleans,
  colors,
  extrusions,
  primitives,
  text,
  transforms,
  geometries,
} = require('@jscad/modeling');

const getParameterDefinitions = () => [
  { name: 'group1', type: 'group', caption: 'Person' },
  {
    name: 'name',
    type: 'text',
    initial: 'Ada',
    size: 20,
    caption: 'Name:',
    placeholder: 'your name',
  },
  { name: 'mail', type: 'email', initial: 'ada@example.org', caption: 'Mail:' },
  { name: 'site', type: 'url', initial: 'https://example.org', caption: 'Site:' },
  { name: 'secret', type: 'password', initial: 'secret', caption: 'Secret:' },
  {
    name: 'day',
    type: 'date',
    initial: '2020-01-01',
    min: '2000-01-01',
    max: '2030-12-31',
    caption: 'Day:',
  },
  { name: 'group2', type: 'group', caption: 'Badge', initial: 'closed' },
  { name: 'tint', type: 'color', initial: '#2080C0', caption: 'Color:' },
  {
    name: 'shape',
    type: 'radio',
    caption: 'Shape:',
    values: ['round', 'square'],
    captions: ['Round', 'Square'],
    initial: 'square',
  },
  { name: 'side', type: 'slider', initial: '40', min: '20', max: '80', caption: 'Side:' },
  {
    name: 'holes',
    type: 'choice',
    values: [0, 1, 2],
    captions: ['none', 'one', 'two'],
    initial: 2,
    caption: 'Holes:',
  },
  { name: 'picture', type: 'file', caption: 'Picture:' },
];

const main = (params) => {
  const side = parseFloat(params.side);
  const flat =
    params.shape === 'round'
      ? primitives.circle({ radius: side / 2, segments: 48 })
      : primitives.roundedRectangle({ size: [side, side / 2], roundRadius: 3, segments: 16 });
  const xs = [[], [0], [-1, 1]][Number(params.holes)];
  const holes = xs.map((x) =>
    primitives.circle({ radius: 1.5, center: [x * (side / 2 - 5), side / 4 - 4], segments: 16 }),
  );
  const plate = extrusions.extrudeLinear({ height: 2 }, booleans.subtract(flat, ...holes));
  const strokes = text.vectorText({ height: 8, align: 'center' }, params.name).map((points) => {
    const path = geometries.path2.fromPoints({ closed: false }, points);
    return extrusions.extrudeRectangular({ size: 0.5, height: 1 }, path);
  });
  const stamp = new Date(params.day).getFullYear() - 2000;
  const marks = primitives.cuboid({ size: [stamp / 2, 1, 1], center: [0, -side / 4 + 3, 2.5] });
  const word = transforms.center({ axes: [true, true, false] }, booleans.union(strokes));
  return colors.colorize(
    colors.hexToRgb(params.tint),
    booleans.union(plate, transforms.translateZ(2, word), marks),
  );
};

module.exports = { main, getParameterDefinitions };

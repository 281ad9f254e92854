// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A name on a plate. Habit: vectorText drawn by chains of small circles, measured to fit the plate.
const {
  booleans,
  extrusions,
  hulls,
  measurements,
  primitives,
  text,
  transforms,
} = require('@jscad/modeling');
const { hullChain } = hulls;
const { circle, roundedRectangle } = primitives;

const getParameterDefinitions = () => [
  { name: 'name', type: 'text', initial: 'JULIA', size: 20, maxLength: 20, caption: 'Name' },
  { name: 'raised', type: 'checkbox', checked: true, caption: 'Raised letters' },
  { name: 'color', type: 'color', initial: '#FFB431', caption: 'Color' },
];

const letters = (message, size, pen) => {
  const dot = circle({ radius: pen / 2, segments: 12 });
  const lines = text.vectorText({ x: 0, y: 0, height: size, input: message });
  const strokes = lines.map((points) => {
    const dots = points.map(([x, y]) => transforms.translate([x, y, 0], dot));
    return hullChain(dots);
  });
  return strokes.map((stroke) => extrusions.extrudeLinear({ height: 2 }, stroke));
};

const main = ({ name, raised, color }) => {
  const word = transforms.center(
    { axes: [true, true, false] },
    booleans.union(letters(name, 14, 2)),
  );
  const [low, high] = measurements.measureBoundingBox(word);
  const size = [high[0] - low[0] + 12, high[1] - low[1] + 10];
  const plate = extrusions.extrudeLinear(
    { height: 3 },
    roundedRectangle({ size, roundRadius: 4, segments: 24 }),
  );
  const hole = primitives.cylinder({
    radius: 1.5,
    height: 3,
    center: [low[0] - 3, 0, 1.5],
    segments: 16,
  });
  const blank = booleans.subtract(plate, hole);
  const rgb = require('@jscad/modeling').colors.hexToRgb(color);
  const result = raised
    ? booleans.union(blank, transforms.translateZ(3, word))
    : booleans.subtract(blank, transforms.translateZ(1, word));
  return require('@jscad/modeling').colors.colorize(rgb, result);
};

module.exports = { main, getParameterDefinitions };

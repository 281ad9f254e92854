// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: CC-BY-SA-4.0

/*
 * A coaster with a name, or the same drawing as a stencil for laser, plotter or knife.
 *
 * The coaster is a solid, the stencil a flat drawing: `main` returns what the mode asks for. In a
 * stencil the inside of an O would fall out; every such island is found and held by bridges.
 */

const { booleans, expansions, extrusions, geometries, hulls, primitives, text, transforms } = require('@jscad/modeling');
const { subtract, union } = booleans;
const { extrudeLinear } = extrusions;
const { geom2, path2 } = geometries;
const { circle, rectangle, roundedRectangle } = primitives;
const { translate } = transforms;

const LONGEST = 16; // characters of a line
const LEADING = 1.75; // from line to line, in letter heights
const RECESS = 1.2;

const getParameterDefinitions = () => [
  {
    name: 'mode',
    type: 'choice',
    initial: 'coaster',
    values: ['coaster', 'stencil'],
    captions: ['Coaster (3D print)', 'Stencil (2D, laser or knife)'],
    caption: 'Make a',
  },

  { name: 'words', type: 'group', caption: 'Text' },
  { name: 'line1', type: 'text', initial: 'Good', caption: 'First line' },
  { name: 'line2', type: 'text', initial: 'morning', caption: 'Second line' },
  { name: 'letter', type: 'number', initial: 16, min: 6, max: 40, step: 1, caption: 'Letter height (mm, at most)' },
  { name: 'stroke', type: 'number', initial: 2.4, min: 1.2, max: 5, step: 0.2, caption: 'Stroke (mm)' },
  { name: 'bridge', type: 'number', initial: 1.6, min: 0.8, max: 4, step: 0.2, caption: 'Bridges of the stencil (mm)' },

  { name: 'body', type: 'group', caption: 'Body' },
  {
    name: 'shape',
    type: 'choice',
    initial: 'round',
    values: ['round', 'square', 'hexagon'],
    captions: ['Round', 'Square', 'Hexagon'],
    caption: 'Shape',
  },
  { name: 'size', type: 'number', initial: 92, min: 60, max: 150, step: 1, caption: 'Size (mm)' },
  { name: 'thickness', type: 'number', initial: 4, min: 2.6, max: 8, step: 0.2, caption: 'Thickness of the coaster (mm)' },
  { name: 'rim', type: 'number', initial: 3, min: 2, max: 10, step: 0.5, caption: 'Rim (mm)' },
];

const main = (values) => (values.mode === 'stencil' ? { stencil: stencil(values) } : { coaster: coaster(values) });

/** The letters rise to the height of the rim: a glass stands on both. */
const coaster = (values) => {
  const { rim, thickness } = values;
  const edge = 0.8;
  const middle = translate([0, 0, edge], extrudeLinear({ height: thickness - 2 * edge }, outline(values, 0)));
  const slab = hulls.hull(middle, extrudeLinear({ height: thickness }, outline(values, edge)));
  const floor = thickness - RECESS;
  const field = outline(values, rim);
  const letters = lettering(values);
  const recess = letters ? subtract(field, letters) : field;
  return subtract(slab, translate([0, 0, floor], extrudeLinear({ height: RECESS + 1 }, recess)));
};

const stencil = (values) => {
  const plate = outline(values, 0);
  const letters = lettering(values);
  if (!letters) return plate;
  const bridges = islands(subtract(plate, letters)).map((island) => bridgeOver(island, values));
  return subtract(plate, bridges.length > 0 ? subtract(letters, bridges) : letters);
};

/** The outer shape, drawn `inset` mm smaller; its inscribed circle has the diameter `size`. */
const outline = ({ shape, size }, inset) => {
  const radius = size / 2 - inset;
  if (shape === 'square')
    return roundedRectangle({
      size: [2 * radius, 2 * radius],
      roundRadius: Math.max(2, 8 - inset),
      segments: 48,
    });
  if (shape === 'hexagon') return circle({ radius: radius / Math.cos(Math.PI / 6), segments: 6 });
  return circle({ radius, segments: 128 });
};

/** Both lines, centered, as large as asked for and as the shape lets them be; null without a text. */
const lettering = (values) => {
  const lines = [values.line1, values.line2].map((line) => line.trim().slice(0, LONGEST)).filter((line) => line !== '');
  const room = values.size / 2 - values.rim - 2;
  // How far the corners of the lines are from the middle, for letters 1 mm high.
  const reach = lines.map((line) => Math.hypot(widthOf(line) / 2, 0.5 + (LEADING / 2) * (lines.length - 1)));
  const height = Math.min(values.letter, room / Math.max(...reach, 0.1));
  const width = Math.max(0.8, Math.min(values.stroke, height * 0.2));
  const strokes = lines.flatMap((line, i) => {
    const y = ((lines.length - 1) / 2 - i) * LEADING * height - height / 2;
    return text.vectorText({ xOffset: (-widthOf(line) * height) / 2, yOffset: y, height }, line);
  });
  const drawn = strokes.filter((points) => points.length > 1).map((points) => pen(points, width));
  return drawn.length > 0 ? withoutPinholes(union(drawn), width) : null;
};

/** Of a line of letters 1 mm high. */
const widthOf = (line) => Array.from(line).reduce((sum, letter) => sum + text.vectorChar({ height: 1 }, letter).width, 0);

/** Small rings, like the dot of an i, are filled: their inside would be a crumb of the stencil. */
const withoutPinholes = (letters, width) => {
  const holes = geom2.toOutlines(letters).filter((points) => area(points) < 0);
  const pinholes = holes.filter((points) => -area(points) < width * width);
  return pinholes.length > 0
    ? union(
        letters,
        pinholes.map((points) => geom2.fromPoints(points.toReversed())),
      )
    : letters;
};

/** The area that a round pen covers along a stroke. */
const pen = (points, width) => expansions.expand({ delta: width / 2, corners: 'round', segments: 16 }, path2.fromPoints({}, points));

/** The pieces of a plate that nothing holds: every outer boundary but the largest. */
const islands = (plate) => {
  const outer = geom2.toOutlines(plate).filter((points) => area(points) > 0);
  const largest = Math.max(...outer.map(area));
  return outer.filter((points) => area(points) < largest);
};

const area = (points) =>
  points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

/** An upright bar over the middle of an island, long enough to cross the strokes around it. */
const bridgeOver = (island, { bridge, stroke }) => {
  const [left, right] = [Math.min(...island.map(([x]) => x)), Math.max(...island.map(([x]) => x))];
  const [low, high] = [Math.min(...island.map(([, y]) => y)), Math.max(...island.map(([, y]) => y))];
  return rectangle({
    size: [bridge, high - low + 3.2 * stroke],
    center: [(left + right) / 2, (low + high) / 2],
  });
};

module.exports = { main, getParameterDefinitions };

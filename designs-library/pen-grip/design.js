// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: CC0-1.0

/*
 * A thick grip for pens, brushes, styluses and cutlery: less force for weak or aching hands.
 *
 * One closed surface: rings run up the outside, over the end and down the bore. Three soft hollows
 * take thumb, index and middle finger.
 */

const { booleans, maths, primitives, transforms } = require('@jscad/modeling');
const { subtract } = booleans;
const { cuboid, polyhedron } = primitives;
const { rotateZ } = transforms;

const WALL = 2.4; // at least, between bore and hollow
const EDGE = 2.2; // chamfer of the ends
const SEGMENTS = 72;
const SLENDER = 0.76; // the ends, as a share of the thickest place

const getParameterDefinitions = () => [
  { name: 'tool', type: 'group', caption: 'What it is put on' },
  { name: 'pen', type: 'number', initial: 8, min: 5, max: 20, step: 0.1, caption: 'Pen diameter (mm)' },
  { name: 'clearance', type: 'number', initial: 0.1, min: 0, max: 0.5, step: 0.05, caption: 'Clearance all around (mm)' },
  { name: 'slit', type: 'checkbox', checked: false, caption: 'Slit, so that it gives' },

  { name: 'grip', type: 'group', caption: 'Grip' },
  { name: 'diameter', type: 'number', initial: 32, min: 20, max: 50, step: 1, caption: 'Thickest place (mm)' },
  { name: 'length', type: 'number', initial: 55, min: 40, max: 120, step: 1, caption: 'Length (mm)' },

  { name: 'fingers', type: 'group', caption: 'Hollows for three fingers' },
  { name: 'hollow', type: 'number', initial: 3.2, min: 0, max: 4, step: 0.1, caption: 'Depth (mm)' },
  { name: 'place', type: 'slider', initial: 38, min: 30, max: 60, step: 1, caption: 'Place (% from the tip)' },
  {
    name: 'hand',
    type: 'radio',
    initial: 'both',
    values: ['both', 'right', 'left'],
    captions: ['Both hands', 'Right hand', 'Left hand'],
    caption: 'For',
  },
];

const main = (values) => {
  const { diameter, hollow, length, pen, slit } = values;
  const bore = pen / 2 + values.clearance;
  // A thick pen needs a thicker grip, or hollows and chamfers would reach the bore.
  const radius = Math.max(diameter / 2, (bore + WALL + Math.max(hollow, EDGE)) / SLENDER);
  if (radius > diameter / 2) console.warn(`The grip is made ${(2 * radius).toFixed(1)} mm thick to keep a wall around the pen.`);

  const lead = Math.min(0.8, WALL / 3);
  const rows = Math.round((length - 2 * EDGE) / 2.5);
  const outside = Array.from({ length: rows + 1 }, (_, row) => {
    const z = EDGE + ((length - 2 * EDGE) * row) / rows;
    return ring(z, (angle) => surface(values, radius, angle, z / length));
  });
  const end = (z) => ring(z, (angle) => surface(values, radius, angle, z / length) - EDGE);
  const tube = [
    end(0),
    ...outside,
    end(length),
    round(length, bore + lead),
    round(length - lead, bore),
    round(lead, bore),
    round(0, bore + lead),
  ];
  const grip = torus(tube);
  return { grip: slit ? subtract(grip, cut(values, radius)) : grip };
};

/** The distance from the axis, at an angle and a share of the length. */
const surface = ({ hand, hollow, place }, radius, angle, share) => {
  const belly = SLENDER + (1 - SLENDER) * Math.sin(Math.PI * Math.pow(share, 0.85));
  const along = (share - place / 100) / 0.2;
  // One-handed grips let the hollows run askew, as fingers do.
  const skew = { both: 0, right: 0.9, left: -0.9 }[hand] * (share - place / 100);
  const turn = Math.cos(3 * (angle - skew + Math.PI / 2)); // the first hollow looks to the front
  const across = Math.exp(2.4 * (turn - 1));
  return radius * belly - hollow * across * Math.exp(-along * along);
};

const ring = (z, radiusAt) =>
  Array.from({ length: SEGMENTS }, (_, i) => {
    const angle = (2 * Math.PI * i) / SEGMENTS;
    const radius = radiusAt(angle);
    return [radius * Math.cos(angle), radius * Math.sin(angle), z];
  });

const round = (z, radius) => ring(z, () => radius);

/** From the bore outwards between two hollows, much narrower than the pen, so that it holds. */
const cut = ({ length, pen }, radius) => {
  const width = Math.min(2, pen * 0.3);
  const slot = cuboid({
    size: [radius + 5, width, length + 2],
    center: [(radius + 5) / 2, 0, length / 2],
  });
  return rotateZ(Math.PI / 2, slot);
};

/** One closed solid from rings of equally many points; the last one joins the first again. */
const torus = (rings) => {
  const count = rings[0].length;
  const points = rings.flat();
  const faces = [];
  for (let row = 0; row < rings.length; row++) {
    for (let i = 0; i < count; i++) {
      const next = (i + 1) % count;
      const [here, there] = [row * count, ((row + 1) % rings.length) * count];
      const [a, b, c, d] = [here + i, here + next, there + next, there + i];
      // Of the two diagonals the shorter one follows the surface.
      const { squaredDistance } = maths.vec3;
      const rising = squaredDistance(points[a], points[c]) <= squaredDistance(points[b], points[d]);
      faces.push(
        ...(rising
          ? [
              [a, b, c],
              [a, c, d],
            ]
          : [
              [a, b, d],
              [b, c, d],
            ]),
      );
    }
  }
  return polyhedron({ points, faces });
};

module.exports = { main, getParameterDefinitions };

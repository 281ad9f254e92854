// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: CERN-OHL-S-2.0

/*
 * A shelf bracket: two flanges and a rib along one side.
 *
 * Printed lying on the rib, so that every layer runs from the wall to the tip of the shelf arm: that
 * is where the load pulls. With the rib on one side nothing overhangs and every screw can be reached
 * straight with a screwdriver. Left and right differ by the side of the rib.
 */

const { booleans, extrusions, hulls, primitives, transforms } = require('@jscad/modeling');
const { subtract, union } = booleans;
const { extrudeLinear } = extrusions;
const { circle, cylinderElliptic, cylinder, polygon, rectangle } = primitives;
const { mirrorX, rotateX, rotateZ, translate } = transforms;

const getParameterDefinitions = () => [
  { name: 'size', type: 'group', caption: 'Size' },
  { name: 'shelf', type: 'number', initial: 120, min: 60, max: 200, step: 5, caption: 'Arm under the shelf (mm)' },
  { name: 'wall', type: 'number', initial: 90, min: 60, max: 200, step: 5, caption: 'Arm on the wall (mm)' },
  { name: 'width', type: 'number', initial: 26, min: 20, max: 50, step: 1, caption: 'Width (mm)' },

  { name: 'strength', type: 'group', caption: 'Strength' },
  { name: 'flange', type: 'number', initial: 5, min: 3, max: 10, step: 0.5, caption: 'Flanges (mm)' },
  { name: 'rib', type: 'number', initial: 5, min: 3, max: 8, step: 0.5, caption: 'Rib (mm)' },
  { name: 'window', type: 'checkbox', checked: true, caption: 'Window in the rib' },

  { name: 'screws', type: 'group', caption: 'Screws' },
  { name: 'screw', type: 'number', initial: 4.5, min: 3, max: 6, step: 0.5, caption: 'Screw diameter (mm)' },
  { name: 'holes', type: 'int', initial: 2, min: 1, max: 4, step: 1, caption: 'Screws in each arm' },

  { name: 'hand', type: 'radio', initial: 'left', values: ['left', 'right'], captions: ['Left', 'Right'], caption: 'Side of the rib' },
];

const main = (values) => {
  const { flange, rib, shelf, wall, width } = values;
  // The shelf arm lies along x, the wall arm along y, their outer faces on the axes.
  const bracket = subtract(
    union(extrudeLinear({ height: width }, flanges(values)), extrudeLinear({ height: rib }, subtract(ribOutline(values), windows(values)))),
    screwPlaces(shelf, values).map((x) => translate([x, flange, 0], screwHole(values))),
    screwPlaces(wall, values).map((y) => translate([flange, y, 0], rotateZ(-Math.PI / 2, screwHole(values)))),
  );
  const centered = translate([-shelf / 2, -wall / 2, 0], bracket);
  return { bracket: values.hand === 'right' ? mirrorX(centered) : centered };
};

/** Both arms with rounded tips, and a fillet where they meet. */
const flanges = ({ flange, shelf, wall }) => {
  const arm = (length, turned) => {
    const tip = Math.min(1.5, flange / 2 - 0.1);
    const along = (x, y) => (turned ? [y, x] : [x, y]);
    return hulls.hull(
      polygon({
        points: turned
          ? [
              [0, 0],
              [flange, 0],
              [flange, 1],
              [0, 1],
            ]
          : [
              [0, 0],
              [1, 0],
              [1, flange],
              [0, flange],
            ],
      }),
      circle({ radius: 0.5, center: along(length - 0.5, 0.5), segments: 16 }),
      circle({ radius: tip, center: along(length - tip, flange - tip), segments: 24 }),
    );
  };
  const fillet = filletOf({ flange });
  const corner = subtract(
    rectangle({
      size: [fillet + 1, fillet + 1],
      center: [flange + (fillet - 1) / 2, flange + (fillet - 1) / 2],
    }),
    circle({ radius: fillet, center: [flange + fillet, flange + fillet], segments: 64 }),
  );
  return union(arm(shelf, false), arm(wall, true), corner);
};

const filletOf = ({ flange }) => flange;

/** The triangle between the arms. Its edge ends a little before the tips. */
const ribOutline = ({ flange, shelf, wall }) =>
  polygon({
    points: [
      [0.5, 0.5],
      [shelf - flange, 0.5],
      [shelf - flange, flange - 0.5],
      [flange - 0.5, wall - flange],
      [0.5, wall - flange],
    ],
  });

/** A triangle with round corners that leaves a frame of the rib; none where the rib is small. */
const windows = ({ flange, shelf, wall, window }) => {
  const frame = Math.max(10, Math.min(shelf, wall) * 0.14);
  const round = 5;
  const [a, b] = [shelf - 2 * flange, wall - 2 * flange];
  const slope = Math.sqrt(a * a + b * b);
  const inset = frame + round;
  // Corners of the triangle x, y ≥ flange + inset whose third side keeps the same distance.
  const reachX = a - inset - (inset * (slope + a)) / b;
  const reachY = b - inset - (inset * (slope + b)) / a;
  if (!window || reachX < round || reachY < round) return [];
  const corner = flange + inset;
  const centers = [
    [corner, corner],
    [corner + reachX, corner],
    [corner, corner + reachY],
  ];
  return hulls.hull(centers.map((center) => circle({ radius: round, center, segments: 48 })));
};

/** Evenly between the fillet and the tip; fewer where the heads would touch. */
const screwPlaces = (length, values) => {
  const head = 2 * values.screw;
  const first = values.flange + filletOf(values) + head / 2 + 2;
  const last = length - head / 2 - 4;
  const count = Math.min(values.holes, 1 + Math.floor((last - first) / (head + 4)));
  if (count === 1) return [(first + 2 * last) / 3];
  return Array.from({ length: count }, (_, i) => first + ((last - first) * i) / (count - 1));
};

/** Points to −y from the inner face of a flange, in the middle of what the rib leaves free. */
const screwHole = ({ flange, rib, screw, width }) => {
  const middle = (width + rib) / 2;
  // The head sits flush where there is room for it, and the flange keeps 1 mm under it.
  const head = Math.min(screw, (width - rib) / 2 - 1);
  const depth = Math.min(head - screw / 2, flange - 1);
  const sink = cylinderElliptic({
    startRadius: [head - depth, head - depth],
    endRadius: [head + 0.5, head + 0.5],
    height: depth + 0.5,
    center: [0, 0, (0.5 - depth) / 2],
    segments: 32,
  });
  const shaft = cylinder({ radius: screw / 2 + 0.2, height: 2 * flange, segments: 32 });
  return translate([0, 0, middle], rotateX(-Math.PI / 2, union(sink, shaft)));
};

module.exports = { main, getParameterDefinitions };

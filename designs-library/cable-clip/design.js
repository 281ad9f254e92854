// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: CC0-1.0

/*
 * A clip that holds one or several cables under a desk or along a wall.
 *
 * It is one outline raised along z, printed on its side: the arms bend along the layers and do not
 * split. Screw holes lie flat in this position, so they have pointed roofs.
 */

const { booleans, extrusions, hulls, primitives, transforms } = require('@jscad/modeling');
const { subtract, union } = booleans;
const { extrudeLinear } = extrusions;
const { circle, rectangle, roundedRectangle } = primitives;
const { rotateX, rotateZ, translate } = transforms;

const getParameterDefinitions = () => [
  { name: 'cables', type: 'group', caption: 'Cables' },
  { name: 'diameter', type: 'number', initial: 6, min: 3, max: 16, step: 0.5, caption: 'Cable diameter (mm)' },
  { name: 'count', type: 'int', initial: 3, min: 1, max: 6, step: 1, caption: 'Cables' },
  { name: 'opening', type: 'slider', initial: 65, min: 40, max: 90, step: 5, caption: 'Mouth (% of the cable)' },

  { name: 'body', type: 'group', caption: 'Body' },
  { name: 'arm', type: 'number', initial: 2, min: 1.2, max: 4, step: 0.2, caption: 'Arm (mm)' },
  { name: 'base', type: 'number', initial: 2.4, min: 1.6, max: 6, step: 0.2, caption: 'Base (mm)' },
  { name: 'width', type: 'number', initial: 12, min: 8, max: 40, step: 1, caption: 'Width along the cable (mm)' },

  { name: 'fixing', type: 'group', caption: 'Fixing' },
  {
    name: 'mount',
    type: 'choice',
    initial: 'screws',
    values: ['screws', 'one screw', 'tape'],
    captions: ['Screws at both ends', 'A screw at one end', 'Adhesive tape'],
    caption: 'Fixed by',
  },
  { name: 'screw', type: 'number', initial: 4, min: 2.5, max: 6, step: 0.5, caption: 'Screw diameter (mm)' },
];

const main = (values) => {
  const { arm, base, count, diameter, width } = values;
  const radius = diameter / 2 + 0.15; // the cable turns freely
  const pitch = 2 * radius + arm;
  const length = count * pitch + arm;
  const center = base + radius;
  const cables = Array.from({ length: count }, (_, i) => (i - (count - 1) / 2) * pitch);

  const tab = tabOf(values);
  const left = values.mount === 'screws' ? tab.length : 0;
  const right = values.mount === 'tape' ? 0 : tab.length;

  const plate = roundedRectangle({
    size: [length + left + right, base],
    center: [(right - left) / 2, base / 2],
    roundRadius: Math.min(0.7, base / 2 - 0.1),
    segments: 16,
  });
  const block = rectangle({
    size: [length, center - base / 2],
    center: [0, (center + base / 2) / 2],
  });
  const outline = subtract(
    union(plate, block, arms(cables, length, center, radius, values)),
    cables.map((x) => circle({ radius, center: [x, center], segments: 64 })),
  );
  const holes = [];
  if (left > 0) holes.push(screwHole(-(length + left) / 2, tab.screw, values));
  if (right > 0) holes.push(screwHole((length + right) / 2, tab.screw, values));
  // The mouths look to the front.
  return { clip: rotateZ(Math.PI, subtract(extrudeLinear({ height: width }, outline), holes)) };
};

/** What stands between the mouths, and outside of the first and the last: with round heads. */
const arms = (cables, length, center, radius, { arm, base, opening }) => {
  const half = (radius * opening) / 100; // of the mouth
  const top = center + Math.sqrt(radius * radius - half * half) + 0.75 * arm;
  const mouths = cables.flatMap((x) => [x - half, x + half]);
  const edges = [-length / 2, ...mouths, length / 2];
  return cables.concat(0).map((_, i) => {
    const [from, to] = [edges[2 * i], edges[2 * i + 1]];
    return roundedRectangle({
      size: [to - from, top - base / 2],
      center: [(from + to) / 2, (top + base / 2) / 2],
      roundRadius: 0.49 * arm,
      segments: 32,
    });
  });
};

/** The end that takes a screw: as long as its head, and never a hole wider than the clip allows. */
const tabOf = ({ screw: wanted, width }) => {
  const screw = Math.min(wanted, (width - 3) / 2);
  if (screw < wanted) console.warn(`Screw holes are ${screw} mm: the clip is only ${width} mm wide.`);
  return { screw, length: 2 * screw + 3 };
};

/** Through the base along y, round below and pointed above: prints lying without support. */
const screwHole = (x, diameter, { base, width }) => {
  const radius = diameter / 2;
  const drop = hulls.hull(circle({ radius, segments: 32 }), rectangle({ size: [0.4, 0.2], center: [0, radius * Math.SQRT2 - 0.1] }));
  return translate([x, base + 1, width / 2], rotateX(Math.PI / 2, extrudeLinear({ height: base + 2 }, drop)));
};

module.exports = { main, getParameterDefinitions };

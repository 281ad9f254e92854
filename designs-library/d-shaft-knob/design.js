// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: CERN-OHL-S-2.0

/*
 * A knob for a shaft with a flat: potentiometers, encoders, ovens, amplifiers.
 *
 * Printed upside down: the face you see gets the smooth finish of the bed, and the bore opens upwards.
 */

const { booleans, extrusions, hulls, primitives, transforms } = require('@jscad/modeling');
const { intersect, subtract } = booleans;
const { extrudeLinear } = extrusions;
const { circle, cuboid, cylinderElliptic, polyhedron, rectangle } = primitives;
const { rotateX, rotateZ, translate } = transforms;

const TOP = 2; // over the end of the shaft
const WALL = 2; // around the shaft

/** Holes for brass inserts that are pressed in warm, and for a screw that cuts its own thread. */
const SET_SCREWS = { none: 0, M3: 2.6, 'M3 insert': 4, 'M4 insert': 5.6 };

const getParameterDefinitions = () => [
  { name: 'body', type: 'group', caption: 'Knob' },
  { name: 'diameter', type: 'number', initial: 32, min: 14, max: 80, step: 1, caption: 'Diameter (mm)' },
  { name: 'height', type: 'number', initial: 18, min: 10, max: 40, step: 1, caption: 'Height (mm)' },
  { name: 'taper', type: 'slider', initial: 4, min: 0, max: 12, step: 1, caption: 'Taper (°)' },
  { name: 'flutes', type: 'slider', initial: 14, min: 0, max: 36, step: 1, caption: 'Grip flutes (0 = smooth)' },
  { name: 'fluteDepth', type: 'number', initial: 1.2, min: 0.4, max: 3, step: 0.1, caption: 'Depth of the flutes (mm)' },
  { name: 'pointer', type: 'checkbox', checked: true, caption: 'Pointer' },

  { name: 'shaft', type: 'group', caption: 'Shaft' },
  { name: 'shaftDiameter', type: 'number', initial: 6, min: 3, max: 10, step: 0.05, caption: 'Diameter (mm)' },
  { name: 'flat', type: 'number', initial: 4.5, min: 2, max: 10, step: 0.05, caption: 'Over the flat (mm)' },
  { name: 'depth', type: 'number', initial: 12, min: 6, max: 36, step: 0.5, caption: 'Depth (mm)' },
  { name: 'clearance', type: 'number', initial: 0.1, min: 0, max: 0.4, step: 0.05, caption: 'Clearance all around (mm)' },

  { name: 'fixing', type: 'group', caption: 'Fixing' },
  {
    name: 'setScrew',
    type: 'choice',
    initial: 'none',
    values: Object.keys(SET_SCREWS),
    captions: ['Press fit', 'M3 screw', 'M3 insert', 'M4 insert'],
    caption: 'Set screw on the flat',
  },
];

const main = (values) => {
  const plan = planOf(values);
  return { knob: subtract(body(plan), bore(plan), pointer(plan), setScrew(plan)) };
};

const planOf = (values) => {
  const { clearance, diameter, height, shaftDiameter } = values;
  const shaftRadius = shaftDiameter / 2 + clearance;
  const outer = Math.max(diameter / 2, shaftRadius + WALL + 0.6);
  if (outer > diameter / 2) console.warn(`The knob is made ${(2 * outer).toFixed(1)} mm wide to keep a wall around the shaft.`);
  // What the shaft leaves of the radius is for wall, flutes and taper, in this order.
  const spare = outer - shaftRadius - WALL;
  const fluteDepth = values.flutes === 0 ? 0 : Math.min(values.fluteDepth, 0.5 * spare, (2.4 * outer) / values.flutes);
  const lean = Math.min(Math.tan((values.taper * Math.PI) / 180) * height, 0.4 * (spare - fluteDepth));
  const depth = Math.min(values.depth, height - TOP);
  if (depth < values.depth) console.warn(`The bore is ${depth} mm deep: the knob is only ${height} mm high.`);
  // At least half of the shaft has to be round, or the flat is on the other side.
  const flat = Math.max(Math.min(values.flat, shaftDiameter), 0.55 * shaftDiameter) - shaftDiameter / 2 + clearance;
  return { ...values, depth, flat, fluteDepth, lean, shaftRadius, outer };
};

/** The face lies on the bed and is the narrow end. */
const body = (plan) => {
  const { fluteDepth, height, lean, outer } = plan;
  const chamfer = Math.min(1.2, height / 6, outer / 8);
  const edge = 0.4;
  const radiusAt = (z) => outer - lean * (1 - z / height);
  return loft([
    fluted(plan, 0, radiusAt(0) - chamfer, 0.4 * fluteDepth),
    fluted(plan, chamfer, radiusAt(chamfer), fluteDepth),
    fluted(plan, height - edge, radiusAt(height - edge), fluteDepth),
    fluted(plan, height, outer - edge, fluteDepth),
  ]);
};

/** Hollows between round ridges, of `depth`; a hollow is where the set screw enters. */
const fluted = ({ flutes }, z, radius, depth) => {
  const count = flutes === 0 ? 96 : flutes * Math.max(8, 2 * Math.ceil(48 / flutes));
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    const distance = radius - depth * (1 - Math.abs(Math.sin((flutes * angle) / 2)));
    return [distance * Math.cos(angle), distance * Math.sin(angle), z];
  });
};

/** The flat looks to +x. A chamfer at the mouth leads the shaft in. */
const bore = ({ depth, flat, height, shaftRadius }) => {
  const section = intersect(
    circle({ radius: shaftRadius, segments: 64 }),
    rectangle({
      size: [shaftRadius + flat, 2 * shaftRadius],
      center: [(flat - shaftRadius) / 2, 0],
    }),
  );
  const mouth = cylinderElliptic({
    startRadius: [shaftRadius - 0.6, shaftRadius - 0.6],
    endRadius: [shaftRadius + 0.8, shaftRadius + 0.8],
    height: 1.4,
    center: [0, 0, height - 0.1],
    segments: 64,
  });
  return [translate([0, 0, height - depth], extrudeLinear({ height: depth + 1 }, section)), mouth];
};

/** A groove in the face, opposite of the flat, from half-way out over the edge. */
const pointer = ({ lean, outer, pointer: wanted }) => {
  if (!wanted) return [];
  const length = outer * 0.55 + 2;
  const width = Math.min(2.4, outer / 7);
  return cuboid({
    size: [length, width, 1.2],
    center: [-(outer * 0.45 - lean) - length / 2, 0, 0.2],
  });
};

/** From the side onto the flat; pointed above, so that it prints lying. */
const setScrew = ({ depth, height, outer, setScrew: kind, shaftRadius }) => {
  const radius = Math.min(SET_SCREWS[kind] / 2, (depth - 3) / 2.42);
  if (radius <= 0.8) return [];
  const drop = hulls.hull(circle({ radius, segments: 32 }), rectangle({ size: [0.4, 0.2], center: [0, radius * Math.SQRT2 - 0.1] }));
  const drill = rotateZ(Math.PI / 2, rotateX(Math.PI / 2, extrudeLinear({ height: outer + 1 }, drop)));
  const reach = Math.min(height - depth / 2, height - radius * Math.SQRT2 - 1.5);
  return translate([shaftRadius * 0.2, 0, reach], drill);
};

/** One closed solid from rings of equally many points, each end closed by a fan around its middle. */
const loft = (rings) => {
  const count = rings[0].length;
  const last = (rings.length - 1) * count;
  const points = [...rings.flat(), [0, 0, rings[0][0][2]], [0, 0, rings[rings.length - 1][0][2]]];
  const faces = [];
  for (let i = 0; i < count; i++) {
    const next = (i + 1) % count;
    faces.push([points.length - 2, next, i], [points.length - 1, last + i, last + next]);
    for (let start = 0; start < last; start += count) {
      faces.push([start + i, start + next, start + next + count], [start + i, start + next + count, start + i + count]);
    }
  }
  return polyhedron({ points, faces });
};

module.exports = { main, getParameterDefinitions };

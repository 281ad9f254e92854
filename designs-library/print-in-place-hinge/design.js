// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: CERN-OHL-S-2.0

/*
 * A hinge that comes off the bed working: two leaves that hold each other by cones in sockets.
 *
 * The cones have 45° sides and the knuckles 45° flanks down to a flat on the bed, so that nothing
 * needs support. Both leaves are one result on purpose: a plate must not move them apart.
 */

const { booleans, extrusions, hulls, primitives, transforms } = require('@jscad/modeling');
const { subtract, union } = booleans;
const { extrudeLinear } = extrusions;
const { circle, cuboid, cylinder, cylinderElliptic, polygon, roundedRectangle } = primitives;
const { mirrorY, rotateX, rotateY, rotateZ, translate } = transforms;

const getParameterDefinitions = () => [
  { name: 'leaves', type: 'group', caption: 'Leaves' },
  { name: 'length', type: 'number', initial: 60, min: 30, max: 180, step: 1, caption: 'Length (mm)' },
  { name: 'leaf', type: 'number', initial: 25, min: 15, max: 80, step: 1, caption: 'Width of each leaf (mm)' },
  { name: 'thickness', type: 'number', initial: 3, min: 2, max: 6, step: 0.2, caption: 'Thickness (mm)' },

  { name: 'joint', type: 'group', caption: 'Joint' },
  { name: 'knuckles', type: 'choice', initial: 5, values: [3, 5, 7, 9], captions: ['3', '5', '7', '9'], caption: 'Knuckles' },
  { name: 'barrel', type: 'number', initial: 9, min: 7, max: 16, step: 0.5, caption: 'Barrel (mm)' },
  { name: 'clearance', type: 'number', initial: 0.35, min: 0.2, max: 0.6, step: 0.05, caption: 'Clearance in the joint (mm)' },

  { name: 'screws', type: 'group', caption: 'Screws' },
  { name: 'holes', type: 'int', initial: 3, min: 0, max: 6, step: 1, caption: 'Screws in each leaf' },
  { name: 'screw', type: 'number', initial: 4, min: 2.5, max: 6, step: 0.5, caption: 'Screw diameter (mm)' },
];

const main = (values) => {
  const plan = planOf(values);
  return { hinge: union(leaf(plan, 0, -1), leaf(plan, 1, 1)) };
};

/** The axis lies along x at the height of the barrel's radius. */
const planOf = (values) => {
  const { barrel, clearance, length, thickness } = values;
  // Closed leaves lie on each other; a thinner barrel could not close.
  const radius = Math.max(barrel / 2, thickness + 0.2);
  const cone = 0.62 * radius; // radius at its foot, and nearly its height
  const knuckles = Math.min(values.knuckles, 2 * Math.floor((length / (cone + 4) - 1) / 2) + 1);
  const pitch = length / knuckles;
  // The knuckle's corner on the bed is this far from the axis: the other leaf stays clear of it.
  const reach = radius / Math.cos(Math.PI / 8) + Math.max(clearance, 0.3);
  return { ...values, radius, cone, knuckles, pitch, reach };
};

/** `first` is its first knuckle, `side` where it lies: −1 or 1 along y. */
const leaf = (plan, first, side) => {
  const own = Array.from({ length: plan.knuckles }, (_, i) => i).filter((i) => i % 2 === first);
  const plate = subtract(panel(plan, side), screwHoles(plan, side));
  const solids = own.flatMap((i) => [knuckle(plan, i, side), ...cones(plan, i, 0)]);
  return subtract(
    union(plate, solids),
    own.flatMap((i) => sockets(plan, i)),
  );
};

const panel = ({ leaf, length, reach, thickness }, side) => {
  const size = [length, leaf];
  const middle = reach + leaf / 2;
  const whole = roundedRectangle({
    size,
    center: [length / 2, middle * side],
    roundRadius: 3,
    segments: 32,
  });
  // Square at the joint, round outside.
  const inner = cuboid({
    size: [length, leaf / 2, thickness],
    center: [length / 2, (reach + leaf / 4) * side, thickness / 2],
  });
  return union(extrudeLinear({ height: thickness }, whole), inner);
};

/** From the gap before a knuckle to the gap behind it. The outer ends have no gap. */
const spanOf = ({ clearance, knuckles, pitch }, i) => [
  i * pitch + (i === 0 ? 0 : clearance / 2),
  (i + 1) * pitch - (i === knuckles - 1 ? 0 : clearance / 2),
];

/** The barrel: round above, with flanks at 45° below, and an arm down to its own leaf. */
const knuckle = (plan, i, side) => {
  const { radius, reach, thickness } = plan;
  const flat = radius * Math.tan(Math.PI / 8);
  const flank = radius * Math.SQRT1_2;
  const section = union(
    hulls.hull(
      circle({ radius, center: [0, radius], segments: 64 }),
      polygon({
        points: [
          [-flat, 0],
          [flat, 0],
          [flank, radius - flank],
          [-flank, radius - flank],
        ],
      }),
    ),
    hulls.hull(
      polygon({
        points: [
          [0, 0],
          [reach + 1, 0],
          [reach + 1, thickness],
          [0, thickness],
        ],
      }),
      polygon({
        points: [
          [0, radius],
          [-0.01, 0.01],
          [flank, radius + flank * 0.2],
        ],
      }),
    ),
  );
  const [from, to] = spanOf(plan, i);
  // Drawn in y and z, raised along x.
  const upright = rotateZ(Math.PI / 2, rotateX(Math.PI / 2, extrudeLinear({ height: to - from }, section)));
  const along = translate([from, 0, 0], upright);
  return side > 0 ? along : mirrorY(along);
};

/** Cones stand on the far end of each knuckle but the last, `grown` mm larger on all sides. */
const cones = (plan, i, grown) => {
  if (i >= plan.knuckles - 1) return [];
  const { cone, radius } = plan;
  const foot = spanOf(plan, i)[1];
  const tip = cone - 0.6; // the height that leaves a blunt end of 0.6 mm
  const sunk = 0.5;
  const shape = cylinderElliptic({
    startRadius: [cone + sunk + grown * Math.SQRT2, cone + sunk + grown * Math.SQRT2],
    endRadius: [0.6 + grown * (Math.SQRT2 - 1), 0.6 + grown * (Math.SQRT2 - 1)],
    height: tip + sunk + grown,
    segments: 32,
  });
  const middle = foot + (tip + grown - sunk) / 2;
  return [translate([middle, 0, radius], rotateY(Math.PI / 2, shape))];
};

/** In the near end of each knuckle but the first, for the cone of the one before. */
const sockets = (plan, i) => (i === 0 ? [] : cones(plan, i - 1, plan.clearance));

/** Countersunk from above; in one row, or staggered in two where the leaf is wide. */
const screwHoles = (plan, side) => {
  const { holes, leaf, length, reach, screw, thickness } = plan;
  const head = Math.min(screw, leaf / 2 - 3);
  const room = length - 2 * head - 6;
  const count = Math.min(holes, 1 + Math.floor(room / (2 * head + 2)));
  const sink = Math.min(head - screw / 2, thickness - 0.8);
  const stagger = Math.min(leaf / 5, leaf / 2 - head - 2);
  return Array.from({ length: count }, (_, i) => {
    const x = count === 1 ? length / 2 : head + 3 + (room * i) / (count - 1);
    const y = side * (reach + leaf / 2 + (i % 2 === 0 ? 1 : -1) * Math.max(0, stagger));
    return union(
      cylinder({
        radius: screw / 2 + 0.2,
        height: 3 * thickness,
        center: [x, y, thickness / 2],
        segments: 32,
      }),
      cylinderElliptic({
        startRadius: [head - sink, head - sink],
        endRadius: [head + 0.5, head + 0.5],
        height: sink + 0.5,
        center: [x, y, thickness + 0.5 - (sink + 0.5) / 2],
        segments: 32,
      }),
    );
  });
};

module.exports = { main, getParameterDefinitions };

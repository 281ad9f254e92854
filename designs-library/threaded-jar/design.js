// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: CERN-OHL-S-2.0

/*
 * A jar with a screw lid.
 *
 * Jar and lid are each one loft: a list of rings that runs up the outside, over the rim and down the
 * inside. The threads are ridges swept along a true helix with 45° flanks, so that both parts print
 * upright without support; their ends run out into the wall, so that the lid finds its way.
 */

const { booleans, colors, maths, primitives, transforms } = require('@jscad/modeling');
const { union } = booleans;
const { polyhedron } = primitives;
const { translate } = transforms;

const STEPS = 72; // around a full turn of the thread
const SPACING = 6;

const getParameterDefinitions = () => [
  { name: 'size', type: 'group', caption: 'Size' },
  { name: 'inside', type: 'number', initial: 50, min: 24, max: 90, step: 1, caption: 'Opening (mm)' },
  { name: 'height', type: 'number', initial: 60, min: 30, max: 200, step: 1, caption: 'Height without lid (mm)' },
  { name: 'wall', type: 'number', initial: 1.8, min: 1.2, max: 4, step: 0.2, caption: 'Wall (mm)' },

  { name: 'thread', type: 'group', caption: 'Thread' },
  { name: 'pitch', type: 'number', initial: 4, min: 3, max: 6, step: 0.5, caption: 'Pitch (mm a turn)' },
  { name: 'turns', type: 'number', initial: 1.5, min: 1.25, max: 3, step: 0.25, caption: 'Turns' },
  { name: 'clearance', type: 'number', initial: 0.3, min: 0.15, max: 0.5, step: 0.05, caption: 'Clearance (mm)' },

  { name: 'look', type: 'group', caption: 'Grip and look' },
  { name: 'flutes', type: 'slider', initial: 24, min: 8, max: 40, step: 1, caption: 'Flutes' },
  { name: 'fluteDepth', type: 'number', initial: 0.8, min: 0, max: 2, step: 0.1, caption: 'Depth of the flutes (mm)' },
  { name: 'twist', type: 'slider', initial: 30, min: -90, max: 90, step: 5, caption: 'Twist of the jar (°)' },
];

const main = (values) => {
  const plan = planOf(values);
  const apart = plan.outer + SPACING / 2;
  return {
    jar: translate([-apart, 0, 0], jar(plan)),
    lid: colors.colorize([0.95, 0.62, 0.25], translate([apart, 0, 0], lid({ ...plan, twist: 0 }))),
  };
};

/** Radii from the opening outwards, heights from the bed upwards. */
const planOf = (values) => {
  const { wall, pitch, turns, clearance, fluteDepth } = values;
  const depth = pitch / 4 + clearance / 2; // loose threads are cut deeper, so that they still hold
  const crest = pitch / 5;
  const neck = values.inside / 2 + wall;
  const cap = neck + depth + clearance; // inside of the lid
  const outer = cap + wall + fluteDepth;
  const neckHeight = pitch * turns + crest + 2 * depth + 2;
  const floor = Math.max(1.6, wall);
  // Between neck and body the inside widens at 45°; below it at least a little body is left.
  const widening = outer - fluteDepth - neck;
  const shoulder = Math.max(values.height - neckHeight, floor + wall + widening + 4);
  // Short jars have no room to twist the flutes by much: keep them steeper than 45°.
  const steepest = ((0.7 * shoulder) / outer) * (180 / Math.PI);
  const twist = Math.max(-steepest, Math.min(steepest, values.twist));
  if (shoulder > values.height - neckHeight) {
    console.warn(`The jar is made ${(shoulder + neckHeight).toFixed(1)} mm high: thread and shoulder need that much.`);
  }
  return {
    ...values,
    depth,
    crest,
    neck,
    cap,
    outer,
    neckHeight,
    floor,
    widening,
    shoulder,
    twist,
  };
};

const jar = (plan) => {
  const { wall, neck, outer, shoulder, neckHeight, floor, widening, depth, crest, pitch, turns } = plan;
  const top = shoulder + neckHeight;
  const chamfer = Math.min(1, wall / 2);
  const rows = 1 + Math.ceil(Math.abs(plan.twist) / 5);
  const body = Array.from({ length: rows + 1 }, (_, row) => {
    const share = row / rows;
    return fluted(plan, chamfer + share * (shoulder - 2 * chamfer), outer, share);
  });
  const bodyInside = neck - wall + widening;
  const cup = loft([
    fluted(plan, 0, outer - chamfer, 0),
    ...body,
    fluted(plan, shoulder, outer - chamfer, 1),
    round(plan, shoulder, neck),
    round(plan, top - chamfer, neck),
    round(plan, top, neck - chamfer),
    round(plan, top, neck - wall),
    round(plan, shoulder - wall, neck - wall),
    round(plan, shoulder - wall - widening, bodyInside),
    round(plan, floor, bodyInside),
  ]);
  const start = shoulder + 1 + crest / 2 + depth;
  return union(cup, ridge({ radius: neck, depth, crest, pitch, turns, start }));
};

/** Printed upside down, on its top. */
const lid = (plan) => {
  const { wall, cap, outer, neckHeight, depth, crest, pitch, turns } = plan;
  const thickness = Math.max(1.6, wall);
  const chamfer = Math.min(1, wall / 2);
  const top = thickness + neckHeight - 0.4; // the rim of the jar closes before the shoulder does
  const cup = loft([
    fluted(plan, 0, outer - chamfer),
    fluted(plan, chamfer, outer),
    fluted(plan, top - chamfer, outer),
    fluted(plan, top, outer - chamfer),
    round(plan, top, cap + chamfer / 2),
    round(plan, top - chamfer / 2, cap),
    round(plan, thickness, cap),
  ]);
  const start = top - 1 - crest / 2 - depth - pitch * turns;
  return union(cup, ridge({ radius: cap, depth: -depth, crest, pitch, turns, start }));
};

/**
 * A thread ridge on a wall of `radius`: outwards for a positive depth, inwards for a negative one.
 * `start` is the height of its middle at the lower end; it rises `pitch` a turn, right-handed.
 */
const ridge = ({ radius, depth, crest, pitch, turns, start }) => {
  const steps = Math.round(STEPS * turns);
  const runOut = STEPS / 12;
  const sunk = -Math.sign(depth) * pitch * 0.1;
  const sections = Array.from({ length: steps + 1 }, (_, step) => {
    const angle = (2 * Math.PI * step) / STEPS;
    const height = start + (pitch * step) / STEPS;
    const share = Math.min(1, step / runOut, (steps - step) / runOut);
    const reach = sunk / 2 + (depth - sunk / 2) * share; // at the ends the crest is inside the wall
    const half = (at) => crest / 2 + Math.abs(depth - at);
    const corners = [
      [sunk, -half(0)],
      [reach, -half(depth)],
      [reach, half(depth)],
      [sunk, half(0)],
    ];
    return corners.map(([out, up]) => {
      const distance = radius + out;
      return [distance * Math.cos(angle), distance * Math.sin(angle), height + up];
    });
  });
  // Seen along the way the corners run counter-clockwise inwards and clockwise outwards.
  return loft(depth > 0 ? sections.map((corners) => corners.toReversed()) : sections);
};

/** Rings have the same number of points everywhere; `share` of the twist is how far they are turned. */
const ring = (plan, z, share, radiusAt) => {
  const count = plan.flutes * Math.max(6, Math.ceil(96 / plan.flutes));
  const turn = (share * plan.twist * Math.PI) / 180;
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    const radius = radiusAt(angle);
    return [radius * Math.cos(angle + turn), radius * Math.sin(angle + turn), z];
  });
};

const round = (plan, z, radius) => ring(plan, z, 1, () => radius);

const fluted = (plan, z, radius, share = 1) =>
  ring(plan, z, share, (angle) => radius - (plan.fluteDepth / 2) * (1 - Math.cos(plan.flutes * angle)));

/** One closed solid from rings of equally many points, each end closed by a fan around its middle. */
const loft = (rings) => {
  const count = rings[0].length;
  const last = (rings.length - 1) * count;
  const points = [...rings.flat(), middle(rings[0]), middle(rings[rings.length - 1])];
  const faces = [];
  for (let i = 0; i < count; i++) {
    const next = (i + 1) % count;
    faces.push([points.length - 2, next, i], [points.length - 1, last + i, last + next]);
  }
  for (let start = 0; start < last; start += count) {
    // The shorter diagonal follows a twist, which is the same all around; the longer one would show as a saw.
    const rising = distance(points[start], points[start + count + 1]) <= distance(points[start + 1], points[start + count]);
    for (let i = 0; i < count; i++) {
      const next = (i + 1) % count;
      const [a, b, c, d] = [start + i, start + next, start + next + count, start + i + count];
      if (rising) faces.push([a, b, c], [a, c, d]);
      else faces.push([a, b, d], [b, c, d]);
    }
  }
  return polyhedron({ points, faces });
};

const middle = (ring) => [0, 1, 2].map((axis) => ring.reduce((sum, point) => sum + point[axis], 0) / ring.length);

const distance = (a, b) => maths.vec3.squaredDistance(a, b);

module.exports = { main, getParameterDefinitions };

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: CC-BY-SA-4.0

/*
 * A plant pot that drains, and the saucer under it.
 *
 * Both are lofts: rings run up the outside, over the rim and down the inside. How a ring deviates
 * from a circle is the style; how it is turned with the height is the twist.
 */

const { booleans, colors, maths, primitives, transforms } = require('@jscad/modeling');
const { subtract, union } = booleans;
const { cuboid, cylinder, polyhedron } = primitives;
const { rotateZ, translate } = transforms;

const TERRACOTTA = [0.82, 0.45, 0.32];
const SPACING = 6;
const CLEARANCE = 4; // between the foot of the pot and the wall of the saucer

const getParameterDefinitions = () => [
  { name: 'size', type: 'group', caption: 'Size' },
  { name: 'top', type: 'number', initial: 90, min: 50, max: 180, step: 1, caption: 'Diameter at the top (mm)' },
  { name: 'foot', type: 'slider', initial: 70, min: 50, max: 95, step: 1, caption: 'Foot (% of the top)' },
  { name: 'height', type: 'number', initial: 85, min: 40, max: 200, step: 1, caption: 'Height (mm)' },
  { name: 'wall', type: 'number', initial: 2.4, min: 1.6, max: 5, step: 0.2, caption: 'Wall (mm)' },

  { name: 'look', type: 'group', caption: 'Look' },
  {
    name: 'style',
    type: 'choice',
    initial: 'faceted',
    values: ['faceted', 'fluted', 'smooth'],
    captions: ['Facets', 'Flutes', 'Smooth'],
    caption: 'Style',
  },
  { name: 'sides', type: 'slider', initial: 9, min: 5, max: 24, step: 1, caption: 'Facets or flutes' },
  { name: 'twist', type: 'slider', initial: 40, min: -90, max: 90, step: 5, caption: 'Twist (°)' },

  { name: 'water', type: 'group', caption: 'Water' },
  { name: 'holes', type: 'int', initial: 6, min: 3, max: 12, step: 1, caption: 'Drain holes around the middle one' },
  { name: 'hole', type: 'number', initial: 6, min: 3, max: 12, step: 0.5, caption: 'Drain hole (mm)' },
  { name: 'saucer', type: 'number', initial: 16, min: 10, max: 40, step: 1, caption: 'Height of the saucer (mm)' },
];

const main = (values) => {
  const plan = planOf(values);
  const apart = (plan.topRadius + plan.saucerRadius + SPACING) / 2;
  return {
    pot: colors.colorize(TERRACOTTA, translate([-apart, 0, 0], pot(plan))),
    saucer: colors.colorize(TERRACOTTA, translate([apart, 0, 0], saucer(plan))),
  };
};

const planOf = (values) => {
  const { height, top } = values;
  const topRadius = top / 2;
  // A low pot with a small foot would lean out more than 40° and need support.
  const footRadius = Math.max((topRadius * values.foot) / 100, topRadius - 0.8 * height);
  // The same holds for what the twist carries sideways.
  const steepest = ((0.7 * height) / topRadius) * (180 / Math.PI);
  const turn = values.style === 'smooth' ? 0 : values.twist;
  const twist = Math.max(-steepest, Math.min(steepest, turn));
  const style = STYLES[values.style](values.sides, topRadius);
  return {
    ...values,
    topRadius,
    footRadius,
    twist,
    style,
    floor: Math.max(2, values.wall),
    saucer: Math.min(values.saucer, height / 2),
    saucerRadius: footRadius + CLEARANCE + 2 * values.wall + 2,
  };
};

/**
 * The share of the radius that a style leaves at an angle, in [inner, 1]. `segments` is a multiple of
 * the sides, so that each facet's edge is an edge of the mesh.
 */
const STYLES = {
  smooth: () => ({ at: () => 1, inner: 1, segments: 96 }),
  fluted: (sides, radius) => {
    const depth = Math.min(0.05, 2.5 / radius, 0.35 / sides);
    const at = (angle) => 1 - depth * (1 - Math.abs(Math.cos((sides * angle) / 2)));
    return { at, inner: 1 - depth, segments: sides * Math.max(8, 2 * Math.ceil(48 / sides)) };
  },
  faceted: (sides) => {
    const half = Math.PI / sides;
    const inner = Math.cos(half);
    const at = (angle) => inner / Math.cos((angle % (2 * half)) - half);
    return { at, inner, segments: sides * Math.max(2, Math.ceil(60 / sides)) };
  },
};

const pot = (plan) => {
  const { floor, height, wall, topRadius, footRadius, style } = plan;
  const radiusAt = (z) => footRadius + ((topRadius - footRadius) * z) / height;
  const chamfer = Math.min(0.8, wall / 3);
  const rows = Math.max(1, Math.ceil(Math.abs(plan.twist) / 3));
  const sides = Array.from({ length: rows + 1 }, (_, row) => {
    const z = chamfer + ((height - 2 * chamfer) * row) / rows;
    return styled(plan, z, radiusAt(z), row / rows);
  });
  const inside = (z) => circular(plan, z, radiusAt(z) * style.inner - wall);
  const shell = loft([
    styled(plan, 0, radiusAt(0) - chamfer, 0),
    ...sides,
    styled(plan, height, topRadius - chamfer, 1),
    circular(plan, height, topRadius * style.inner - wall + chamfer),
    inside(height - chamfer),
    inside(floor),
  ]);
  return subtract(shell, drains(plan));
};

/** One hole in the middle and a ring of them half-way out. */
const drains = ({ floor, foot, footRadius, hole, holes, style, wall }) => {
  const free = footRadius * style.inner - wall;
  const away = free * 0.55;
  const radius = Math.min(hole / 2, away * Math.sin(Math.PI / holes) - 1, away / 2 - 1);
  const drill = cylinder({ radius, height: floor + 2, center: [0, 0, floor / 2], segments: 24 });
  const around = translate([away, 0, 0], drill);
  return [drill, ...Array.from({ length: holes }, (_, i) => rotateZ((2 * Math.PI * i) / holes, around))];
};

/** Ribs keep the pot out of the water that has drained. */
const saucer = (plan) => {
  const { footRadius, saucerRadius, wall, floor } = plan;
  const height = plan.saucer;
  const chamfer = Math.min(0.8, wall / 3);
  const still = { ...plan, twist: 0 };
  const lean = Math.min(4, height * 0.25);
  const inner = saucerRadius * plan.style.inner - wall;
  const room = Math.max(footRadius + CLEARANCE / 2, inner - lean);
  // Facets cut into the room of the pot: then the saucer is made as much wider.
  const outer = (room + wall) / plan.style.inner;
  const dish = loft([
    styled(still, 0, outer - chamfer),
    styled(still, chamfer, outer),
    styled(still, height - chamfer, outer + lean),
    styled(still, height, outer + lean - chamfer),
    circular(still, height, room + lean * plan.style.inner + chamfer / 2),
    circular(still, height - chamfer, room + lean * plan.style.inner),
    circular(still, floor, room),
  ]);
  const length = footRadius * 0.55;
  const rib = cuboid({
    size: [length, 2.4, 3],
    center: [footRadius * 0.35 + length / 2, 0, floor + 1],
  });
  return union(
    dish,
    Array.from({ length: 5 }, (_, i) => rotateZ((2 * Math.PI * i) / 5, rib)),
  );
};

const ring = (plan, z, share, radiusAt) => {
  const count = plan.style.segments;
  const turn = (share * plan.twist * Math.PI) / 180;
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    const radius = radiusAt(angle);
    return [radius * Math.cos(angle + turn), radius * Math.sin(angle + turn), z];
  });
};

const styled = (plan, z, radius, share = 1) => ring(plan, z, share, (angle) => radius * plan.style.at(angle));

const circular = (plan, z, radius) => ring(plan, z, 1, () => radius);

/** One closed solid from rings of equally many points, each end closed by a fan around its middle. */
const loft = (rings) => {
  const count = rings[0].length;
  const last = (rings.length - 1) * count;
  const points = [...rings.flat(), middle(rings[0]), middle(rings[rings.length - 1])];
  const faces = [];
  for (let i = 0; i < count; i++) {
    const next = (i + 1) % count;
    faces.push([points.length - 2, next, i], [points.length - 1, last + i, last + next]);
    for (let start = 0; start < last; start += count) {
      const [a, b, c, d] = [start + i, start + next, start + next + count, start + i + count];
      // The shorter diagonal follows a twist; the longer one would show as a saw.
      const rising = distance(points[a], points[c]) <= distance(points[b], points[d]);
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

const middle = (ring) => [0, 1, 2].map((axis) => ring.reduce((sum, point) => sum + point[axis], 0) / ring.length);

const distance = (a, b) => maths.vec3.squaredDistance(a, b);

module.exports = { main, getParameterDefinitions };

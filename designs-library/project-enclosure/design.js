// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: CERN-OHL-S-2.0

/*
 * Project enclosure: a box with four screw posts and a lid that centers itself with a lip.
 *
 * Everything is drawn as seen from above and raised along z. The cavity outline is a function of an
 * inset, so the lid's lip is the same outline drawn smaller: no offsetting of finished shapes.
 */

const { booleans, colors, extrusions, hulls, primitives, transforms } = require('@jscad/modeling');
const { subtract, union } = booleans;
const { extrudeLinear } = extrusions;
const { circle, cuboid, cylinder, cylinderElliptic, polyhedron, roundedRectangle } = primitives;
const { rotateX, rotateY, rotateZ, translate } = transforms;

/** Self-tapping into plastic: pilot hole, clearance hole, countersunk head, all diameters in mm. */
const SCREWS = {
  M2: { pilot: 1.7, clearance: 2.4, head: 4.2 },
  'M2.5': { pilot: 2.1, clearance: 2.9, head: 5.2 },
  M3: { pilot: 2.6, clearance: 3.4, head: 6.2 },
  M4: { pilot: 3.5, clearance: 4.5, head: 8.2 },
};
const POST_WALL = 1.8;
const LIP_WALL = 1.6;
const SPACING = 8;

const getParameterDefinitions = () => [
  { name: 'inside', type: 'group', caption: 'Room inside' },
  { name: 'width', type: 'number', initial: 80, min: 40, max: 200, step: 1, caption: 'Width (mm)' },
  { name: 'depth', type: 'number', initial: 50, min: 40, max: 92, step: 1, caption: 'Depth (mm)' },
  { name: 'height', type: 'number', initial: 30, min: 12, max: 120, step: 1, caption: 'Height (mm)' },

  { name: 'shell', type: 'group', caption: 'Shell' },
  { name: 'wall', type: 'number', initial: 2, min: 1.2, max: 4, step: 0.2, caption: 'Wall (mm)' },
  { name: 'floor', type: 'number', initial: 2, min: 1.2, max: 4, step: 0.2, caption: 'Floor and lid (mm)' },
  { name: 'radius', type: 'number', initial: 5, min: 2, max: 12, step: 0.5, caption: 'Corner radius (mm)' },

  { name: 'closing', type: 'group', caption: 'Lid and screws' },
  { name: 'screw', type: 'choice', initial: 'M3', values: Object.keys(SCREWS), captions: Object.keys(SCREWS), caption: 'Screw' },
  { name: 'lip', type: 'number', initial: 4, min: 2, max: 8, step: 0.5, caption: 'Lip height (mm)' },
  { name: 'clearance', type: 'number', initial: 0.2, min: 0.1, max: 0.5, step: 0.05, caption: 'Lip clearance (mm)' },

  { name: 'openings', type: 'group', caption: 'Openings' },
  { name: 'vents', type: 'int', initial: 8, min: 0, max: 20, step: 1, caption: 'Vent slots in front and back' },
  { name: 'cable', type: 'number', initial: 6, min: 0, max: 12, step: 0.5, caption: 'Cable hole in the side (mm, 0 = none)' },
];

const main = (values) => {
  const plan = planOf(values);
  const offset = plan.outer[1] / 2 + SPACING / 2;
  return {
    box: translate([0, -offset, 0], box(plan)),
    lid: colors.colorize([0.95, 0.62, 0.25], translate([0, offset, 0], lid(plan))),
  };
};

/** Everything that follows from the parameters, decided in one place. */
const planOf = (values) => {
  const screw = SCREWS[values.screw];
  const postRadius = Math.max(screw.pilot / 2 + POST_WALL, screw.head / 2);
  const inner = [values.width, values.depth];
  return {
    ...values,
    screw,
    postRadius,
    inner,
    outer: inner.map((length) => length + 2 * values.wall),
    innerRadius: Math.max(0.5, values.radius - values.wall),
    outerRadius: Math.max(0.5 + values.wall, values.radius),
    chamfer: Math.min(0.8, values.floor / 2, values.wall / 2),
    // The lip may not touch the floor of a shallow box.
    lip: Math.min(values.lip, values.height - 6),
    posts: [-1, 1].flatMap((x) => [-1, 1].map((y) => [x * (values.width / 2 - postRadius), y * (values.depth / 2 - postRadius)])),
  };
};

const box = (plan) => {
  const top = plan.floor + plan.height;
  const room = translate([0, 0, plan.floor], extrudeLinear({ height: plan.height + 1 }, cavity(plan, 0)));
  const depth = Math.min(plan.height, 14);
  const pilots = plan.posts.map(([x, y]) =>
    cylinder({
      radius: plan.screw.pilot / 2,
      height: depth + 1,
      center: [x, y, top - depth / 2 + 0.5],
      segments: 32,
    }),
  );
  return subtract(slab(plan, top), room, pilots, vents(plan), cableHole(plan));
};

/** Lies on its outer face, so it prints without support. */
const lid = (plan) => {
  const ring = subtract(cavity(plan, plan.clearance), cavity(plan, plan.clearance + LIP_WALL));
  // Sunk into the plate a little, so that the two are one solid.
  const lip = translate([0, 0, plan.floor - 0.5], extrudeLinear({ height: plan.lip + 0.5 }, ring));
  return subtract(union(slab(plan, plan.floor), lip), plan.posts.map(screwHole(plan)));
};

/** The room between the walls and the four posts, drawn `inset` mm smaller on all sides. */
const cavity = (plan, inset) => {
  const room = roundedRectangle({
    size: plan.inner.map((length) => length - 2 * inset),
    roundRadius: Math.max(0.3, plan.innerRadius - inset),
    segments: 48,
  });
  return subtract(
    room,
    plan.posts.map(([x, y]) => cornerPad([x, y], plan.postRadius + inset)),
  );
};

/** A post with round shoulders, grown together with the corner it stands in. */
const cornerPad = ([x, y], radius) => {
  const reach = radius + 1;
  const corners = [
    [x, y],
    [x + Math.sign(x) * reach, y],
    [x, y + Math.sign(y) * reach],
  ];
  corners.push([x + Math.sign(x) * reach, y + Math.sign(y) * reach]);
  return hulls.hull(corners.map((center) => circle({ radius, center, segments: 32 })));
};

const screwHole =
  (plan) =>
  ([x, y]) => {
    const { clearance, head } = plan.screw;
    const sink = Math.min((head - clearance) / 2, plan.floor - 0.6);
    return union(
      cylinder({ radius: clearance / 2, height: 20, center: [x, y, 9], segments: 32 }),
      cylinderElliptic({
        startRadius: [head / 2 + 0.5, head / 2 + 0.5],
        endRadius: [head / 2 - sink, head / 2 - sink],
        height: sink + 0.5,
        center: [x, y, (sink - 0.5) / 2],
        segments: 32,
      }),
    );
  };

/** Upright slots between the posts: narrow enough to bridge, cut through both walls at once. */
const vents = (plan) => {
  const [slot, pitch] = [2, 4.5];
  const free = plan.width - 4 * plan.postRadius - 2 * pitch;
  const count = Math.min(plan.vents, Math.max(0, Math.floor(free / pitch)));
  const low = plan.floor + plan.height * 0.2;
  const high = Math.min(low + 40, plan.floor + plan.height - plan.lip - 2);
  return Array.from({ length: count }, (_, i) =>
    cuboid({
      size: [slot, plan.outer[1] + 2, high - low],
      center: [(i - (count - 1) / 2) * pitch, 0, (low + high) / 2],
    }),
  );
};

/** A round hole with a pointed roof, which needs no support. */
const cableHole = (plan) => {
  const room = Math.min(plan.height - plan.lip - 3, plan.depth - 4 * plan.postRadius - 2);
  const radius = Math.min(plan.cable / 2, room / 2.42);
  if (radius < 1) return [];
  const drop = hulls.hull(
    circle({ radius, segments: 48 }),
    translate([0, radius * Math.SQRT2 - 0.4], roundedRectangle({ size: [0.8, 0.8], roundRadius: 0.3 })),
  );
  const bar = rotateZ(Math.PI / 2, rotateX(Math.PI / 2, extrudeLinear({ height: 2 * plan.wall + 2 }, drop)));
  return translate([plan.outer[0] / 2 - plan.wall - 1, 0, plan.floor + 1.5 + radius], bar);
};

/** A plate with the outer outline and a chamfered lower edge, which hides the widened first layer. */
const slab = (plan, height) => {
  const outline = (inset, z) => {
    const radius = plan.outerRadius - inset;
    const [x, y] = plan.outer.map((length) => length / 2 - inset - radius);
    return [
      [x, y],
      [-x, y],
      [-x, -y],
      [x, -y],
    ].flatMap(([cx, cy], quarter) =>
      Array.from({ length: 13 }, (_, i) => {
        const angle = ((quarter + i / 12) * Math.PI) / 2;
        return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle), z];
      }),
    );
  };
  return loft([outline(plan.chamfer, 0), outline(0, plan.chamfer), outline(0, height)]);
};

/** One closed solid from rings of equally many points, lowest first; both ends are closed flat. */
const loft = (rings) => {
  const count = rings[0].length;
  const last = (rings.length - 1) * count;
  const faces = [rings[0].map((_, i) => count - 1 - i), rings[0].map((_, i) => last + i)];
  for (let start = 0; start < last; start += count) {
    for (let i = 0; i < count; i++) {
      const [a, b] = [start + i, start + ((i + 1) % count)];
      faces.push([a, b, b + count, a + count]);
    }
  }
  return polyhedron({ points: rings.flat(), faces });
};

module.exports = { main, getParameterDefinitions };

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: CC-BY-SA-4.0

/*
 * A stand for a phone or a small tablet, with room for a plug below.
 *
 * The side view is a handful of bars with round ends; it is raised to the width and printed lying on
 * its side, so that the bars are strong and nothing overhangs.
 */

const { booleans, extrusions, hulls, primitives, transforms } = require('@jscad/modeling');
const { subtract, union } = booleans;
const { extrudeLinear } = extrusions;
const { circle, polygon } = primitives;
const { rotateX, rotateY, rotateZ, translate } = transforms;

const PLAY = 0.8; // between device, back and lip

const getParameterDefinitions = () => [
  { name: 'device', type: 'group', caption: 'Device' },
  { name: 'thick', type: 'number', initial: 11, min: 6, max: 24, step: 0.5, caption: 'Thickness with its case (mm)' },
  { name: 'plug', type: 'number', initial: 14, min: 0, max: 18, step: 1, caption: 'Window for a plug (mm, 0 = none)' },

  { name: 'stand', type: 'group', caption: 'Stand' },
  { name: 'back', type: 'number', initial: 95, min: 60, max: 160, step: 1, caption: 'Back (mm)' },
  { name: 'angle', type: 'slider', initial: 68, min: 50, max: 78, step: 1, caption: 'Angle of the back (°)' },
  { name: 'lip', type: 'number', initial: 14, min: 6, max: 25, step: 1, caption: 'Lip (mm)' },
  { name: 'lift', type: 'number', initial: 22, min: 12, max: 40, step: 1, caption: 'Height of the cradle (mm)' },

  { name: 'body', type: 'group', caption: 'Body' },
  { name: 'width', type: 'number', initial: 60, min: 40, max: 120, step: 1, caption: 'Width (mm)' },
  { name: 'bar', type: 'number', initial: 4.5, min: 3, max: 8, step: 0.5, caption: 'Bars (mm)' },
  { name: 'windows', type: 'checkbox', checked: true, caption: 'Windows that save material' },
];

const main = (values) => {
  const plan = planOf(values);
  const solid = extrudeLinear({ height: values.width }, sideView(plan));
  // With the lip to the front, as it will stand.
  return { stand: rotateZ(Math.PI / 2, subtract(solid, plugWindow(plan), diamonds(plan))) };
};

/** Corner points of the bars' middle lines; x to the back, y up, the heel of the device at x = 0. */
const planOf = (values) => {
  const { angle, back, bar, lift, lip, thick } = values;
  const radians = (angle * Math.PI) / 180;
  const up = [Math.cos(radians), Math.sin(radians)];
  const forward = [-up[1], up[0]];
  const from = ([x, y], [dx, dy], length) => [x + dx * length, y + dy * length];

  const heel = [0, Math.max(lift, bar * 1.5)];
  const cradle = thick + PLAY + bar;
  const lipFoot = from(heel, forward, cradle);
  const strut = from(heel, up, back * 0.62);
  const ground = bar / 2;
  return {
    ...values,
    up,
    forward,
    heel,
    cradle,
    lipFoot,
    lipTop: from(lipFoot, up, lip),
    top: from(heel, up, back),
    strut,
    // The device's weight, half-way up or higher, stays well between the feet.
    front: [Math.min(lipFoot[0], -0.18 * back), ground],
    rear: [Math.max(from(heel, up, back * 1.1)[0], strut[0] + 0.2 * back), ground],
    below: [0, ground],
  };
};

const sideView = (plan) => {
  const { heel, lipFoot, lipTop, top, strut, front, rear, below } = plan;
  return union(chain(plan, lipTop, lipFoot, heel, top), chain(plan, strut, rear, front), chain(plan, heel, below));
};

/** Bars from point to point. */
const chain = ({ bar }, ...points) => hulls.hullChain(points.map((center) => circle({ radius: bar / 2, center, segments: 32 })));

/** Through the floor of the cradle; its roof is pointed, because it lies across the layers. */
const plugWindow = ({ angle, bar, cradle, forward, heel, plug, thick, width }) => {
  const depth = thick - 1;
  // Both sides of the cradle keep 10 mm.
  const height = Math.min(plug, width - 20 - depth / 2);
  if (height < 4) return [];
  const [low, high] = [(width - height - depth / 2) / 2, (width + height - depth / 2) / 2];
  const half = depth / 2;
  const section = polygon({
    points: [
      [-half, low],
      [half, low],
      [half, high],
      [0, high + half],
      [-half, high],
    ],
  });
  const bored = 3 * bar;
  // Drawn across the cradle and along the width, pushed along the back.
  const upright = translate([0, bored / 2, 0], rotateX(Math.PI / 2, extrudeLinear({ height: bored }, section)));
  const turned = rotateZ(((angle - 90) * Math.PI) / 180, upright);
  const middle = [0, 1].map((axis) => heel[axis] + (forward[axis] * cradle) / 2);
  return translate([...middle, 0], turned);
};

/** Windows through back and leg; standing on a corner, they need no support. */
const diamonds = ({ heel, strut, rear, width, windows }) => {
  if (!windows) return [];
  const [low, high] = [heel[1] + 6, strut[1] - 6];
  const half = Math.min((high - low) / 2, width / 2 - 9);
  const count = Math.floor((high - low + 5) / (2 * half + 5));
  const pitch = (high - low - 2 * half) / Math.max(1, count - 1);
  const diamond = circle({ radius: half, segments: 4 });
  const drill = rotateY(Math.PI / 2, extrudeLinear({ height: rear[0] + 20 }, diamond));
  return Array.from({ length: count }, (_, i) => translate([1, count === 1 ? (low + high) / 2 : low + half + i * pitch, width / 2], drill));
};

module.exports = { main, getParameterDefinitions };

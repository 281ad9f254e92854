// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A box for the laser cutter. Habit: areas with finger joints, lines to engrave, all in one list.
const jscad = require('@jscad/modeling');
const { rectangle, circle, arc, line } = jscad.primitives;
const { subtract, union } = jscad.booleans;
const { translate, rotateZ } = jscad.transforms;
const { vectorText } = jscad.text;
const { colorize } = jscad.colors;
const { path2 } = jscad.geometries;

const t = 3;

const fingers = (length, odd) => {
  const count = 2 * Math.floor(length / 20) + 1;
  const step = length / count;
  const cuts = [];
  for (let i = 0; i < count; i++) {
    if (i % 2 === (odd ? 1 : 0))
      cuts.push(rectangle({ size: [step, t], center: [(i + 0.5) * step, t / 2] }));
  }
  return cuts;
};

const panel = (w, h, odd) => {
  const top = fingers(w, odd).map((cut) => translate([0, h - t, 0], cut));
  const left = fingers(h, !odd).map((cut) => translate([t, 0, 0], rotateZ(Math.PI / 2, cut)));
  return subtract(rectangle({ size: [w, h], center: [w / 2, h / 2] }), fingers(w, odd), top, left);
};

const main = () => {
  const front = subtract(
    panel(80, 50, true),
    circle({ radius: 6, center: [40, 25], segments: 32 }),
  );
  const side = panel(60, 50, false);
  const handle = union(
    rectangle({ size: [20, 8] }),
    circle({ radius: 4, center: [-10, 0], segments: 24 }),
    circle({ radius: 4, center: [10, 0], segments: 24 }),
  );
  const engraving = vectorText({ height: 8, xOffset: 5, yOffset: 60 }, 'BOX').map((points) =>
    path2.fromPoints({}, points),
  );
  return [
    colorize([0, 0, 0], front),
    [translate([90, 0, 0], side), translate([90, 60, 0], handle)],
    colorize([1, 0, 0], engraving),
    arc({ center: [40, 25], radius: 9, startAngle: 0, endAngle: Math.PI, segments: 32 }),
    line([
      [0, 55],
      [80, 55],
    ]),
  ];
};

module.exports = { main };

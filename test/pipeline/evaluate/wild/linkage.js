// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A four-bar linkage. Habit: an assembly as an object of named parts, nested, with empty ones in it.
const jscad = require('@jscad/modeling');
const { union, subtract } = jscad.booleans;
const { circle, cylinder } = jscad.primitives;
const { hull } = jscad.hulls;
const { extrudeLinear } = jscad.extrusions;
const { translate, rotateZ } = jscad.transforms;
const { colorize, cssColors } = jscad.colors;
const { geom3 } = jscad.geometries;

const bar = (length, color) => {
  const ends = [0, length].map((x) => circle({ radius: 4, center: [x, 0], segments: 24 }));
  const holes = [0, length].map((x) => circle({ radius: 1.5, center: [x, 0], segments: 16 }));
  return colorize(color, extrudeLinear({ height: 2 }, subtract(hull(ends), holes)));
};

const joint = (a, b, ra, rb) => {
  const d = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const x = (ra * ra - rb * rb + d * d) / (2 * d);
  const y = Math.sqrt(ra * ra - x * x);
  const ux = (b[0] - a[0]) / d;
  const uy = (b[1] - a[1]) / d;
  return [a[0] + x * ux - y * uy, a[1] + x * uy + y * ux];
};

const place = (part, from, to, z) =>
  translate([from[0], from[1], z], rotateZ(Math.atan2(to[1] - from[1], to[0] - from[0]), part));

const getParameterDefinitions = () => [
  { name: 'crank', type: 'slider', initial: 60, min: 0, max: 360, step: 5, caption: 'Crank angle' },
  { name: 'pins', type: 'checkbox', initial: true, caption: 'With pins' },
];

const main = ({ crank, pins }) => {
  const a = [0, 0];
  const d = [40, 0];
  const angle = (crank / 180) * Math.PI;
  const b = [15 * Math.cos(angle), 15 * Math.sin(angle)];
  const c = joint(b, d, 40, 30);
  const pin = (at, z) =>
    translate([at[0], at[1], z], cylinder({ radius: 1.4, height: 6, segments: 16 }));
  return {
    frame: bar(40, cssColors.gray),
    links: {
      crank: place(bar(15, cssColors.red), a, b, 3),
      coupler: [place(bar(40, cssColors.green), b, c, 6)],
      rocker: place(bar(30, cssColors.blue), d, c, 3),
    },
    pins: pins ? union(pin(a, 3), pin(d, 3)) : undefined,
    loose: [pin(b, 6), [pin(c, 6)], geom3.create(), null],
  };
};

module.exports = { main, getParameterDefinitions };

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// An adapter for a spool. Habit: cuts whose walls coincide exactly with walls that are there.
const { cylinder, cuboid, cylinderElliptic } = require('@jscad/modeling').primitives;
const { subtract, union, intersect } = require('@jscad/modeling').booleans;
const { rotateZ, translateZ } = require('@jscad/modeling').transforms;
const { colorize } = require('@jscad/modeling').colors;

const disc = (radius, from, to) =>
  cylinder({ radius, height: to - from, center: [0, 0, (from + to) / 2], segments: 48 });

function main() {
  let adapter = union(disc(30, 0, 3), disc(26, 3, 15), disc(26, 0, 1));
  // same radius as the hub: only the brim is cut
  adapter = subtract(adapter, subtract(disc(30, 2, 3), disc(26, 2, 3)));
  // the bore in two cuts that share a wall and a face
  adapter = subtract(adapter, disc(11, 0, 7), disc(11, 7, 15));
  // a countersink that starts where the bore ends
  adapter = subtract(
    adapter,
    cylinderElliptic({
      height: 4,
      startRadius: [11, 11],
      endRadius: [15, 15],
      center: [0, 0, 13],
      segments: 48,
    }),
  );
  for (let i = 0; i < 4; i++) {
    const notch = cuboid({ size: [6, 4, 12], center: [24, 0, 9] });
    adapter = subtract(adapter, rotateZ((i * Math.PI) / 2, notch));
  }
  const ring = intersect(disc(11, 0, 15), union(disc(11, 0, 4), disc(8, 4, 15)));
  return [colorize([0.9, 0.5, 0.1], adapter), translateZ(0, ring)];
}

module.exports.main = main;

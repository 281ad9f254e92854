// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A chain of links. Habit: copies of one body rotated and moved along, then a closed end united.
const { torus, cylinder } = require('@jscad/modeling').primitives;
const { rotateX, rotateY, translate, translateX, mirrorX } = require('@jscad/modeling').transforms;
const { union, subtract } = require('@jscad/modeling').booleans;
const { cuboid } = require('@jscad/modeling').primitives;

const link = () => {
  const ring = torus({ innerRadius: 1.5, outerRadius: 6, innerSegments: 12, outerSegments: 24 });
  const half = subtract(ring, cuboid({ size: [10, 20, 10], center: [-5, 0, 0] }));
  const bar = rotateY(Math.PI / 2, cylinder({ radius: 1.5, height: 8, segments: 12 }));
  return union(
    translateX(4, half),
    mirrorX(translateX(4, half)),
    translate([0, 6, 0], bar),
    translate([0, -6, 0], bar),
  );
};

const main = () => {
  const links = [];
  for (let i = 0; i < 4; i++) {
    links.push(translateX(16 * i, i % 2 === 0 ? link() : rotateX(Math.PI / 2, link())));
  }
  return links;
};

module.exports = { main };

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const { primitives, transforms } = require('@jscad/modeling');

exports.vents = ([width, depth], wall) => {
  const slots = [];
  for (let i = -4; i <= 4; i++) {
    const slot = primitives.cuboid({ size: [2, 20, wall] });
    slots.push(transforms.translate([width / 2 + 5 * i, depth / 2, wall / 2], slot));
  }
  return slots;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const { booleans, extrusions, primitives, transforms } = require('@jscad/modeling');

const keyhole = ([x, z], depth) => {
  const outline = booleans.union(
    primitives.circle({ radius: 4, segments: 24 }),
    primitives.rectangle({ size: [4, 8], center: [0, 4] }),
    primitives.circle({ radius: 2, center: [0, 8], segments: 24 }),
  );
  const cutter = extrusions.extrudeLinear({ height: depth }, outline);
  return transforms.translate([x, depth, z], transforms.rotateX(Math.PI / 2, cutter));
};

module.exports = { keyhole };

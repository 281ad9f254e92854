// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const { booleans, primitives } = require('@jscad/modeling');

// A plate with 100 holes.
const main = () => {
  const holes = Array.from({ length: 100 }, (_, i) =>
    primitives.cylinder({
      radius: 2,
      height: 20,
      segments: 32,
      center: [10 * (i % 10) - 45, 10 * Math.floor(i / 10) - 45, 0],
    }),
  );
  return booleans.subtract(primitives.cuboid({ size: [110, 110, 10] }), ...holes);
};

module.exports = { main };

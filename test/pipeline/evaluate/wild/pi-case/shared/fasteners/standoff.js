// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const { cylinder } = require('@jscad/modeling').primitives;
const { subtract } = require('@jscad/modeling').booleans;

module.exports = function standoff({ at: [x, y, z], height, hole }) {
  const center = [x, y, z + height / 2];
  return subtract(
    cylinder({ radius: hole / 2 + 1.6, height, center, segments: 24 }),
    cylinder({ radius: hole / 2, height, center, segments: 24 }),
  );
};

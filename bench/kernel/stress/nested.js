// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const { booleans, primitives } = require('@jscad/modeling');

// Forty unions, each of the last and one cube more.
const main = () =>
  Array.from({ length: 40 }, (_, i) =>
    primitives.cuboid({ size: [6, 6, 6], center: [4 * (i % 8), 4 * Math.floor(i / 8), i % 3] }),
  ).reduce((sum, cube) => booleans.union(sum, cube));

module.exports = { main };

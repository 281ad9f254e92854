// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const { booleans, primitives } = require('@jscad/modeling');

// A fine ball that misses a piece.
const main = () =>
  booleans.subtract(
    primitives.sphere({ radius: 20, segments: 100 }),
    primitives.sphere({ radius: 14, segments: 100, center: [13, 5, 7] }),
  );

module.exports = { main };

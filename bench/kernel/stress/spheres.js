// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const { booleans, primitives } = require('@jscad/modeling');

// Six balls in a row that run into each other.
const main = () =>
  booleans.union(
    Array.from({ length: 6 }, (_, i) =>
      primitives.sphere({ radius: 10, segments: 64, center: [8 * i, 3 * (i % 2), 2 * (i % 3)] }),
    ),
  );

module.exports = { main };

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A stand that never worked. Habit: sizes as V1 took them, which V2 refuses with an error.
const { cube, cylinder } = require('@jscad/modeling').primitives;
const { union } = require('@jscad/modeling').booleans;

function main() {
  const foot = cube({ size: [30, 20, 3] });
  const post = cylinder({ radius: 3, height: 40, center: [0, 0, 20] });
  return union(foot, post);
}

module.exports = { main };

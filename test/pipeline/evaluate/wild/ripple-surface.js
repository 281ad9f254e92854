// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A rippled tile. Habit: polyhedron from a formula, colors for single faces, work at module scope.
const { polyhedron } = require('@jscad/modeling').primitives;
const { hslToRgb } = require('@jscad/modeling').colors;

const N = 20;
const SIZE = 40;
const at = (i, j, top) => (top ? 0 : (N + 1) * (N + 1)) + i * (N + 1) + j;

const points = [];
const faces = [];
const colors = [];

const wave = (x, y) => {
  const r = Math.sqrt(x * x + y * y) / 4;
  return 6 + (r < 1e-9 ? 3 : (3 * Math.sin(r)) / r);
};

for (const top of [true, false]) {
  for (let i = 0; i <= N; i++) {
    for (let j = 0; j <= N; j++) {
      const x = (i / N - 0.5) * SIZE;
      const y = (j / N - 0.5) * SIZE;
      points.push([x, y, top ? wave(x, y) : 0]);
    }
  }
}

const add = (color, ...face) => {
  faces.push(face);
  colors.push(color);
};

for (let i = 0; i < N; i++) {
  for (let j = 0; j < N; j++) {
    const color = hslToRgb([(i + j) / (2 * N), 0.7, 0.5]);
    add(color, at(i, j, true), at(i + 1, j, true), at(i + 1, j + 1, true));
    add(color, at(i, j, true), at(i + 1, j + 1, true), at(i, j + 1, true));
    add(
      [0.3, 0.3, 0.3],
      at(i, j, false),
      at(i, j + 1, false),
      at(i + 1, j + 1, false),
      at(i + 1, j, false),
    );
  }
}
for (let k = 0; k < N; k++) {
  add([0, 0, 0], at(k, 0, false), at(k + 1, 0, false), at(k + 1, 0, true), at(k, 0, true));
  add([0, 0, 0], at(k + 1, N, false), at(k, N, false), at(k, N, true), at(k + 1, N, true));
  add([0, 0, 0], at(0, k + 1, false), at(0, k, false), at(0, k, true), at(0, k + 1, true));
  add([0, 0, 0], at(N, k, false), at(N, k + 1, false), at(N, k + 1, true), at(N, k, true));
}

const tile = polyhedron({ points, faces, colors, orientation: 'outward' });

module.exports = { main: () => tile };

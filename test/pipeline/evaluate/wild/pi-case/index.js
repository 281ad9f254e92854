// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A case for a small computer. Habit: several files, a folder of shared parts, dimensions in JSON.
const { booleans, primitives } = require('@jscad/modeling');
const board = require('./board.json');
const { vents } = require('./lib');
const standoff = require('./shared/fasteners/standoff');

const main = () => {
  const wall = 2;
  const [w, d] = board.size.map((side) => side + 1);
  const h = 22;
  const center = [board.size[0] / 2, board.size[1] / 2, h / 2];
  const shell = booleans.subtract(
    primitives.roundedCuboid({
      size: [w + 2 * wall, d + 2 * wall, h],
      center,
      roundRadius: 1.5,
      segments: 16,
    }),
    primitives.cuboid({
      size: [w, d, h - wall],
      center: [center[0], center[1], center[2] + wall / 2],
    }),
  );
  const ports = board.ports.map(({ side, at, size }) => {
    const x = side === 'left' ? -0.5 - wall / 2 : board.size[0] + 0.5 + wall / 2;
    return side === 'front'
      ? primitives.cuboid({
          size: [size[0], wall, size[1]],
          center: [at, -0.5 - wall / 2, wall + 6 + size[1] / 2],
        })
      : primitives.cuboid({
          size: [wall, size[0], size[1]],
          center: [x, at, wall + 6 + size[1] / 2],
        });
  });
  const feet = board.holes.map(([x, y]) =>
    standoff({ at: [x, y, wall], height: 5, hole: board.hole }),
  );
  return booleans.union(booleans.subtract(shell, ports, vents(board.size, wall)), feet);
};

module.exports = { main };

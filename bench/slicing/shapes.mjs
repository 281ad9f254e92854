// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const block = (Manifold, from, to) =>
  Manifold.cube(to.map((value, axis) => value - from[axis])).translate(from);

/** Walls of 0.4 to 1.6 mm on a spine: which beads fit a thin wall? */
export const comb = ({ Manifold }) => {
  const teeth = [0.4, 0.6, 0.8, 1.0, 1.2, 1.6].map((width, index) => {
    const middle = 6 * index - 15;
    return block(Manifold, [middle - width / 2, -9, 0], [middle + width / 2, 12, 5]);
  });
  return Manifold.union([block(Manifold, [-19, -12, 0], [19, -8, 5]), ...teeth]);
};

/** A deck over a span of 20 mm. */
export const bridge = ({ Manifold }) =>
  Manifold.union([
    block(Manifold, [-16, -6, 0], [-10, 6, 5]),
    block(Manifold, [10, -6, 0], [16, 6, 5]),
    block(Manifold, [-16, -6, 5], [16, 6, 7]),
  ]);

/** A wall that leans out, by degrees from upright. */
const wedge =
  (degrees) =>
  ({ Manifold }) => {
    const out = 12 * Math.tan((degrees * Math.PI) / 180);
    const side = [
      [0, 0],
      [10, 0],
      [10 + out, 12],
      [0, 12],
    ];
    return Manifold.extrude([side], 20)
      .rotate([90, 0, 0])
      .translate([-5 - out / 2, 10, 0]);
  };

/** A ball of 60 mm with a wall of 5 mm, cut flat at the foot. */
export const hollowBall = ({ Manifold }) => {
  const ball = (radius) => Manifold.sphere(radius, 200).translate([0, 0, 30]);
  const foot = Manifold.cylinder(3, 25, 25, 128);
  return ball(30).subtract(ball(25)).add(foot).trimByPlane([0, 0, 1], 0);
};

/** A curved sheet in a cube: many triangles, many islands. `edge` is how long their sides are, mm. */
export const gyroid = ({ Manifold }, side = 50, edge = 0.8) => {
  const wave = Math.PI / 10;
  const inside = ([x, y, z]) => {
    const [u, v, w] = [x * wave, y * wave, z * wave];
    const field = Math.cos(u) * Math.sin(v) + Math.cos(v) * Math.sin(w) + Math.cos(w) * Math.sin(u);
    return 0.6 - Math.abs(field);
  };
  const half = side / 2;
  return Manifold.levelSet(inside, { min: [-half, -half, 0], max: [half, half, side] }, edge);
};

/** Square plates with rows of round holes. */
const plateWith =
  ({ side, thick, rows, apart, sides }) =>
  ({ Manifold }) => {
    const hole = Manifold.cylinder(4 * thick, 2.5, 2.5, sides, true);
    const at = (row) => apart * (row - (rows - 1) / 2);
    const holes = Array.from({ length: rows * rows }, (_, i) =>
      hole.translate([at(i % rows), at(Math.floor(i / rows)), thick / 2]),
    );
    const half = side / 2;
    return Manifold.difference([block(Manifold, [-half, -half, 0], [half, half, thick]), ...holes]);
  };

export const cube20 = ({ Manifold }) => block(Manifold, [-10, -10, 0], [10, 10, 20]);
export const cyl10 = ({ Manifold }) => Manifold.cylinder(10, 5, 5, 128);
export const wedge45 = wedge(45);
export const wedge60 = wedge(60);
export const plate40 = plateWith({ side: 40, thick: 4, rows: 3, apart: 12, sides: 64 });
export const plate = plateWith({ side: 120, thick: 8, rows: 15, apart: 7.5, sides: 48 });

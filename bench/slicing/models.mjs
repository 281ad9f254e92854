// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import Module from 'manifold-3d';

/**
 * Solids that each ask a question of a slicer, as binary STL, in mm, standing on z = 0. Small ones
 * first; `large` ones are for speed.
 *
 * @returns {Promise<{ name: string, large: boolean, make: () => Uint8Array }[]>}
 */
export const loadModels = async () => {
  const kernel = await Module();
  kernel.setup();
  const model = (name, solid, large = false) => ({ name, large, make: () => toStl(solid(kernel)) });
  return [
    model('cube20', ({ Manifold }) => block(Manifold, [-10, -10, 0], [10, 10, 20])),
    model('cyl10', ({ Manifold }) => Manifold.cylinder(10, 5, 5, 128)),
    model('comb', comb),
    model('bridge', bridge),
    model('wedge45', wedge),
    model('text', lettering),
    model('shell', hollowBall),
    model('gyroid', gyroid, true),
    model('plate', perforatedPlate, true),
  ];
};

const block = (Manifold, from, to) =>
  Manifold.cube(to.map((value, axis) => value - from[axis])).translate(from);

/** Walls of 0.4 to 1.6 mm on a spine: which beads fit a thin wall? */
const comb = ({ Manifold }) => {
  const teeth = [0.4, 0.6, 0.8, 1.0, 1.2, 1.6].map((width, index) => {
    const middle = 6 * index - 15;
    return block(Manifold, [middle - width / 2, -9, 0], [middle + width / 2, 12, 5]);
  });
  return Manifold.union([block(Manifold, [-19, -12, 0], [19, -8, 5]), ...teeth]);
};

/** A deck over a span of 20 mm. */
const bridge = ({ Manifold }) =>
  Manifold.union([
    block(Manifold, [-16, -6, 0], [-10, 6, 5]),
    block(Manifold, [10, -6, 0], [16, 6, 5]),
    block(Manifold, [-16, -6, 5], [16, 6, 7]),
  ]);

/** A wall that leans out by 45°. */
const wedge = ({ Manifold }) => {
  const side = [
    [0, 0],
    [10, 0],
    [22, 12],
    [0, 12],
  ];
  return Manifold.extrude([side], 20).rotate([90, 0, 0]).translate([-11, 10, 0]);
};

/** Sharp feet, narrow strokes, a star and a crescent with tapering tips. */
const lettering = ({ CrossSection }) => {
  const drawn = (x, y, points) => new CrossSection([points], 'NonZero').translate([x, y]);
  const letter = (x, y, strokes) => CrossSection.union(strokes.map((s) => drawn(x, y, s)));
  const star = Array.from({ length: 14 }, (_, i) => {
    const radius = i % 2 ? 2.2 : 7;
    return [radius * Math.cos((i * Math.PI) / 7), radius * Math.sin((i * Math.PI) / 7)];
  });
  const crescent = CrossSection.circle(5, 96).subtract(
    CrossSection.circle(4.6, 96).translate([2, 0]),
  );
  return CrossSection.union([
    letter(-28, 2, [at`0,12 4.5,-1 9,12 6.8,12 4.5,3 2.2,12`]),
    letter(-16, 2, [at`0,0 2,0 2,12 0,12`, at`2,12 8,0 10,0 4,12`, at`8,0 10,0 10,12 8,12`]),
    letter(-3, 2, [
      at`0,0 7,0 7,1.2 0,1.2`,
      at`0,0 1.4,0 7,12 5.6,12`,
      at`0,10.8 7,10.8 7,12 0,12`,
    ]),
    letter(7, 2, [at`0,0 1.6,0 1.6,12 0,12`, at`1.6,4 7,12 8.6,12 1.6,6`, at`3,6 7,0 9,0 4,7.4`]),
    drawn(24, 8, star),
    crescent.translate([-20, -6]),
    letter(-6, -12, [
      at`0,0 1.5,0 5.4,12 4.3,12`,
      at`4.3,12 8.5,0 10,0 5.7,12`,
      at`2,3 8,3 8,4.4 2,4.4`,
    ]),
    drawn(8, -12, [...wave(1), ...wave(-1).reverse()]),
  ]).extrude(3);
};

const at = ([text]) => text.split(' ').map((pair) => pair.split(',').map(Number));

/** One side of a wavy stroke that swells from nothing to 1.1 mm and fades again. */
const wave = (side) =>
  Array.from({ length: 61 }, (_, i) => {
    const share = i / 60;
    const half = 0.55 * Math.sin(Math.PI * share);
    return [22 * share, 6 + 3 * Math.sin(2 * Math.PI * share) - side * half];
  });

/** A ball of 60 mm with a wall of 5 mm, cut flat at the foot. */
const hollowBall = ({ Manifold }) => {
  const ball = (radius) => Manifold.sphere(radius, 200).translate([0, 0, 30]);
  const foot = Manifold.cylinder(3, 25, 25, 128);
  return ball(30).subtract(ball(25)).add(foot).trimByPlane([0, 0, 1], 0);
};

/** A curved sheet in a cube of 50 mm: many triangles, many islands. */
const gyroid = ({ Manifold }) => {
  const wave = Math.PI / 10;
  const inside = ([x, y, z]) => {
    const [u, v, w] = [x * wave, y * wave, z * wave];
    const field = Math.cos(u) * Math.sin(v) + Math.cos(v) * Math.sin(w) + Math.cos(w) * Math.sin(u);
    return 0.6 - Math.abs(field);
  };
  return Manifold.levelSet(inside, { min: [-25, -25, 0], max: [25, 25, 50] }, 0.8);
};

/** A plate of 120 mm with 225 holes. */
const perforatedPlate = ({ Manifold }) => {
  const hole = Manifold.cylinder(20, 2.5, 2.5, 48, true);
  const holes = Array.from({ length: 225 }, (_, i) =>
    hole.translate([7.5 * (i % 15) - 52.5, 7.5 * Math.floor(i / 15) - 52.5, 4]),
  );
  return Manifold.difference([block(Manifold, [-60, -60, 0], [60, 60, 8]), ...holes]);
};

const toStl = (solid) => {
  const { vertProperties, triVerts, numProp } = solid.getMesh();
  const bytes = new Uint8Array(84 + (50 * triVerts.length) / 3);
  const view = new DataView(bytes.buffer);
  view.setUint32(80, triVerts.length / 3, true);
  triVerts.forEach((vertex, i) => {
    const corner = 84 + 50 * Math.floor(i / 3) + 12 * (1 + (i % 3));
    for (let axis = 0; axis < 3; axis++) {
      view.setFloat32(corner + 4 * axis, vertProperties[numProp * vertex + axis], true);
    }
  });
  return bytes;
};

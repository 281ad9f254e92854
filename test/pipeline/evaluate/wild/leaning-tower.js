// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A leaning tower. Habit: matrices written by hand, polygons and corners read and written.
const { geometries, maths, primitives, booleans, transforms } = require('@jscad/modeling');
const { geom3, geom2, poly3 } = geometries;

// x grows with z: a shear in JSCAD's column-major order
const shear = [1, 0, 0, 0, 0, 1, 0, 0, 0.2, 0, 1, 0, 0, 0, 0, 1];

const tapered = (solid, factor) => {
  const polygons = geom3.toPolygons(solid).map((polygon) => {
    const vertices = polygon.vertices.map(([x, y, z]) => {
      const k = 1 - (factor * z) / 40;
      return [x * k, y * k, z];
    });
    return poly3.create(vertices);
  });
  return geom3.create(polygons);
};

const main = () => {
  const tube = booleans.subtract(
    primitives.cylinder({ radius: 8, height: 40, center: [0, 0, 20], segments: 24 }),
    primitives.cylinder({ radius: 6, height: 40, center: [0, 0, 20], segments: 24 }),
  );
  const door = primitives.cuboid({ size: [4, 20, 8], center: [0, -10, 4] });
  const tower = geom3.transform(shear, booleans.subtract(tube, door));
  const cone = tapered(
    primitives.cylinder({ radius: 8, height: 40, center: [0, 0, 20], segments: 24 }),
    0.5,
  );
  // moved by hand, after a look at the list of polygons itself
  const block = primitives.cube({ size: 10 });
  block.polygons.forEach((polygon) => {
    polygon.vertices = polygon.vertices.map((v) =>
      maths.vec3.add(maths.vec3.create(), v, [40, 0, v[2] > 0 ? 10 : 5]),
    );
  });
  // two corners of a square pulled out
  const kite = primitives.square({ size: 10 });
  kite.sides = kite.sides.map((side) => side.map(([x, y]) => [x + 60 + (y > 0 ? x : 0), y]));
  block.color = [0, 0.5, 0.5, 1];
  const turned = transforms.transform(
    maths.mat4.multiply(
      [],
      maths.mat4.fromXRotation([], 0.5),
      maths.mat4.fromScaling([], [1, 2, -1]),
    ),
    block,
  );
  return [
    tower,
    transforms.translateX(-30, cone),
    block,
    kite,
    transforms.translate([0, 50, 0], turned),
    geom2.fromPoints([
      [60, 20],
      [70, 20],
      [65, 30],
    ]),
  ];
};

module.exports = { main };

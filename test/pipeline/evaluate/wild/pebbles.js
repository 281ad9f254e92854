// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A heap of stones. Habit: Math.random and the date in a design, hulls of random points.
const { hulls, primitives, transforms, colors, geometries } = require('@jscad/modeling');

const random = (from, to) => from + (to - from) * Math.random();

const stone = () => {
  const points = [];
  for (let i = 0; i < 24; i++) {
    const a = random(0, 2 * Math.PI);
    const z = random(-1, 1);
    const r = Math.sqrt(1 - z * z);
    points.push([6 * r * Math.cos(a), 4 * r * Math.sin(a), 3 * z]);
  }
  return geometries.geom3.fromPointsConvex(points);
};

const main = () => {
  const started = Date.now();
  const stones = [];
  while (stones.length < 6) {
    const at = [random(-20, 20), random(-20, 20), random(0, 10)];
    const gray = random(0.3, 0.8);
    stones.push(
      colors.colorize(
        [gray, gray, gray],
        transforms.translate(at, transforms.rotate([random(0, 3), random(0, 3), 0], stone())),
      ),
    );
  }
  const pot = hulls.hull(
    stones.slice(0, 2).concat(primitives.cube({ size: 4, center: [0, 0, -10] })),
  );
  console.log(`made ${stones.length} in ${Date.now() - started} ms`);
  return [...stones, transforms.translateX(60, pot)];
};

module.exports = { main };

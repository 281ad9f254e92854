// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// An angle bracket. Habit: fillets and ribs by hulls of thin bodies, holes rotated and mirrored.
const { booleans, hulls, primitives, transforms, utils } = require('@jscad/modeling');
const { cuboid, cylinder, cylinderElliptic, roundedCuboid } = primitives;
const { mirror, mirrorX, rotate, translate } = transforms;

const t = 4;
const leg = 40;
const width = 30;

const hole = () =>
  booleans.union(
    cylinder({ radius: 2.2, height: t, center: [0, 0, t / 2], segments: 20 }),
    cylinderElliptic({
      height: 2,
      startRadius: [2.2, 2.2],
      endRadius: [4.2, 4.2],
      center: [0, 0, t - 1],
      segments: 20,
    }),
  );

const rib = (x) =>
  hulls.hull(
    cuboid({ size: [3, 25, 0.01], center: [x, 12.5 + t, t] }),
    cuboid({ size: [3, 0.01, 25], center: [x, t, 12.5 + t] }),
  );

const main = () => {
  const floor = cuboid({ size: [width, leg, t], center: [0, leg / 2, t / 2] });
  const wall = cuboid({ size: [width, t, leg], center: [0, t / 2, leg / 2] });
  const nose = hulls.hull(
    roundedCuboid({ size: [width, 6, t], center: [0, leg, t / 2], roundRadius: 1.5, segments: 12 }),
    cylinder({ radius: 5, height: t, center: [0, leg + 8, t / 2], segments: 24 }),
  );
  const pair = [translate([10, 32, 0], hole()), mirrorX(translate([10, 32, 0], hole()))];
  // the wall's holes are those of the floor, mirrored in the plane between the legs
  const swapped = pair.map((each) => mirror({ normal: [0, 1, -1] }, each));
  const slanted = rotate(
    [utils.degToRad(45), 0, 0],
    cylinder({ radius: 1.5, height: 30, segments: 16 }),
  );
  const body = booleans.union(floor, wall, nose, rib(0), rib(12), rib(-12));
  return booleans.subtract(body, pair, swapped, slanted);
};

module.exports = { main };

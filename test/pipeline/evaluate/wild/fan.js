// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A fan wheel. Habit: rotated copies that only touch the facets of what they are united with.
const { booleans, primitives, transforms } = require('@jscad/modeling');

const BLADES = 5;
const RADIUS = 8;

const main = () => {
  const hub = transforms.rotateZ(
    Math.PI / BLADES,
    primitives.cylinder({ radius: RADIUS, height: 10, segments: BLADES }),
  );
  const apothem = RADIUS * Math.cos(Math.PI / BLADES);
  const blade = primitives.cuboid({ size: [15, 2, 6], center: [apothem + 7.5, 0, 0] });
  let fan = hub;
  for (let i = 0; i < BLADES; i++) {
    fan = booleans.union(fan, transforms.rotateZ((i * 2 * Math.PI) / BLADES, blade));
  }
  const bore = primitives.cylinder({ radius: 2, height: 10, segments: 24 });
  return booleans.subtract(fan, bore);
};

module.exports = { main };

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A ball bearing, printed in place. Habit: main is async, helpers are awaited for no reason.
const { booleans, extrusions, primitives, transforms, colors } = require('@jscad/modeling');
const { TAU } = require('@jscad/modeling').maths.constants;

const race = async (inner, outer, width, groove) => {
  const middle = inner < 15 ? outer + 1.5 : inner - 1.5;
  const ring = booleans.subtract(
    primitives.rectangle({ size: [outer - inner, width], center: [(inner + outer) / 2, 0] }),
    primitives.circle({ radius: groove, center: [middle, 0], segments: 24 }),
  );
  return extrusions.extrudeRotate({ segments: 48 }, ring);
};

const main = async () => {
  await Promise.resolve();
  const [inner, outer] = await Promise.all([race(6, 11, 9, 3.2), race(14, 19, 9, 3.2)]);
  const balls = [];
  for (let i = 0; i < 8; i++) {
    const ball = primitives.sphere({ radius: 3, center: [12.5, 0, 0], segments: 16 });
    balls.push(colors.colorize([0.75, 0.75, 0.8], transforms.rotateZ((i * TAU) / 8, ball)));
  }
  const cage = booleans.subtract(
    primitives.cylinder({ radius: 13.2, height: 3, segments: 48 }),
    primitives.cylinder({ radius: 11.8, height: 3, segments: 48 }),
    ...balls.map((ball) => transforms.scale([1.08, 1.08, 1.08], ball)),
  );
  return { inner, outer, balls, cage };
};

module.exports = { main };

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A block sawn into pieces. Habit: scission, shadows by project, and the modifiers nobody needs.
const jscad = require('@jscad/modeling');
const { subtract, scission } = jscad.booleans;
const { cuboid, cylinder, sphere } = jscad.primitives;
const { project, extrudeLinear } = jscad.extrusions;
const { translate, translateZ, rotateZ } = jscad.transforms;
const { generalize, snap, retessellate } = jscad.modifiers;
const { measureVolume, measureCenter, measureDimensions } = jscad.measurements;

const main = () => {
  const block = subtract(
    cuboid({ size: [40, 40, 10] }),
    cylinder({ radius: 6, height: 10, segments: 24 }),
  );
  const saws = [cuboid({ size: [1, 40, 10] }), rotateZ(Math.PI / 2, cuboid({ size: [1, 40, 10] }))];
  const pieces = scission(subtract(block, ...saws));
  pieces.sort(
    (a, b) =>
      measureCenter(a)[0] * 100 +
      measureCenter(a)[1] -
      measureCenter(b)[0] * 100 -
      measureCenter(b)[1],
  );
  const apart = pieces.map((piece) => {
    const [x, y] = measureCenter(piece);
    return translate([x * 0.3, y * 0.3, 0], piece);
  });
  if (pieces.some((piece) => measureVolume(piece) < 10)) throw new Error('too small');
  const [width] = measureDimensions(pieces[0]);
  const shadow = project(
    { axis: [0, 0, 1] },
    subtract(
      sphere({ radius: 12, segments: 24 }),
      cylinder({ radius: 5, height: 30, segments: 16 }),
    ),
  );
  const base = extrudeLinear({ height: 2 }, shadow);
  const cleaned = generalize(
    { snap: true, simplify: true, triangulate: true },
    subtract(cuboid({ size: [width, width, 4] }), cylinder({ radius: 3, height: 4, segments: 16 })),
  );
  return [
    apart,
    translate([50, 0, 0], base),
    translate([50, 30, 0], snap(cleaned)),
    translateZ(
      20,
      retessellate(subtract(cuboid({ size: [8, 8, 8] }), cuboid({ size: [4, 4, 8] }))),
    ),
  ];
};

module.exports = { main };

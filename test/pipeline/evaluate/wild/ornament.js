// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Stars to hang up. Habit: offset with every kind of corner, inwards and outwards, shapes with holes.
const { booleans, expansions, extrusions, primitives, transforms } = require('@jscad/modeling');
const { offset, expand } = expansions;
const { star, circle, arc, ellipse } = primitives;

const main = () => {
  const base = star({ vertices: 5, outerRadius: 15, innerRadius: 7 });
  const kinds = ['edge', 'chamfer', 'round'];
  const stars = kinds.map((corners, i) => {
    const outside = offset({ delta: 2, corners, segments: 16 }, base);
    const inside = offset({ delta: -1, corners, segments: 16 }, base);
    const frame = booleans.subtract(outside, inside);
    const eye = expand(
      { delta: 1, corners: 'round', segments: 16 },
      arc({ center: [0, 18], radius: 2, startAngle: 0, endAngle: Math.PI, segments: 16 }),
    );
    const body = extrusions.extrudeLinear({ height: 2 }, booleans.union(frame, eye));
    return transforms.translateX(40 * i, body);
  });
  const many = star({ vertices: 8, density: 3, outerRadius: 12 });
  const ring = booleans.subtract(
    ellipse({ radius: [14, 10], segments: 32 }),
    circle({ radius: 6, segments: 32 }),
  );
  return [
    ...stars,
    transforms.translate(
      [0, -40, 0],
      extrusions.extrudeLinear({ height: 2, twistAngle: 0.4, twistSteps: 4 }, many),
    ),
    transforms.translate([40, -40, 0], offset({ delta: 1, corners: 'round', segments: 24 }, ring)),
    transforms.translate([80, -40, 0], expand({ delta: -0.8, corners: 'chamfer' }, ring)),
  ];
};

module.exports = { main };

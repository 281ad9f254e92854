// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A funnel. Habit: deep requires into the library, mixed with what its index exports.
const cylinderElliptic = require('@jscad/modeling/src/primitives/cylinderElliptic');
const union = require('@jscad/modeling/src/operations/booleans/union');
const { subtract } = require('@jscad/modeling/src/operations/booleans');
const { translate } = require('@jscad/modeling/src/operations/transforms');
const geom3 = require('@jscad/modeling/src/geometries/geom3');
const vec3 = require('@jscad/modeling/src/maths/vec3');
const poly3 = require('@jscad/modeling').geometries.poly3;
const torus = require('@jscad/modeling').primitives.torus;

const cone = (bottom, top, from, height) =>
  cylinderElliptic({
    startRadius: [bottom, bottom],
    endRadius: [top, top],
    height,
    center: [0, 0, from + height / 2],
    segments: 32,
  });

function main() {
  const wall = 1.2;
  const outside = union(cone(6, 5 + wall, 0, 25), cone(5 + wall, 35, 25, 30));
  const inside = union(cone(6 - wall, 5, 0, 25), cone(5, 35 - wall, 25, 30));
  const ring = translate(
    [40, 0, 53],
    torus({ innerRadius: 1.5, outerRadius: 6, innerSegments: 12, outerSegments: 24 }),
  );
  const funnel = union(subtract(outside, inside), subtract(ring, inside));
  // the center of all corners, only to look at
  const points = geom3.toPolygons(funnel).flatMap((polygon) => polygon.vertices);
  const sum = points.reduce((total, point) => vec3.add(vec3.create(), total, point), [0, 0, 0]);
  const area = geom3
    .toPolygons(funnel)
    .reduce((total, polygon) => total + poly3.measureArea(polygon), 0);
  console.log('middle', vec3.scale(vec3.create(), sum, 1 / points.length), 'area', area);
  return funnel;
}

module.exports = { main };

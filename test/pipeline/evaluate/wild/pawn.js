// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A chess pawn. Habit: a profile drawn as a path with arcs and curves, closed and turned around.
const jscad = require('@jscad/modeling');
const { path2, geom2 } = jscad.geometries;
const { extrudeRotate } = jscad.extrusions;
const { sphere, torus, cylinder } = jscad.primitives;
const { union } = jscad.booleans;
const { translate } = jscad.transforms;

const main = () => {
  let profile = path2.fromPoints({}, [
    [0, 0],
    [12, 0],
    [12, 3],
  ]);
  profile = path2.appendArc({ endpoint: [9, 6], radius: [3, 3], segments: 24 }, profile);
  profile = path2.appendBezier(
    {
      controlPoints: [
        [5, 9],
        [5, 15],
        [4, 22],
      ],
      segments: 16,
    },
    profile,
  );
  profile = path2.appendPoints(
    [
      [6.5, 22],
      [6.5, 24],
      [0, 24],
    ],
    profile,
  );
  profile = path2.close(profile);
  const body = extrudeRotate({ segments: 32 }, geom2.fromPoints(path2.toPoints(profile)));
  const head = translate([0, 0, 28], sphere({ radius: 6, segments: 32 }));
  const collar = translate(
    [0, 0, 23],
    torus({ innerRadius: 1, outerRadius: 6, innerSegments: 12, outerSegments: 32 }),
  );
  const weight = cylinder({ radius: 6, height: 2, center: [0, 0, -1], segments: 32 });
  return union(body, head, collar, weight);
};

module.exports = { main };

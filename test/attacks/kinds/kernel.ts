// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { attack, main, type Attack } from '../attack.ts';

/** Numbers and shapes that geometry cannot be made of. */
export const kernel: readonly Attack[] = [
  attack(
    'NaN as a translation of a boolean',
    'evaluate-not-finite',
    main('return translate([NaN, 0, 0], union(cube(), sphere()))'),
  ),
  attack(
    'infinity as a translation inside a boolean',
    'evaluate-not-finite',
    main('return union(cube(), translate([Infinity, 0, 0], cube()))'),
  ),
  attack(
    'coordinates of 1e308',
    'evaluate-kernel-refused',
    main('return union(cube(), translate([1e308, 0, 0], cube({ size: 1e308 })))'),
  ),
  attack(
    'coordinates beyond Float32',
    'evaluate-not-finite',
    main('return translate([1e39, 0, 0], cube())'),
  ),
  attack(
    'coordinates beyond Float32 by a scale',
    'evaluate-not-finite',
    main('return scale([1e39, 1e39, 1e39], union(cube(), sphere()))'),
  ),
  attack(
    'a scale that multiplies beyond numbers',
    'evaluate-not-finite',
    main(
      'let s = union(cube(), sphere()); for (let i = 0; i < 400; i++) s = scale([10, 10, 10], s); return s',
    ),
  ),
  attack(
    'a matrix of zeros',
    'evaluate-empty',
    main('return transforms.transform(new Array(16).fill(0), union(cube(), sphere()))'),
  ),
  attack(
    'a matrix of NaN',
    'evaluate-not-finite',
    main('return transforms.transform(new Array(16).fill(NaN), cube())'),
  ),
  attack(
    'a matrix that is too short',
    'evaluate-not-finite',
    main('return transforms.transform([1, 2, 3], cube())'),
  ),
  attack(
    'a flat projection',
    'evaluate-empty',
    main('return transforms.transform([1,0,0,0, 0,1,0,0, 0,0,0,0, 0,0,0,1], cube())'),
  ),
  attack(
    'a perspective through the eye',
    'harmless',
    main(
      'return transforms.transform([1,0,0,1, 0,1,0,0, 0,0,1,0, 0,0,0,0], translate([0, 0, 0], sphere()))',
    ),
  ),
  attack(
    'a solid that is one point',
    'evaluate-empty',
    main('return geometries.geom3.create([{ vertices: [[0,0,0],[0,0,0],[0,0,0]] }])'),
  ),
  attack(
    'a solid of denormal size',
    'evaluate-empty',
    main('return scale([1e-300, 1e-300, 1e-300], union(cube(), sphere()))'),
  ),
  attack('a solid inside out', 'harmless', main('return geometries.geom3.invert(cube())')),
  attack(
    'a solid with a missing face',
    'evaluate-not-closed',
    main('const c = cube(); return geometries.geom3.create(c.polygons.slice(1))'),
  ),
  attack(
    'more triangles than there may be',
    'evaluate-triangles',
    main('return union(sphere({ segments: 250 }), cube())'),
    { triangles: 50_000 },
  ),
  attack(
    'many operands that add up',
    'evaluate-triangles',
    main(
      'const s = sphere({ segments: 64 }); return union(Array.from({ length: 1000 }, (_, i) => translate([i, 0, 0], s)))',
    ),
    { triangles: 50_000 },
  ),
  attack(
    'the same large operand a million times',
    'evaluate-triangles',
    main(
      'const s = union(sphere({ segments: 100 }), cube()); return union(new Array(1e5).fill(s))',
    ),
  ),
  attack(
    'empty operands a hundred thousand times',
    'evaluate-triangles',
    main('return union(new Array(1e5).fill(geometries.geom3.create()))'),
    { triangles: 50_000 },
  ),
  attack(
    'nearly coincident spheres, again and again',
    'evaluate-timeout',
    main(
      'const s = union(sphere({ segments: 64 }), cube()); for (let i = 1; ; i++) union(s, rotate([1e-7 * i, 0, 0], s), sphere({ segments: 64, radius: 1 + 1e-7 * i }))',
    ),
    { timeMs: 1500 },
  ),
  attack(
    '2D of NaN',
    'evaluate-not-finite',
    main('return geometries.geom2.fromPoints([[0, 0], [1, 0], [NaN, 1]])'),
  ),
  attack(
    '2D of NaN in a boolean',
    'evaluate-not-finite',
    main('return union(square(), geometries.geom2.fromPoints([[0, 0], [1, 0], [NaN, 1]]))'),
  ),
  attack(
    '2D of 1e300 in a boolean',
    'evaluate-kernel-refused',
    main('return union(square(), square({ size: 1e300 }))'),
  ),
  attack(
    'a path of infinity',
    'evaluate-not-finite',
    main('return geometries.path2.fromPoints({}, [[0, 0], [1 / 0, 1]])'),
  ),
  attack('segments of 1e9', 'evaluate-triangles', main('return sphere({ segments: 1e9 })'), {
    memoryBytes: 32 * 1024 * 1024,
  }),
  attack(
    'a polyhedron whose faces point nowhere',
    'evaluate-exception',
    main('return polyhedron({ points: [[0,0,0]], faces: [[0, 1e9, -1]] })'),
  ),
  attack(
    'a hull of coordinates beyond Float32',
    'evaluate-not-finite',
    main(
      'return hulls.hull(translate([1e308, 0, 0], cube()), translate([-1e308, 0, 0], sphere()))',
    ),
  ),
  attack(
    'an offset of a billion corners',
    'evaluate-triangles',
    main('return expansions.offset({ delta: 1e300, corners: "round", segments: 1e9 }, circle())'),
  ),
  attack(
    'a billion steps of a twist without bounds',
    'evaluate-triangles',
    main(
      'return extrusions.extrudeLinear({ height: 1e308, twistAngle: 1e308, twistSteps: 1e9 }, circle())',
    ),
  ),
];

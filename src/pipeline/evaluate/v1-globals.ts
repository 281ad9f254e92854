// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Globals of JSCAD version 1, and the call of version 2 that does the same. */
export const v1Replacement = (name: string): string | undefined => REPLACEMENTS.get(name);

const of = (room: string, names: string): [string, string][] =>
  names.split(' ').map((name) => [name, `${name} of require('@jscad/modeling').${room}`]);

const REPLACEMENTS: ReadonlyMap<string, string> = new Map([
  ...of(
    'primitives',
    'cube sphere cylinder torus polyhedron circle square polygon geodesicSphere ellipse rectangle star cuboid roundedCuboid roundedCylinder ellipsoid',
  ),
  ...of('booleans', 'union subtract intersect scission'),
  ...of(
    'transforms',
    'translate rotate scale mirror center align transform rotateX rotateY rotateZ',
  ),
  ...of('hulls', 'hull hullChain'),
  ...of('expansions', 'expand offset'),
  ...of('extrusions', 'extrudeLinear extrudeRotate extrudeRectangular extrudeFromSlices project'),
  ...of('colors', 'colorize hexToRgb hslToRgb hsvToRgb'),
  ...of('text', 'vectorText vectorChar'),
  ...of('measurements', 'measureBoundingBox measureVolume measureArea'),
  ['difference', "subtract of require('@jscad/modeling').booleans"],
  ['intersection', "intersect of require('@jscad/modeling').booleans"],
  ['color', "colorize of require('@jscad/modeling').colors"],
  ['css2rgb', "colorNameToRgb of require('@jscad/modeling').colors"],
  ['contract', "offset of require('@jscad/modeling').expansions with a negative delta"],
  ['multmatrix', "transform of require('@jscad/modeling').transforms"],
  ['linear_extrude', "extrudeLinear of require('@jscad/modeling').extrusions"],
  ['rotate_extrude', "extrudeRotate of require('@jscad/modeling').extrusions"],
  ['rectangular_extrude', "extrudeRectangular of require('@jscad/modeling').extrusions"],
  ['chain_hull', "hullChain of require('@jscad/modeling').hulls"],
  ['minkowski', "minkowski of require('@jscad/modeling').booleans"],
  ['triangle', "triangle of require('@jscad/modeling').primitives"],
  ['vector_text', "vectorText of require('@jscad/modeling').text"],
  ['vector_char', "vectorChar of require('@jscad/modeling').text"],
  ['CSG', "geometries.geom3 and primitives of require('@jscad/modeling')"],
  ['CAG', "geometries.geom2 and primitives of require('@jscad/modeling')"],
  ['OpenJsCad', "require('@jscad/modeling')"],
  ['include', "require('./file.js')"],
  ['echo', 'console.log'],
  ['sin', 'Math.sin (radians)'],
  ['cos', 'Math.cos (radians)'],
  ['tan', 'Math.tan (radians)'],
  ['asin', 'Math.asin (radians)'],
  ['acos', 'Math.acos (radians)'],
  ['atan', 'Math.atan (radians)'],
  ['sqrt', 'Math.sqrt'],
  ['floor', 'Math.floor'],
  ['ceil', 'Math.ceil'],
  ['abs', 'Math.abs'],
  ['min', 'Math.min'],
  ['max', 'Math.max'],
  ['pow', 'Math.pow'],
  ['round', 'Math.round'],
  ['rands', 'Math.random'],
]);

export const v1Names: ReadonlySet<string> = new Set(REPLACEMENTS.keys());

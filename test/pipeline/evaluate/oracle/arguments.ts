// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import type { Exported } from './exported-functions.ts';
import {
  angle,
  area,
  bezier,
  convex,
  corner,
  face,
  json,
  line,
  list,
  matrix,
  moved,
  number,
  options,
  plane,
  points,
  ring,
  rounded,
  segments,
  size,
  sizes,
  slice,
  solid,
  unit,
  vector,
  type Arguments,
} from './pieces.ts';

const ROOMS: Readonly<Record<string, Arguments>> = {
  'maths.vec2': vector(2),
  'maths.vec3': vector(3),
  'maths.vec4': vector(4),
  'maths.mat4': matrix,
  'maths.plane': plane,
  'maths.line2': list(vector(2), vector(2)).map(
    (args) => `m.maths.line2.fromPoints(m.maths.line2.create(), ${args})`,
  ),
  'maths.line3': list(vector(3), vector(3)).map(
    (args) => `m.maths.line3.fromPoints(m.maths.line3.create(), ${args})`,
  ),
  'maths.utils': vector(3),
  'geometries.geom2': area,
  'geometries.geom3': solid,
  'geometries.path2': line,
  'geometries.poly3': face,
  'extrusions.slice': slice,
};

/** What a parameter takes by its name, `room` being what its room is about. */
const byName = (name: string, room: string): Arguments | undefined => {
  const own = ROOMS[room];
  const dimensions = /(?:vec|line)2$|path2|geom2/.test(room) ? 2 : 3;
  if (
    /^(?:a|b|vector|vec|mat|line\d?|plane\d?|geometry|object|polygon|slice|paths)$/.test(name) &&
    own
  )
    return name.startsWith('plane') ? plane : own;
  if (name === 'out') return own && fc.constant(`m.${room}.create()`);
  if (name === 'matrix') return matrix;
  if (name === 'bezier') return bezier;
  if (name === 'points') return points(dimensions);
  if (/^(?:point\d?|origin|direction|normal|axis|source|target|offsets|p\d)$/.test(name))
    return vector(dimensions);
  if (name === 'dimensions') return vector(3);
  if (/^(?:radians|rad|degrees|yaw|pitch|roll|angle)$/.test(name)) return angle;
  if (name === 't' || name === 'p' || name === 'q') return unit;
  if (/^(?:[abcduvwxyz]|m\d\d|scalar|amount|factor|offset)$/.test(name)) return number;
  if (name === 'epsilon') return fc.constant('0.01');
  return undefined;
};

const sides = (name: string, fields: Readonly<Record<string, Arguments>>) => ({
  [`primitives.${name}`]: options(fields),
});
const rgb = json(fc.tuple(rounded(0, 1), rounded(0, 1), rounded(0, 1)));
const compact = (room: string, geometry: Arguments) =>
  geometry.map((text) => `m.geometries.${room}.toCompactBinary(${text})`);
const anything = fc.oneof(solid, area, line);
const each = (first: Arguments, rest: Arguments = anything): Arguments => list(first, rest, rest);
const centers = vector(2);

/** Functions whose parameters' names do not say enough. */
const BY_FUNCTION: Readonly<Record<string, Arguments>> = {
  'booleans.intersect': fc.oneof(list(solid, solid), list(area, area)),
  'booleans.minkowski': list(convex, convex),
  'booleans.scission': list(
    convex,
    convex.map((text) => `m.transforms.translateX(40, ${text})`),
  ).map((args) => `m.booleans.union(${args})`),
  'booleans.subtract': fc.oneof(list(solid, solid), list(area, area)),
  'booleans.union': fc.oneof(list(solid, solid), list(area, area)),
  'colors.colorize': each(rgb),
  'colors.colorNameToRgb': fc.constantFrom("'red'", "'teal'", "'nothing'"),
  'colors.hexToRgb': fc.constantFrom("'#ff8000'", "'#ff800080'"),
  'colors.hslToRgb': rgb,
  'colors.hsvToRgb': rgb,
  'colors.rgbToHex': rgb,
  'colors.rgbToHsl': rgb,
  'colors.rgbToHsv': rgb,
  'colors.hueToColorComponent': list(unit, unit, unit),
  'curves.bezier.create': list(vector(3), vector(3), vector(3)).map((args) => `[${args}]`),
  'curves.bezier.lengths': list(segments, bezier),
  'curves.bezier.length': list(segments, bezier),
  'curves.bezier.arcLengthToT': list(options({ distance: unit, segments }), bezier),
  'expansions.expand': fc.oneof(
    list(options({ delta: unit, corners: corner, segments }), area),
    fc
      .tuple(sizes(3), json(rounded(0.2, 1)))
      .map(
        ([dimensions, delta]) =>
          `{ delta: ${delta}, corners: 'round', segments: 8 }, m.primitives.cuboid({ size: ${dimensions} })`,
      ),
  ),
  'expansions.offset': list(options({ delta: unit, corners: corner, segments }), area),
  'extrusions.extrudeFromSlices': area.map(
    (text) =>
      `{ numberOfSlices: 4, callback: (progress, index, base) => m.extrusions.slice.transform(m.maths.mat4.fromTranslation([], [0, 0, 5 * progress]), base) }, m.extrusions.slice.fromSides(m.geometries.geom2.toSides(${text}))`,
  ),
  'extrusions.extrudeLinear': list(
    options({ height: size, twistAngle: unit, twistSteps: segments }),
    area,
  ),
  'extrusions.extrudeRectangular': list(options({ size: unit, height: size }), fc.oneof(line)),
  'extrusions.extrudeRotate': list(options({ segments, angle: size }), ring),
  'extrusions.extrudeHelical': list(
    fc.constant('{ angle: 9, pitch: 25, segmentsPerRotation: 12 }'),
    ring,
  ),
  'extrusions.project': list(fc.constantFrom('{}', '{ axis: [0, 1, 0] }'), solid),
  'extrusions.slice.create': slice.map((text) => `m.extrusions.slice.toEdges(${text})`),
  'extrusions.slice.clone': slice,
  'extrusions.slice.reverse': slice,
  'extrusions.slice.fromSides': area.map((text) => `m.geometries.geom2.toSides(${text})`),
  'geometries.geom2.create': area.map((text) => `m.geometries.geom2.toSides(${text})`),
  'geometries.geom2.fromPoints': area.map((text) => `m.geometries.geom2.toPoints(${text})`),
  'geometries.geom2.fromCompactBinary': compact('geom2', area),
  'geometries.geom3.create': convex.map((text) => `m.geometries.geom3.toPolygons(${text})`),
  'geometries.geom3.fromPoints': convex.map((text) => `m.geometries.geom3.toPoints(${text})`),
  'geometries.geom3.fromPointsConvex': points(3),
  'geometries.geom3.fromCompactBinary': compact('geom3', convex),
  'geometries.geom3.toPoints': convex,
  'geometries.geom3.toPolygons': convex,
  'geometries.geom3.toString': convex,
  'geometries.geom3.toCompactBinary': convex,
  'geometries.geom3.validate': convex,
  'geometries.path2.appendArc': list(
    options({ endpoint: centers, radius: fc.tuple(size, size).map((r) => `[${r}]`), segments }),
    line,
  ),
  'geometries.path2.appendBezier': list(
    list(centers, centers, centers).map((args) => `{ controlPoints: [${args}] }`),
    line,
  ),
  'geometries.path2.concat': list(line, line),
  'geometries.path2.create': points(2),
  'geometries.path2.fromPoints': list(fc.constantFrom('{}', '{ closed: true }'), points(2)),
  'geometries.path2.fromCompactBinary': compact('path2', line),
  'geometries.poly2.arePointsInside': list(
    points(2),
    fc.constant('m.geometries.poly2.create([[-5, -5], [5, -5], [5, 5]])'),
  ),
  'geometries.poly2.create': points(2),
  'geometries.poly2.flip': points(2).map((text) => `m.geometries.poly2.create(${text})`),
  'geometries.poly2.measureArea': points(2).map((text) => `m.geometries.poly2.create(${text})`),
  'geometries.poly3.clone': face,
  'geometries.poly3.create': points(3),
  'geometries.poly3.fromPoints': points(3),
  'geometries.poly3.fromPointsAndPlane': list(points(3), plane),
  'hulls.hull': fc.oneof(list(solid, solid), list(area, area), list(line, line)),
  'hulls.hullChain': fc.oneof(list(convex, moved, convex), list(area, ring, area)),
  'hulls.hullPoints2': points(2),
  'hulls.hullPoints3': points(3),
  'maths.line2.fromValues': list(unit, unit, number),
  'maths.line2.xAtY': list(ROOMS['maths.line2']!, number),
  'maths.mat4.fromRotation': list(fc.constant('[]'), angle, vector(3)),
  'maths.mat4.fromScaling': list(fc.constant('[]'), vector(3)),
  'maths.mat4.fromTranslation': list(fc.constant('[]'), vector(3)),
  'maths.plane.fromNoisyPoints': list(fc.constant('[]'), vector(3), vector(3), vector(3)),
  'maths.plane.fromPoints': list(fc.constant('[]'), vector(3), vector(3), vector(3)),
  'maths.plane.fromPointsRandom': list(fc.constant('[]'), vector(3), vector(3), vector(3)),
  'maths.utils.area': points(2),
  'maths.utils.interpolateBetween2DPointsForY': list(centers, centers, number),
  'maths.utils.intersect': list(centers, centers, centers, centers),
  'maths.utils.solve2Linear': list(number, number, number, number, number, number),
  'maths.vec3.fromVec2': list(fc.constant('[]'), centers, number),
  'minkowski.minkowskiSum': list(convex, convex),
  'modifiers.generalize': list(
    fc.constantFrom('{}', '{ snap: true, triangulate: true }', '{ simplify: true }'),
    solid,
  ),
  'modifiers.snap': solid,
  'modifiers.retessellate': solid,
  'text.vectorChar': list(fc.constant('{}'), fc.constantFrom("'A'", "'g'", "'?'")),
  'text.vectorText': list(fc.constant('{}'), fc.constantFrom("'Ab c'", "'line\\nbreak'")),
  'transforms.align': each(fc.constantFrom("{ modes: ['min', 'center', 'max'] }", '{}')),
  'transforms.center': each(fc.constantFrom('{ axes: [true, false, true] }', '{}')),
  'transforms.mirror': each(options({ normal: vector(3), origin: vector(3) })),
  'transforms.rotate': each(vector(3)),
  'transforms.scale': each(sizes(3)),
  'transforms.transform': each(matrix),
  'transforms.translate': each(vector(3)),
  'utils.areAllShapesTheSameType': list(anything, anything).map((args) => `[${args}]`),
  'utils.flatten': fc.constant('[1, [2, [3]]]'),
  'utils.insertSorted': fc.constant('[1, 3, 5], 4, (a, b) => a - b'),
  'utils.radiusToSegments': list(size, unit, unit),
  ...sides('arc', { radius: size, startAngle: unit, endAngle: unit, segments }),
  ...sides('circle', { radius: size, segments, center: centers }),
  ...sides('cube', { size, center: vector(3) }),
  ...sides('cuboid', { size: sizes(3), center: vector(3) }),
  ...sides('cylinder', { radius: size, height: size, segments, center: vector(3) }),
  ...sides('cylinderElliptic', {
    height: size,
    startRadius: sizes(2),
    endRadius: sizes(2),
    segments,
  }),
  ...sides('ellipse', { radius: sizes(2), segments, center: centers }),
  ...sides('ellipsoid', { radius: sizes(3), segments, center: vector(3) }),
  ...sides('geodesicSphere', { radius: size, frequency: json(fc.constantFrom(6, 12, 18)) }),
  'primitives.line': points(2),
  ...sides('polygon', { points: fc.constant('[[0, 0], [5, 0], [5, 4], [2, 7]]') }),
  'primitives.polyhedron': size.map(
    (s) =>
      `{ points: [[0, 0, 0], [${s}, 0, 0], [0, ${s}, 0], [0, 0, ${s}]], faces: [[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]], orientation: 'outward' }`,
  ),
  ...sides('rectangle', { size: sizes(2), center: centers }),
  ...sides('roundedCuboid', {
    size: sizes(3),
    roundRadius: unit.map((r) => `0.2 + ${r}`),
    segments,
  }),
  ...sides('roundedCylinder', {
    radius: sizes(1).map((text) => text.slice(1, -1)),
    height: sizes(1).map((text) => text.slice(1, -1)),
    roundRadius: unit.map((r) => `0.2 + ${r}`),
    segments,
  }),
  ...sides('roundedRectangle', { size: sizes(2), roundRadius: unit, segments }),
  ...sides('sphere', { radius: size, segments, center: vector(3) }),
  ...sides('square', { size, center: centers }),
  ...sides('star', {
    vertices: segments,
    outerRadius: json(rounded(5, 9)),
    innerRadius: json(rounded(1, 4)),
  }),
  ...sides('torus', {
    innerRadius: unit.map((r) => `0.2 + ${r}`),
    outerRadius: json(rounded(3, 9)),
    innerSegments: segments,
    outerSegments: segments,
  }),
  ...sides('triangle', { type: fc.constant("'SAS'"), values: fc.constant('[3, 0.7, 4]') }),
};

/** Valid arguments for a function, or undefined when nobody said what it takes. */
export const argumentsFor = ({ name, parameters }: Exported): Arguments | undefined => {
  const known = BY_FUNCTION[name];
  if (known) return known;
  const room = name.slice(0, name.lastIndexOf('.'));
  // Stock centers the sphere on the mean of the corners, which depends on how faces are divided.
  if (name === 'measurements.measureBoundingSphere') return list(convex, area);
  if (room === 'measurements') return list(solid, area);
  if (/^transforms\.(?:center|mirror)[XYZ]$/.test(name)) return list(solid, area);
  if (/^transforms\./.test(name)) return each(size, solid);
  const parts = parameters.map((parameter) => byName(parameter, room));
  return parts.includes(undefined) ? undefined : list(...(parts as Arguments[]));
};

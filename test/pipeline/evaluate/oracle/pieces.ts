// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';

/** Text of an argument list; `m` is the library. */
export type Arguments = fc.Arbitrary<string>;

export const json = <T>(values: fc.Arbitrary<T>): Arguments =>
  values.map((value) => JSON.stringify(value));
export const rounded = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 1000, max: max * 1000 }).map((value) => value / 1000);
export const list = (...parts: readonly Arguments[]): Arguments =>
  fc.tuple(...parts).map((texts) => texts.join(', '));
export const options = (fields: Readonly<Record<string, Arguments>>): Arguments =>
  fc.tuple(...Object.values(fields)).map(
    (texts) =>
      `{ ${Object.keys(fields)
        .map((key, i) => `${key}: ${texts[i]}`)
        .join(', ')} }`,
  );

export const number = json(rounded(-10, 10));
export const size = json(rounded(1, 10));
export const angle = json(rounded(-6, 6));
export const unit = json(rounded(0, 1));
export const segments = json(fc.integer({ min: 4, max: 16 }));
export const corner = fc.constantFrom("'round'", "'chamfer'", "'edge'");
export const vector = (length: number): Arguments =>
  json(fc.tuple(...Array(length).fill(rounded(-10, 10))));
export const sizes = (length: number): Arguments =>
  json(fc.tuple(...Array(length).fill(rounded(4, 10))));
export const matrix = list(angle, vector(3)).map(
  (args) => `m.maths.mat4.fromRotation([], ${args})`,
);
export const plane = list(vector(3), vector(3)).map(
  (args) => `m.maths.plane.fromNormalAndPoint([], ${args})`,
);

const centered = (name: string, fields: Readonly<Record<string, Arguments>>): Arguments =>
  options({
    ...fields,
    center: json(fc.tuple(rounded(-3, 3), rounded(-3, 3), rounded(-3, 3))),
  }).map((text) => `m.primitives.${name}(${text})`);
export const convex = fc.oneof(
  centered('cuboid', { size: sizes(3) }),
  centered('sphere', { radius: size, segments }),
  centered('cylinder', { radius: size, height: size, segments }),
);
export const moved = list(vector(3), vector(3), convex).map(
  (args) =>
    `((at, by, solid) => m.transforms.translate(at, m.transforms.rotate(by, solid)))(${args})`,
);
const carved = list(convex, moved).map((args) => `m.booleans.union(${args})`);
export const solid = fc.oneof(convex, moved, carved);
export const area = fc.oneof(
  options({ size: sizes(2) }).map((text) => `m.primitives.rectangle(${text})`),
  options({ radius: size, segments }).map((text) => `m.primitives.circle(${text})`),
  options({ outerRadius: json(rounded(6, 9)), innerRadius: json(rounded(2, 5)) }).map(
    (text) => `m.primitives.star(${text})`,
  ),
);
export const ring = options({ radius: size, segments }).map(
  (text) => `m.transforms.translate([20, 0, 0], m.primitives.circle(${text}))`,
);
export const line = list(size, size, size).map(
  (args) => `((a, b, c) => m.primitives.line([[0, 0], [a, 0], [a, b], [a + c, b]]))(${args})`,
);
export const face = list(size, size, vector(3)).map(
  (args) =>
    `((a, b, [x, y, z]) => m.geometries.poly3.create([[x, y, z], [x + a, y, z], [x + a, y + b, z]]))(${args})`,
);
export const slice = area.map(
  (text) => `m.extrusions.slice.fromSides(m.geometries.geom2.toSides(${text}))`,
);
export const bezier = list(vector(2), vector(2), vector(2), vector(2)).map(
  (points) => `m.curves.bezier.create([${points}])`,
);
export const points = (length: number): Arguments =>
  fc.array(vector(length), { minLength: 6, maxLength: 12 }).map((texts) => `[${texts.join(', ')}]`);

/** Solids from several booleans, moves, turns and mirrors of each other, as expressions. */
export const tree: Arguments = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'tree' },
    moved,
    list(tie('tree'), tie('tree'), moved).map((args) => `m.booleans.union(${args})`),
    list(tie('tree'), moved, tie('tree')).map((args) => `m.booleans.subtract(${args})`),
    list(tie('tree'), moved).map((args) => `m.booleans.intersect(${args})`),
    list(vector(3), tie('tree')).map((args) => `m.transforms.translate(${args})`),
    list(vector(3), tie('tree')).map((args) => `m.transforms.rotate(${args})`),
    fc
      .tuple(vector(3), tie('tree'))
      .map(([normal, inner]) => `m.transforms.mirror({ normal: ${normal} }, ${inner})`),
    tie('tree').map((inner) => `((s) => m.booleans.union(s, m.transforms.mirrorX(s)))(${inner})`),
  ),
})).tree;

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Path, Section, Shape, Solid } from '../../pipeline/evaluate/shape.ts';
import type { Mesh } from '../../pipeline/mesh/mesh.ts';
import { readHead, withHead, type Take } from '../with-head.ts';

/** Shapes as bytes, equal for equal shapes: a head with all but the numbers, then those of each shape. */
export const packShapes = (shapes: readonly Shape[]): Uint8Array => {
  const arrays: Numbers[] = [];
  const heads = shapes.map((shape): Head => {
    const { kind, name, named, color } = shape;
    const about = { kind, name, named, ...(color === undefined ? {} : { color }) };
    const own = numbersOf(shape);
    arrays.push(...own);
    return {
      ...about,
      lengths: own.map(({ length }) => length),
      ...(shape.kind === 'path' ? { closed: shape.closed } : {}),
    };
  });
  return withHead(heads, arrays);
};

/** The shapes that `packShapes` packed. Throws where the bytes are no such thing. */
export const unpackShapes = (packed: Uint8Array): readonly Shape[] => {
  const { head, take } = readHead(packed);
  return (head as readonly Head[]).map((each) => toShape(each, take));
};

type Numbers = Float32Array | Float64Array | Uint32Array | Uint8Array;

interface Head {
  readonly kind: Shape['kind'];
  readonly name: string;
  readonly named: boolean;
  readonly color?: NonNullable<Shape['color']>;
  readonly closed?: boolean;
  readonly lengths: readonly number[];
}

const numbersOf = (shape: Shape): readonly Numbers[] => {
  switch (shape.kind) {
    case 'solid': {
      const { positions, triangles, colors } = shape.mesh;
      return [positions, triangles, ...(colors === undefined ? [] : [colors])];
    }
    case 'section':
      return shape.rings;
    case 'path':
      return [shape.points];
  }
};

const toShape = ({ kind, lengths, name, named, color, closed }: Head, take: Take): Shape => {
  const about = { name, named, ...(color === undefined ? {} : { color }) };
  switch (kind) {
    case 'solid': {
      const [positions, triangles, colors] = lengths;
      const mesh: Mesh = {
        positions: take(Float32Array, positions!),
        triangles: take(Uint32Array, triangles!),
        ...(colors === undefined ? {} : { colors: take(Uint8Array, colors) }),
      };
      return { kind, ...about, mesh } satisfies Solid;
    }
    case 'section':
      return {
        kind,
        ...about,
        rings: lengths.map((length) => take(Float64Array, length)),
      } satisfies Section;
    case 'path':
      return {
        kind,
        ...about,
        points: take(Float64Array, lengths[0]!),
        closed: closed!,
      } satisfies Path;
  }
};

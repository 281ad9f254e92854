// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Path, Section, Shape, Solid } from '../../pipeline/evaluate/shape.ts';
import type { Mesh } from '../../pipeline/mesh/mesh.ts';

/**
 * Shapes as bytes, equal for equal shapes: the length of the head (32 bits), the head (JSON: all
 * but the numbers), then the numbers of each shape, every array at a multiple of eight, all
 * little-endian.
 */
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
  const head = new TextEncoder().encode(JSON.stringify(heads));
  const start = aligned(4 + head.length);
  const total = arrays.reduce((sum, { byteLength }) => sum + aligned(byteLength), start);
  const packed = new Uint8Array(total);
  new DataView(packed.buffer).setUint32(0, head.length, true);
  packed.set(head, 4);
  let at = start;
  for (const array of arrays) {
    packed.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return packed;
};

/** The shapes that `packShapes` packed. Throws where the bytes are no such thing. */
export const unpackShapes = (packed: Uint8Array): readonly Shape[] => {
  // A view on numbers must begin at a multiple of their size, which a slice of a file may not.
  const bytes = packed.byteOffset % 8 === 0 ? packed : packed.slice();
  const headLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const heads = JSON.parse(
    new TextDecoder().decode(bytes.subarray(4, 4 + headLength)),
  ) as readonly Head[];
  let at = bytes.byteOffset + aligned(4 + headLength);
  const take: Take = (Type, length) => {
    const array = new Type(bytes.buffer as ArrayBuffer, at, length);
    at += aligned(array.byteLength);
    return array;
  };
  return heads.map((head) => toShape(head, take));
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

type Take = <T extends Numbers>(
  Type: new (buffer: ArrayBuffer, offset: number, length: number) => T,
  length: number,
) => T;

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

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

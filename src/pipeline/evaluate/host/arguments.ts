// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Rgba } from '../../mesh/mesh.ts';
import { transformSides, type Matrix } from '../kernel/matrix.ts';
import type { SolidReference } from '../kernel/entries.ts';
import type { PolygonSoup } from '../solids/polyhedron.ts';
import type { GuestValue } from './values.ts';

/** Checks of what the sandbox hands to host functions; a wrong one is the design's TypeError. */

export const textArgument = (value: GuestValue, longest = Infinity): string => {
  if (typeof value !== 'string') throw new TypeError('expected text');
  if (value.length > longest) {
    throw new TypeError(`expected a text of at most ${longest} characters`);
  }
  return value;
};

/** A module's path, or what a design requires. */
export const pathArgument = (value: GuestValue): string => textArgument(value, 1_000);

/** A list of texts as JSON, if the design left JSON as it was; an empty one for anything else. */
export const listArgument = (value: GuestValue): readonly unknown[] => {
  const list: unknown = JSON.parse(textArgument(value));
  return Array.isArray(list) ? list : [];
};

export const bytesArgument = (value: GuestValue, multiple = 4): ArrayBuffer => {
  if (!(value instanceof ArrayBuffer) || value.byteLength % multiple !== 0) {
    throw new TypeError('expected a buffer');
  }
  return value;
};

export const polygonSoup = (
  points: GuestValue,
  counts: GuestValue,
  colors: GuestValue,
): PolygonSoup => {
  const soup = {
    points: new Float64Array(bytesArgument(points, 24)),
    counts: new Uint32Array(bytesArgument(counts)),
  };
  const corners = soup.counts.reduce((sum, count) => sum + count, 0);
  if (3 * corners !== soup.points.length) throw new TypeError('corners do not add up');
  if (colors === undefined) return soup;
  const painted = new Float64Array(bytesArgument(colors, 32));
  if (painted.length !== 4 * soup.counts.length) throw new TypeError('colors do not add up');
  return { ...soup, colors: painted };
};

/** An area by its sides, stride 4, and where it is to be put. */
export interface SectionArgument {
  readonly sides: Float64Array;
  readonly matrix: Matrix;
}

/** `counts` says how many numbers the sides of each area have, `matrices` has 16 for each. */
export const sectionArguments = (
  sides: GuestValue,
  counts: GuestValue,
  matrices: GuestValue,
): SectionArgument[] => {
  const lengths = new Uint32Array(bytesArgument(counts));
  const places = new Float64Array(bytesArgument(matrices, 16 * 8));
  if (places.length !== 16 * lengths.length) throw new TypeError('matrices do not add up');
  const parts = divided(new Float64Array(bytesArgument(sides, 8)), lengths, 4);
  return parts.map((part, i) => ({
    sides: part,
    matrix: places.subarray(16 * i, 16 * i + 16),
  }));
};

/** The sides where they stand. */
export const placedSides = ({ sides, matrix }: SectionArgument): Float64Array =>
  transformSides(matrix, sides);

/** `values` in parts of the given lengths, each a multiple of `stride`. */
export const divided = (
  values: Float64Array,
  lengths: Uint32Array,
  stride: number,
): Float64Array[] => {
  let at = 0;
  const parts = Array.from(lengths, (length) => {
    if (length % stride !== 0) throw new TypeError(`expected ${stride} numbers each`);
    return values.subarray(at, (at += length));
  });
  if (at !== values.length) throw new TypeError('numbers do not add up');
  return parts;
};

/** Numbers of a reference: number of the solid, matrix, color. */
const REFERENCE = 21;

/** 21 numbers each: number of the solid, 16 of its matrix, r g b a or −1. */
export const solidReferences = (value: GuestValue): SolidReference[] => {
  const values = new Float64Array(bytesArgument(value, REFERENCE * 8));
  const references: SolidReference[] = [];
  for (let i = 0; i < values.length; i += REFERENCE) {
    const color = colorOf(values.subarray(i + 17, i + 21));
    references.push({
      number: values[i]!,
      matrix: values.subarray(i + 1, i + 17),
      ...(color && { color }),
    });
  }
  return references;
};

/** A color, each part within 0 to 1; undefined where there is none. */
export const colorOf = (parts: ArrayLike<number>): Rgba | undefined => {
  const [r, g, b, a] = Array.from({ length: 4 }, (_, k) =>
    Number.isFinite(parts[k]) ? Math.min(1, Math.max(0, parts[k]!)) : NaN,
  );
  return parts[0]! < 0 || [r, g, b, a].some(Number.isNaN) ? undefined : [r!, g!, b!, a!];
};

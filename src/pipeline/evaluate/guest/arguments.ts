// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { SolidReference } from '../kernel/solid-store.ts';
import type { PolygonSoup } from '../solids/polyhedron.ts';
import type { GuestValue } from './expose.ts';

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

/** Areas by their sides, stride 4; `counts` says how many numbers each has. */
export const sectionSides = (sides: GuestValue, counts: GuestValue): Float64Array[] => {
  const values = new Float64Array(bytesArgument(sides, 8));
  let at = 0;
  const areas = Array.from(new Uint32Array(bytesArgument(counts)), (count) => {
    if (count % 4 !== 0) throw new TypeError('a side has four numbers');
    return values.subarray(at, (at += count));
  });
  if (at !== values.length) throw new TypeError('sides do not add up');
  return areas;
};

/** 18 numbers each: whether from the kernel, number, matrix. */
export const solidReferences = (value: GuestValue): SolidReference[] => {
  const values = new Float64Array(bytesArgument(value, 18 * 8));
  const references: SolidReference[] = [];
  for (let i = 0; i < values.length; i += 18) {
    references.push({
      fromKernel: values[i] === 1,
      number: values[i + 1]!,
      matrix: values.subarray(i + 2, i + 18),
    });
  }
  return references;
};

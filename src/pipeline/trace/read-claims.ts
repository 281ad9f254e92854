// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { singleLine } from '../../designs/license/single-line.ts';
import { error, failure, success, type Outcome } from '../../shared/problem.ts';
import { Refusal } from '../formats/read/read-result.ts';
import type { Claims } from './claims.ts';
import { detectFormat, type TracedFormat } from './detect-format.ts';
import { claimsOf3mf } from './readers/3mf.ts';
import { claimsOfDxf, claimsOfGcode, claimsOfObj } from './readers/commented.ts';
import { claimsOfGlb } from './readers/glb.ts';
import { claimsOfPng } from './readers/png.ts';
import { claimsOfAsciiStl, claimsOfStl } from './readers/stl.ts';
import { claimsOfSvg } from './readers/svg.ts';

const READERS: Readonly<Record<TracedFormat, (bytes: Uint8Array) => Claims>> = {
  stl: claimsOfStl,
  'stl-ascii': claimsOfAsciiStl,
  '3mf': claimsOf3mf,
  obj: claimsOfObj,
  glb: claimsOfGlb,
  svg: claimsOfSvg,
  dxf: claimsOfDxf,
  png: claimsOfPng,
  gcode: claimsOfGcode,
};

/**
 * What a file says of itself: whose it is, of which design, under which license. The content tells
 * the format, then the name. A file that says nothing gives empty claims. Nothing is verified.
 * Problems: trace-unknown-format, and those of damaged 3MF, GLB and SVG (format-bad-…).
 *
 * A binary STL of `ada/clip@1.2.0` gives `{ license: 'CC0-1.0', design: 'ada/clip', version: '1.2.0',
 * digestPrefix: '9f86d081884c', … }`.
 */
export const readClaims = (fileName: string, bytes: Uint8Array): Outcome<Claims> => {
  const where = { file: fileName };
  const format = detectFormat(fileName, bytes);
  if (format === undefined) {
    const message = `Expected a file of ${Object.keys(READERS).join(', ')}, found another.`;
    const hint = 'Only files of these formats say which design they came from.';
    return failure(error('trace-unknown-format', message, { hint, where }));
  }
  try {
    return success(plain(READERS[format](bytes)));
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason;
    return failure({ ...reason.problem, where: { ...reason.problem.where, ...where } });
  }
};

/** A stranger's file may hold anything: each text becomes a single line. */
const plain = (claims: Claims): Claims => ({
  ...claims,
  ...Object.fromEntries(
    Object.entries(claims).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string' ? [[key, singleLine(value)]] : [],
    ),
  ),
  copyright: claims.copyright.map((line) => singleLine(line)),
  authors: claims.authors.map((author) => singleLine(author)),
  derivedFrom: claims.derivedFrom.map((origin) => singleLine(origin)),
  changed: claims.changed.map(({ name, value }) => ({
    name: singleLine(name),
    value: singleLine(value),
  })),
  ...(claims.works === undefined ? {} : { works: claims.works.map(plain) }),
});

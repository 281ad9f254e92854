// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { weld } from '../../mesh/weld.ts';
import { FloatList } from './growing.ts';
import {
  MAX_PARTS,
  checkTextLength,
  refuse,
  tooManyParts,
  tooManyTriangles,
  type ReadLimits,
  type ReadMeshes,
} from './read-result.ts';
import { TokenScanner } from './token-scanner.ts';

/**
 * ASCII STL in any case, with any line ends, with as many `solid … endsolid` as there are.
 * Normals may be anything, `nan` included: they are skipped.
 * Problems (with lines): format-not-a-number, format-not-finite, format-bad-facet,
 * format-truncated, format-empty, format-too-many-triangles.
 */
export const readAsciiStl = (bytes: Uint8Array, name: string, limits: ReadLimits): ReadMeshes => {
  checkTextLength(bytes);
  const scanner = new TokenScanner(bytes);
  const solids: { title: string; positions: FloatList }[] = [];
  let triangles = 0;
  let complete = true;
  while (scanner.anyWord()) {
    if (scanner.is('solid')) {
      if (solids.length >= MAX_PARTS) tooManyParts();
      solids.push({ title: scanner.restOfLine(), positions: new FloatList() });
      complete = false;
    } else if (scanner.is('endsolid')) {
      scanner.skipLine();
      complete = true;
    } else if (scanner.is('facet')) {
      if (++triangles > limits.maxTriangles) tooManyTriangles('more', limits);
      if (solids.length === 0) solids.push({ title: '', positions: new FloatList() });
      readFacet(scanner, solids.at(-1)!.positions);
    } else unexpected(scanner, 'facet or endsolid');
  }
  if (!complete) cutOff(scanner, 'endsolid');
  if (triangles === 0) {
    refuse('format-empty', 'Expected triangles, found an STL of none.', 'Export the model again.');
  }
  const bodies = solids.filter(({ positions }) => positions.length > 0);
  const notice = solids.map(({ title }) => title).filter((title) => title !== '');
  return {
    meshes: bodies.map(({ title, positions }) => ({
      name: bodies.length > 1 && title !== '' ? title : name,
      mesh: weld(positions.take()),
    })),
    ...(notice.length > 0 && { notice }),
  };
};

const readFacet = (scanner: TokenScanner, positions: FloatList): void => {
  // "normal" and whatever stands for the normal, on this line or the next.
  let words = 0;
  do {
    if (!scanner.anyWord()) cutOff(scanner, 'outer');
    if (++words > 6) unexpected(scanner, 'outer loop');
  } while (!scanner.is('outer'));
  expectWord(scanner, 'loop');
  for (let corner = 0; corner < 3; corner++) {
    expectWord(scanner, 'vertex');
    for (let k = 0; k < 3; k++) positions.push(coordinate(scanner));
  }
  expectWord(scanner, 'endloop');
  expectWord(scanner, 'endfacet');
};

const expectWord = (scanner: TokenScanner, word: string): void => {
  if (!scanner.anyWord()) cutOff(scanner, word);
  if (!scanner.is(word)) unexpected(scanner, word);
};

const coordinate = (scanner: TokenScanner): number => {
  if (!scanner.anyWord()) cutOff(scanner, 'a coordinate');
  const value = Math.fround(scanner.number());
  if (Number.isFinite(value)) return value;
  const infinite = /^[+-]?(nan|inf|\d)/i.test(scanner.word());
  return refuse(
    infinite ? 'format-not-finite' : 'format-not-a-number',
    `Expected a coordinate, found "${scanner.word()}".`,
    'The program that wrote it is wrong; export the model again.',
    { line: scanner.line },
  );
};

const unexpected = (scanner: TokenScanner, wanted: string): never =>
  refuse(
    'format-bad-facet',
    `Expected ${wanted}, found "${scanner.word()}".`,
    'An STL holds triangles: facet, outer loop, three vertex lines, endloop, endfacet.',
    { line: scanner.line },
  );

const cutOff = (scanner: TokenScanner, wanted: string): never =>
  refuse(
    'format-truncated',
    `Expected ${wanted}, found the end of the file.`,
    'Export the model again; the file may have been cut off on its way.',
    { line: scanner.line },
  );

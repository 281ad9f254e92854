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
  type NamedMesh,
  type ReadLimits,
  type ReadMeshes,
} from './read-result.ts';
import { TokenScanner } from './token-scanner.ts';

// A plate of several designs has the notice of each.
const MOST_NOTICE_LINES = 1000;
const MOST_CORNERS = 10_000;

/**
 * Wavefront OBJ, taken for mm and Z up: `v` and `f` lines, faces of any number of corners (cut into
 * a fan), indices from 1 or, negative, from the end; each `o` line begins a body. Texture
 * coordinates, normals, materials and curves are passed over; leading comments are the notice.
 * Problems (with lines): format-not-a-number, format-not-finite, format-bad-face, format-empty,
 * format-too-many-triangles, format-too-many-parts.
 */
export const readObj = (bytes: Uint8Array, name: string, limits: ReadLimits): ReadMeshes => {
  checkTextLength(bytes);
  const scanner = new TokenScanner(bytes);
  const vertices = new FloatList();
  const parts: { name: string; soup: FloatList }[] = [];
  const notice: string[] = [];
  const face: number[] = [];
  let title: string | undefined;
  let triangles = 0;
  for (let more = scanner.anyWord(); more; more = scanner.nextLine()) {
    if (scanner.is('v')) {
      for (let k = 0; k < 3; k++) vertices.push(coordinate(scanner));
    } else if (scanner.is('f')) {
      readFace(scanner, vertices.length / 3, face);
      triangles += face.length - 2;
      if (triangles > limits.maxTriangles) tooManyTriangles('more', limits);
      if (parts.length === 0 || title !== undefined) {
        if (parts.length >= MAX_PARTS) tooManyParts();
        parts.push({ name: title || name, soup: new FloatList() });
        title = undefined;
      }
      fan(face, vertices, parts.at(-1)!.soup);
    } else if (scanner.is('o')) title = scanner.restOfLine();
    else if (scanner.bytes[scanner.start] === HASH && notice.length < MOST_NOTICE_LINES) {
      scanner.end = scanner.start + 1;
      notice.push(scanner.restOfLine());
    }
  }
  if (triangles === 0) {
    refuse('format-empty', 'Expected faces, found an OBJ of none.', 'Export the model again.');
  }
  const lines = notice.filter((line) => line !== '');
  return {
    meshes: parts.map((part): NamedMesh => ({ name: part.name, mesh: weld(part.soup.take()) })),
    ...(lines.length > 0 && { notice: lines }),
  };
};

const HASH = 35;
const BACKSLASH = 92;

const coordinate = (scanner: TokenScanner): number => {
  if (!wordOfStatement(scanner)) {
    refuse('format-not-a-number', 'Expected three coordinates, found fewer.', 'Export it again.', {
      line: scanner.line,
    });
  }
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

/** Vertex numbers from 0 of one face into `face`. */
const readFace = (scanner: TokenScanner, vertexCount: number, face: number[]): void => {
  face.length = 0;
  while (wordOfStatement(scanner)) {
    const index = leadingInteger(scanner);
    const vertex = index > 0 ? index - 1 : vertexCount + index;
    if (!Number.isInteger(index) || index === 0 || vertex < 0 || vertex >= vertexCount) {
      const message = `Expected a vertex from 1 to ${vertexCount}, found "${scanner.word()}".`;
      badFace(scanner, message);
    }
    face.push(vertex);
    if (face.length > MOST_CORNERS) {
      badFace(scanner, `Expected at most ${MOST_CORNERS} corners in a face, found more.`);
    }
  }
  if (face.length < 3) badFace(scanner, `Expected at least 3 corners, found ${face.length}.`);
};

const badFace = (scanner: TokenScanner, message: string): never =>
  refuse('format-bad-face', message, 'Export the model again.', { line: scanner.line });

/** The next word of the line, or of the following one after a backslash. */
const wordOfStatement = (scanner: TokenScanner): boolean => {
  if (!scanner.nextWord()) return false;
  const continued = scanner.end - scanner.start === 1 && scanner.bytes[scanner.start] === BACKSLASH;
  return continued ? scanner.anyWord() : true;
};

/** The number before the first slash of `v/vt/vn`; NaN if there is none. */
const leadingInteger = ({ bytes, start, end }: TokenScanner): number => {
  let at = start;
  const negative = bytes[at] === 45;
  if (negative) at++;
  const first = at;
  let value = 0;
  for (; at < end && bytes[at]! >= 48 && bytes[at]! <= 57 && at - first < 12; at++) {
    value = 10 * value + bytes[at]! - 48;
  }
  if (at === first || (at < end && bytes[at] !== 47)) return NaN;
  return negative ? -value : value;
};

const fan = (face: readonly number[], vertices: FloatList, soup: FloatList): void => {
  for (let i = 1; i + 1 < face.length; i++) {
    for (const vertex of [face[0]!, face[i]!, face[i + 1]!]) {
      for (let k = 0; k < 3; k++) soup.push(vertices.at(3 * vertex + k));
    }
  }
};

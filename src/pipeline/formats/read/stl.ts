// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { warning, type Problem } from '../../../shared/problem.ts';
import { weld } from '../../mesh/weld.ts';
import { readAsciiStl } from './stl-ascii.ts';
import { refuse, tooManyTriangles, type ReadLimits, type ReadMeshes } from './read-result.ts';

const HEADER_LENGTH = 80;
const FACETS_AT = HEADER_LENGTH + 4;
const FACET_LENGTH = 50;
const HINT = 'Export the model again; the file may have been cut off on its way.';

/**
 * STL, binary or ASCII. The size decides (84 + 50·n), since binary files lie about beginning with
 * `solid`; else what looks like ASCII is read as ASCII. Normals are ignored: corners count.
 * Problems: format-truncated, format-empty, format-not-finite, format-too-many-triangles,
 * format-trailing-bytes (warning), and those of ASCII.
 */
export const readStl = (
  bytes: Uint8Array,
  name: string,
  limits: ReadLimits,
  problems: Problem[],
): ReadMeshes => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length < FACETS_AT ? -1 : view.getUint32(HEADER_LENGTH, true);
  const wanted = FACETS_AT + FACET_LENGTH * count;
  if (bytes.length !== wanted && looksLikeAscii(bytes)) return readAsciiStl(bytes, name, limits);
  if (count < 0) {
    refuse(
      'format-truncated',
      `Expected an STL of at least ${FACETS_AT} bytes, found ${bytes.length}.`,
      HINT,
    );
  }
  if (bytes.length < wanted) {
    const found = Math.floor((bytes.length - FACETS_AT) / FACET_LENGTH);
    refuse(
      'format-truncated',
      `Expected ${count} triangles as the STL's header says, found ${found}.`,
      HINT,
    );
  }
  if (count === 0) refuse('format-empty', 'Expected triangles, found an STL of none.', HINT);
  if (count > limits.maxTriangles) tooManyTriangles(count, limits);
  if (bytes.length > wanted) {
    const message = `Expected the STL to end after ${count} triangles, found ${bytes.length - wanted} bytes more.`;
    problems.push(warning('format-trailing-bytes', message, { hint: 'They are ignored.' }));
  }
  const header = printable(bytes.subarray(0, HEADER_LENGTH));
  return {
    meshes: [{ name, mesh: weld(readFacets(view, count)) }],
    ...(header && { notice: [header] }),
  };
};

const readFacets = (view: DataView, count: number): Float32Array => {
  const positions = new Float32Array(9 * count);
  for (let triangle = 0, i = 0; triangle < count; triangle++) {
    const corners = FACETS_AT + FACET_LENGTH * triangle + 12;
    for (let k = 0; k < 9; k++) {
      const value = view.getFloat32(corners + 4 * k, true);
      if (!Number.isFinite(value)) {
        const message = `Expected finite coordinates, found ${value} in triangle ${triangle + 1}.`;
        refuse('format-not-finite', message, 'The program that wrote it divided by zero.');
      }
      positions[i++] = value;
    }
  }
  return positions;
};

/** Begins with `solid` and goes on with `facet` or `endsolid`, or with nothing binary at all. */
const looksLikeAscii = (bytes: Uint8Array): boolean => {
  const text = latin1(bytes.subarray(0, 2048));
  if (!/^(\u00ef\u00bb\u00bf)?\s*solid/i.test(text)) return false;
  // eslint-disable-next-line no-control-regex
  return /\b(facet|endsolid)\b/i.test(text) || !/[\u0000-\u0008\u000e-\u001f]/.test(text);
};

const printable = (bytes: Uint8Array): string =>
  latin1(bytes)
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim();

const latin1 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

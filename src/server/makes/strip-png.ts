// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { crc32 } from 'node:zlib';
import { ascii, concat, type Photo, viewOf } from './photo.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The chunks that say how pixels look, and how many bytes each has at most. */
const KEPT = new Map([
  ['IHDR', 13],
  ['PLTE', 768],
  ['IDAT', Infinity],
  ['IEND', 0],
  ['tRNS', 256],
  ['gAMA', 4],
  ['cHRM', 32],
  ['sRGB', 1],
  ['sBIT', 4],
]);

/** After the PNG specification (W3C): the chunks that the picture needs, up to its end. */
export const stripPng = (bytes: Uint8Array): Photo | undefined => {
  if (!SIGNATURE.every((byte, at) => bytes[at] === byte)) return undefined;
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 8)];
  let [width, height, data] = [0, 0, 0];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return undefined;
    const type = ascii(bytes, at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return undefined;
    if ((type === 'IHDR') !== (at === 8)) return undefined;
    const most = KEPT.get(type);
    if (most === undefined) {
      // A capital first letter: no picture without it.
      if (!/^[a-z]/.test(type)) return undefined;
    } else {
      if (length > most || (type === 'IHDR' && length !== most)) return undefined;
      parts.push(bytes.subarray(at, end));
    }
    if (type === 'IHDR') [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (type === 'IDAT') data += length;
    if (type === 'IEND') {
      return data === 0 ? undefined : { type: 'image/png', width, height, bytes: concat(parts) };
    }
    at = end;
  }
  return undefined;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { ascii, concat, type Photo, viewOf } from './photo.ts';
import { readOrientation, writeOrientation } from './orientation.ts';

/** Baseline, extended, progressive Huffman frames; the tables and the restart interval. */
const FRAMES = [0xc0, 0xc1, 0xc2];
const KEPT = [...FRAMES, 0xc4, 0xdb, 0xdd];
const JFIF = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];

/** After ITU-T T.81: the segments that the picture needs, up to its end. */
export const stripJpeg = (bytes: Uint8Array): Photo | undefined => {
  const view = viewOf(bytes);
  const parts: Uint8Array[] = [];
  let [width, height, orientation, scans] = [0, 0, 1, 0];
  let jfif = false;
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) {
      if (width === 0 || scans === 0) return undefined;
      const head = [Uint8Array.of(0xff, 0xd8), Uint8Array.from(jfif ? JFIF : [])];
      const turned = orientation === 1 ? [] : [writeOrientation(orientation)];
      const whole = concat([...head, ...turned, ...parts, Uint8Array.of(0xff, 0xd9)]);
      return { type: 'image/jpeg', width, height, bytes: whole };
    }
    if (at + 4 > bytes.length) return undefined;
    const end = at + 2 + view.getUint16(at + 2);
    if (end < at + 4 || end > bytes.length) return undefined;
    const segment = bytes.subarray(at, end);
    at = end;
    if (FRAMES.includes(marker)) {
      // One frame only: a second could be of another size.
      if (width > 0 || segment.length < 10 || segment.length !== 10 + 3 * segment[9]!)
        return undefined;
      height = viewOf(segment).getUint16(5);
      width = viewOf(segment).getUint16(7);
      if (width === 0) return undefined;
    }
    if (KEPT.includes(marker)) parts.push(segment);
    else if (marker === 0xda) {
      if (width === 0 || segment.length !== 8 + 2 * (segment[4] ?? 0)) return undefined;
      at = endOfScan(bytes, end);
      scans++;
      parts.push(segment, bytes.subarray(end, at));
    } else if (marker === 0xe0) jfif ||= ascii(segment, 4, 9) === 'JFIF\0';
    else if (marker === 0xe1) orientation = readOrientation(segment) ?? orientation;
    // Adobe's segment says how colors are stored; twelve bytes of it do.
    else if (marker === 0xee && segment.length === 16 && ascii(segment, 4, 9) === 'Adobe') {
      parts.push(segment);
    } else if (!((marker >= 0xe2 && marker <= 0xef) || marker === 0xfe)) return undefined;
  }
  return undefined;
};

/** Where the next marker stands that is neither a stuffed byte nor a restart. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1]!;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
};

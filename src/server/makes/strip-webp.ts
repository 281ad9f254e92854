// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { ascii, concat, type Photo, viewOf } from './photo.ts';

/** In VP8X: that there is transparency. The other flags speak of what is left out. */
const ALPHA = 0x10;
const ANIMATION = 0x02;

/** After RFC 9649: the chunks of a still picture. Animations are refused. */
export const stripWebp = (bytes: Uint8Array): Photo | undefined => {
  const view = viewOf(bytes);
  if (bytes.length < 20) return undefined;
  const whole = 8 + view.getUint32(4, true);
  if (whole > bytes.length) return undefined;
  const parts: Uint8Array[] = [];
  let size: readonly [number, number] | undefined;
  let canvas: readonly [number, number] | undefined;
  for (let at = 12; at + 8 <= whole;) {
    const type = ascii(bytes, at, at + 4);
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length;
    const padded = end + (length % 2);
    if (padded > whole) return undefined;
    const body = bytes.subarray(at + 8, end);
    const chunk = bytes.slice(at, padded);
    if (length % 2 === 1) chunk[chunk.length - 1] = 0;
    if (type === 'VP8X') {
      if (at !== 12 || length !== 10 || (body[0]! & ANIMATION) !== 0) return undefined;
      chunk.fill(0, 8, 12);
      chunk[8] = body[0]! & ALPHA;
      canvas = [1 + int24(body, 4), 1 + int24(body, 7)];
      parts.push(chunk);
    } else if (type === 'ALPH') {
      if (canvas === undefined || size !== undefined) return undefined;
      parts.push(chunk);
    } else if (type === 'VP8 ' || type === 'VP8L') {
      if (size !== undefined) return undefined;
      size = type === 'VP8 ' ? lossy(body) : lossless(body);
      if (size === undefined) return undefined;
      parts.push(chunk);
    } else if (type === 'ANIM' || type === 'ANMF') return undefined;
    at = padded;
  }
  if (size === undefined) return undefined;
  const [width, height] = size;
  if (canvas !== undefined && (canvas[0] !== width || canvas[1] !== height)) return undefined;
  const header = bytes.slice(0, 12);
  const length = parts.reduce((sum, part) => sum + part.length, 4);
  viewOf(header).setUint32(4, length, true);
  return { type: 'image/webp', width, height, bytes: concat([header, ...parts]) };
};

const int24 = (bytes: Uint8Array, at: number): number =>
  bytes[at]! + bytes[at + 1]! * 0x100 + bytes[at + 2]! * 0x10000;

const lossy = (body: Uint8Array): readonly [number, number] | undefined => {
  if (body.length < 10 || int24(body, 3) !== 0x2a019d) return undefined;
  const view = viewOf(body);
  return [view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff];
};

const lossless = (body: Uint8Array): readonly [number, number] | undefined => {
  if (body.length < 5 || body[0] !== 0x2f) return undefined;
  const bits = viewOf(body).getUint32(1, true);
  return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
};

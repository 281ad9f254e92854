// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../shared/problem.ts';

/** A photo without anything but its picture. `width` and `height` in pixels, as stored. */
export interface Photo {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

const MAX_SIDE = 12_000;
const MAX_PIXELS = 64_000_000;

/** Whether a browser can be asked to show a picture of this size. */
export const isSane = (width: number, height: number): boolean =>
  width > 0 && height > 0 && Math.max(width, height) <= MAX_SIDE && width * height <= MAX_PIXELS;

export const malformedPhoto = (message: string): Problem =>
  error('make-photo-malformed', message, {
    hint: 'a JPEG, PNG or WebP picture of at most 8 MB, 12000 pixels a side and 64 megapixels',
  });

export const concat = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

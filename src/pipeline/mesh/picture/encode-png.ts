// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { strToU8, zlibSync } from 'fflate';
import { crc32 } from './crc32.ts';
import { filterRows } from './png-filter.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const RGB = 2;

/**
 * PNG (ISO/IEC 15948) of `pixels` r g b, 8 bits each. `texts`: Latin keyword and any text, kept as
 * UTF-8 in iTXt chunks. fflate deflates to the same bytes in every engine.
 */
export const encodePng = (
  pixels: Uint8Array,
  width: number,
  height: number,
  texts: readonly (readonly [string, string])[] = [],
): Uint8Array => {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, RGB, 0, 0, 0], 8);
  return concat([
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', header),
    ...texts.map(([keyword, text]) => chunk('iTXt', textData(keyword, text))),
    chunk('IDAT', zlibSync(filterRows(pixels, width, height), { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ]);
};

/** Keyword, uncompressed (0 0), no language, no translated keyword, UTF-8 text. */
const textData = (keyword: string, text: string): Uint8Array =>
  concat([strToU8(keyword, true), new Uint8Array(5), strToU8(text.replaceAll('\0', ' '))]);

const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(strToU8(type, true), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
};

const concat = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../shared/problem.ts';

/**
 * The text of a source file, without its byte order mark.
 * Problem `source-not-utf8` with the first byte that is no UTF-8 (offset from 0, line, column).
 */
export const decodeText = (file: string, bytes: Uint8Array): Outcome<string> => {
  try {
    return success(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const offset = firstBadByte(bytes);
    const byte = bytes[offset]!.toString(16).padStart(2, '0');
    return failure(
      error('source-not-utf8', `expected UTF-8, found byte 0x${byte} at offset ${offset}`, {
        hint: 'save the file as UTF-8',
        where: { file, ...place(bytes, offset) },
      }),
    );
  }
};

/** Where the longest valid UTF-8 prefix of `bytes` ends (Unicode 15, table 3-7). */
const firstBadByte = (bytes: Uint8Array): number => {
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return bytes.length - 1;
};

const sequenceLength = (bytes: Uint8Array, i: number): number => {
  const a = bytes[i]!;
  if (a < 0x80) return 1;
  const second = bytes[i + 1] ?? 0;
  const tail = (n: number): boolean => ((bytes[i + n] ?? 0) & 0xc0) === 0x80;
  if (a >= 0xc2 && a <= 0xdf) return tail(1) ? 2 : 0;
  if (a >= 0xe0 && a <= 0xef) {
    const low = a === 0xe0 ? 0xa0 : 0x80;
    const high = a === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && tail(2) ? 3 : 0;
  }
  if (a >= 0xf0 && a <= 0xf4) {
    const low = a === 0xf0 ? 0x90 : 0x80;
    const high = a === 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
};

const place = (bytes: Uint8Array, offset: number): { line: number; column: number } => {
  let line = 1;
  let start = 0;
  for (let i = 0; i < offset; i++) {
    if (bytes[i] === 10) {
      line++;
      start = i + 1;
    }
  }
  return { line, column: new TextDecoder().decode(bytes.subarray(start, offset)).length + 1 };
};

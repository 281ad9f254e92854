// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { parseLine } from 'gcode-parser';

/** The words of one motion line: a value counts where its bit in `has` is set. */
export interface MotionWords {
  /** 0 to 3 for G0 to G3. */
  code: number;
  has: number;
  /** By `wordIndex`. */
  readonly values: Float64Array;
}

// X Y Z E F I J R P by the distance of their letters from A.
const INDEX = new Int8Array(26).fill(-1);
for (const [index, letter] of [...'XYZEFIJRP'].entries()) INDEX[letter.charCodeAt(0) - 65] = index;

export const [X, Y, Z, E, F, I, J, R] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

export const newMotionWords = (): MotionWords => ({
  code: 0,
  has: 0,
  values: new Float64Array(9),
});

const TENTHS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
const MOST_DIGITS = 15;

/**
 * Reads the plain form `G1 X1.5 Y-2 E.03 F1800` at `from`: one space between words, at most 15
 * digits each. Answers where the line ends (its `\n`, or the end of the file), or -1 for any other
 * form, which `parseMotion` then reads. Up to 15 digits over a power of ten are divided exactly
 * rounded, so both give the same numbers to the last bit.
 */
export const scanMotion = (bytes: Uint8Array, from: number, words: MotionWords): number => {
  if (bytes[from] !== 71) return -1;
  const code = bytes[from + 1]! - 48;
  if (code !== 0 && code !== 1) return -1;
  words.code = code;
  words.has = 0;
  let at = from + 2;
  for (;;) {
    const byte = bytes[at];
    if (byte === 10 || byte === undefined) return at;
    if (byte !== 32) return -1;
    const index = INDEX[bytes[at + 1]! - 65];
    if (index === undefined || index < 0) return -1;
    at += 2;
    const negative = bytes[at] === 45;
    if (negative) at++;
    let value = 0;
    let digits = 0;
    let decimals = -1;
    for (; ; at++) {
      const digit = bytes[at]! - 48;
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digits++;
        if (decimals >= 0) decimals++;
      } else if (digit === -2 && decimals < 0) decimals = 0;
      else break;
    }
    if (digits === 0 || digits > MOST_DIGITS) return -1;
    if (decimals > 0) value /= TENTHS[decimals]!;
    words.values[index] = negative ? -value : value;
    words.has |= 1 << index;
  }
};

/**
 * Reads any motion line (`G0` to `G3` already recognized in `text`, comment and all) with
 * gcode-parser. Answers false when a word has no finite number.
 */
export const parseMotion = (text: string, words: MotionWords): boolean => {
  words.has = 0;
  let sound = !NOT_A_NUMBER.test(text);
  for (const [letter, value] of parseLine(text).words) {
    if (letter === 'G') {
      if (typeof value === 'number') words.code = value;
      continue;
    }
    const index = INDEX[letter.charCodeAt(0) - 65] ?? -1;
    if (index < 0) continue;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      sound = false;
      continue;
    }
    words.values[index] = value;
    words.has |= 1 << index;
  }
  return sound;
};

const NOT_A_NUMBER = /^[^;(]*\b[XYZEFIJR]\s*[-+]?(?:nan|inf|undefined|null)/i;

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const LF = 10;
const CR = 13;
const POWERS_OF_TEN = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const LONGEST_NUMBER = 400;

/**
 * Walks over the words of an ASCII file without making it a string (a file may be longer than the
 * longest string). Lines end with LF, CR LF or CR. `nextLine` goes to the first word of the next
 * line that has one; `nextWord` stays on the line; `anyWord` does not care for lines.
 */
export class TokenScanner {
  /** Counts from 1. */
  line = 1;
  /** The current word is bytes[start … end). */
  start = 0;
  end = 0;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.end = 3;
  }

  /** The next word on this line; false at its end. */
  nextWord(): boolean {
    let at = this.end;
    while (at < this.bytes.length && isBlank(this.bytes[at]!)) at++;
    return this.#word(at);
  }

  /** The next word on any line; false at the end of the file. */
  anyWord(): boolean {
    while (!this.nextWord()) if (!this.#breakLine()) return false;
    return true;
  }

  /** Leave the rest of this line; go to the first word of the next that is not empty. */
  nextLine(): boolean {
    this.skipLine();
    return this.anyWord();
  }

  /** Leave the rest of this line. */
  skipLine(): void {
    while (this.end < this.bytes.length && !isBreak(this.bytes[this.end]!)) this.end++;
  }

  /** The rest of this line as text, at most 500 bytes of it. */
  restOfLine(): string {
    const from = this.end;
    this.skipLine();
    return this.#text(from, Math.min(this.end, from + 500)).trim();
  }

  /** Whether the current word is `word` (lower case), in whatever case. */
  is(word: string): boolean {
    if (this.end - this.start !== word.length) return false;
    for (let i = 0; i < word.length; i++) {
      const byte = this.bytes[this.start + i]!;
      const lower = byte >= 65 && byte <= 90 ? byte + 32 : byte;
      if (lower !== word.charCodeAt(i)) return false;
    }
    return true;
  }

  /** The current word as text, at most 60 characters of it. */
  word(): string {
    return this.#text(this.start, Math.min(this.end, this.start + 60));
  }

  /**
   * The current word as a number, NaN if it is none. Decimal digits that fit 2⁵³ with a power of
   * ten up to 22 are exact in one operation (Clinger 1990, "How to read floating point numbers
   * accurately"); the engine reads the others.
   */
  number(): number {
    const { bytes, end } = this;
    let at = this.start;
    const negative = bytes[at] === 45;
    if (negative || bytes[at] === 43) at++;
    let mantissa = 0;
    let digits = 0;
    let decimals = 0;
    let seenPoint = false;
    for (; at < end; at++) {
      const digit = bytes[at]! - 48;
      if (digit >= 0 && digit <= 9) {
        mantissa = 10 * mantissa + digit;
        digits++;
        if (seenPoint) decimals++;
      } else if (bytes[at] === 46 && !seenPoint) seenPoint = true;
      else break;
    }
    const exponent = this.#exponentAt(at) - decimals;
    if (digits === 0 || digits > 15 || !(exponent >= -22 && exponent <= 22)) {
      return this.#slowNumber();
    }
    const value =
      exponent < 0 ? mantissa / POWERS_OF_TEN[-exponent]! : mantissa * POWERS_OF_TEN[exponent]!;
    return negative ? -value : value;
  }

  /** The exponent that the word ends with from `at` on; 0 for none, NaN for anything else. */
  #exponentAt(at: number): number {
    const { bytes, end } = this;
    if (at === end) return 0;
    if ((bytes[at]! | 32) !== 101) return NaN;
    const negative = bytes[at + 1] === 45;
    const first = at + (negative || bytes[at + 1] === 43 ? 2 : 1);
    if (first >= end || end - first > 3) return NaN;
    let exponent = 0;
    for (let i = first; i < end; i++) {
      const digit = bytes[i]! - 48;
      if (!(digit >= 0 && digit <= 9)) return NaN;
      exponent = 10 * exponent + digit;
    }
    return negative ? -exponent : exponent;
  }

  #slowNumber(): number {
    if (this.end - this.start > LONGEST_NUMBER) return NaN;
    const text = this.#text(this.start, this.end);
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  }

  #word(at: number): boolean {
    this.start = at;
    while (at < this.bytes.length && !isBlank(this.bytes[at]!) && !isBreak(this.bytes[at]!)) at++;
    this.end = at;
    return at > this.start;
  }

  #breakLine(): boolean {
    const { bytes } = this;
    if (this.end >= bytes.length) return false;
    this.end += bytes[this.end] === CR && bytes[this.end + 1] === LF ? 2 : 1;
    this.line++;
    return true;
  }

  #text(from: number, to: number): string {
    return String.fromCharCode(...this.bytes.subarray(from, to));
  }
}

const isBlank = (byte: number): boolean =>
  byte === 32 || byte === 9 || byte === 0 || byte === 11 || byte === 12;
const isBreak = (byte: number): boolean => byte === LF || byte === CR;

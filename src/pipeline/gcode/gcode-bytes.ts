// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const encoder = new TextEncoder();

/**
 * A growing buffer of ASCII, for millions of short writes: numbers go in as digits, without a
 * string in between.
 */
export class GcodeBytes {
  private bytes: Uint8Array<ArrayBuffer>;
  private length = 0;

  /** `expected`: about how many bytes there will be; more are taken, but copied. */
  constructor(expected = 1 << 16) {
    this.bytes = new Uint8Array(expected);
  }

  /** One line of any text. */
  line(text: string): void {
    const encoded = encoder.encode(text);
    this.reserve(encoded.length + 1);
    this.bytes.set(encoded, this.length);
    this.length += encoded.length;
    this.bytes[this.length++] = 10;
  }

  /** A few ASCII characters without a line end. */
  ascii(text: string): void {
    this.reserve(text.length);
    for (let i = 0; i < text.length; i++) this.bytes[this.length++] = text.charCodeAt(i);
  }

  /**
   * ` X12.5`: a space, a letter, and `units` (whole, |units| < 2⁵³) over 10^decimals, without
   * zeros at the end or before the point.
   */
  word(letter: string, units: number, decimals: number): void {
    if (!Number.isSafeInteger(units)) throw new RangeError(`${letter}${units} is no place`);
    this.reserve(32);
    this.bytes[this.length++] = 32;
    this.bytes[this.length++] = letter.charCodeAt(0);
    let rest = units;
    if (rest < 0) {
      this.bytes[this.length++] = 45;
      rest = -rest;
    }
    let places = decimals;
    while (places > 0 && rest % 10 === 0) {
      rest /= 10;
      places--;
    }
    let digits = places === 0 ? 1 : places;
    for (let bound = POWERS[digits]!; bound <= rest; bound *= 10) digits++;
    const width = places > 0 ? digits + 1 : digits;
    const point = places > 0 ? this.length + width - 1 - places : -1;
    const { bytes } = this;
    for (let at = this.length + width - 1; at >= this.length; at--) {
      if (at === point) bytes[at] = 46;
      else {
        const tenth = rest <= MOST_INT ? (rest / 10) | 0 : Math.floor(rest / 10);
        bytes[at] = 48 + rest - 10 * tenth;
        rest = tenth;
      }
    }
    this.length += width;
  }

  endLine(): void {
    this.reserve(1);
    this.bytes[this.length++] = 10;
  }

  /** The bytes so far; not a copy. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  /** Puts a line of ASCII in at each of `places`, which ascend: where lines begin, or the end. */
  insertLines(places: readonly number[], lines: readonly string[]): void {
    let more = lines.reduce((sum, line) => sum + line.length + 1, 0);
    this.reserve(more);
    let end = this.length;
    this.length += more;
    for (let i = places.length - 1; i >= 0; i--) {
      const place = places[i]!;
      const encoded = encoder.encode(`${lines[i]!}\n`);
      this.bytes.copyWithin(place + more, place, end);
      more -= encoded.length;
      this.bytes.set(encoded, place + more);
      end = place;
    }
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.view());
    this.bytes = larger;
  }
}

/** Up to here whole numbers are divided as integers, which is quicker. */
const MOST_INT = 0x7fffffff;
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7];

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** What can be packed: numbers, texts, columns of doubles or bytes, and lists and records of such. */
export type Plain =
  | undefined
  | boolean
  | number
  | string
  | Float64Array
  | Uint8Array
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/**
 * Plain data as one column of doubles, which threads hand over or share without copying: each
 * value is one of the marks below, then what the mark says.
 */
export interface Packed {
  readonly words: Float64Array;
  /** Texts that values name by number, and the keys of each kind of record. */
  readonly texts: readonly string[];
  readonly records: readonly (readonly string[])[];
}

export const NOTHING_AT_ALL = 0;
export const NO = 1;
export const YES = 2;
/** The number itself. */
export const NUMBER = 3;
/** The text's number. */
export const TEXT = 4;
/** Length, values. */
export const DOUBLES = 5;
/** Length, entries. */
export const LIST = 6;
/** The kind's number, values. */
export const RECORD = 7;
/** What was packed before, by its number: of doubles, lists and records together. */
export const AGAIN = 8;

/** Length, values: one word each, since there are few. */
export const BYTES = 9;

/** Packs data without circles. What is one object stays one object. */
export const pack = (value: unknown): Packed => {
  let words = new Float64Array(1 << 12);
  let length = 0;
  const texts = new Map<string, number>();
  const records: (readonly string[])[] = [];
  const seen = new Map<object, number>();

  const reserve = (more: number): void => {
    if (length + more <= words.length) return;
    const larger = new Float64Array(Math.max(2 * words.length, length + more));
    larger.set(words.subarray(0, length));
    words = larger;
  };
  const put = (mark: number, detail: number): void => {
    reserve(2);
    words[length++] = mark;
    words[length++] = detail;
  };
  const add = (each: Plain): void => {
    if (typeof each === 'number') return put(NUMBER, each);
    if (typeof each === 'object') return addObject(each);
    if (typeof each === 'string') {
      if (!texts.has(each)) texts.set(each, texts.size);
      return put(TEXT, texts.get(each)!);
    }
    reserve(1);
    words[length++] = each === undefined ? NOTHING_AT_ALL : each ? YES : NO;
  };
  const addObject = (each: Exclude<Plain, undefined | boolean | number | string>): void => {
    const before = seen.get(each);
    if (before !== undefined) return put(AGAIN, before);
    seen.set(each, seen.size);
    if (each instanceof Float64Array || each instanceof Uint8Array) {
      put(each instanceof Uint8Array ? BYTES : DOUBLES, each.length);
      reserve(each.length);
      words.set(each, length);
      length += each.length;
    } else if (isList(each)) {
      put(LIST, each.length);
      for (const entry of each) add(entry);
    } else {
      if (Object.getPrototypeOf(each) !== Object.prototype)
        throw new TypeError(`expected plain data, found ${each.constructor?.name ?? 'an object'}`);
      const keys = Object.keys(each);
      // There are few kinds: to compare keys is quicker than to make a name of them.
      const known = records.findIndex((kind) => sameKeys(kind, keys));
      put(RECORD, known < 0 ? records.push(keys) - 1 : known);
      for (const key of keys) add(each[key]);
    }
  };
  add(value as Plain);
  return {
    words: words.slice(0, length),
    texts: [...texts.keys()],
    records,
  };
};

const sameKeys = (a: readonly string[], b: readonly string[]): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

const isList = (value: object): value is readonly Plain[] => Array.isArray(value);

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  AGAIN,
  BYTES,
  DOUBLES,
  LIST,
  NO,
  NOTHING_AT_ALL,
  NUMBER,
  RECORD,
  TEXT,
  YES,
  type Packed,
  type Plain,
} from './pack.ts';

/** What was packed. Its columns are views of the packed words, which must not be written any more. */
export const unpack = ({ words, texts, records }: Packed): unknown => {
  let at = 0;
  const seen: Plain[] = [];

  const next = (): Plain => {
    const mark = words[at++]!;
    if (mark === NOTHING_AT_ALL) return undefined;
    if (mark === NO || mark === YES) return mark === YES;
    const detail = words[at++]!;
    if (mark === NUMBER) return detail;
    if (mark === TEXT) return texts[detail]!;
    if (mark === AGAIN) return seen[detail];
    if (mark === DOUBLES) {
      const column = words.subarray(at, at + detail);
      at += detail;
      seen.push(column);
      return column;
    }
    if (mark === BYTES) {
      const bytes = Uint8Array.from(words.subarray(at, at + detail));
      at += detail;
      seen.push(bytes);
      return bytes;
    }
    if (mark === LIST) {
      const list: Plain[] = [];
      seen.push(list);
      for (let i = 0; i < detail; i++) list.push(next());
      return list;
    }
    if (mark === RECORD) {
      const record: Record<string, Plain> = {};
      seen.push(record);
      for (const key of records[detail]!) record[key] = next();
      return record;
    }
    throw new Error(`packed data holds ${mark} where a mark should be`);
  };
  return next();
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readHead, withHead } from '../with-head.ts';
import type { Packed } from './pack.ts';

/** Packed data one after another as bytes, and a text about it. */
export const toBytes = (about: string, packed: readonly Packed[]): Uint8Array => {
  const heads = packed.map(({ words, texts, records }) => ({
    length: words.length,
    ...{ texts, records },
  }));
  return withHead(
    { about, heads },
    packed.map(({ words }) => words),
  );
};

/** What `toBytes` was given; throws where the bytes are no such thing. */
export const fromBytes = (
  bytes: Uint8Array,
): { readonly about: string; readonly packed: readonly Packed[] } => {
  const { head, take } = readHead(bytes);
  const { about, heads } = head as Head;
  const packed = heads.map(({ length, texts, records }): Packed => {
    return { words: take(Float64Array, length), texts, records };
  });
  return { about, packed };
};

interface Head {
  readonly about: string;
  readonly heads: readonly (Omit<Packed, 'words'> & { readonly length: number })[];
}

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Packed } from './pack.ts';

/** A view on doubles must begin at a multiple of their size. */
const WORD = Float64Array.BYTES_PER_ELEMENT;

const aligned = (bytes: number): number => Math.ceil(bytes / WORD) * WORD;

/**
 * Packed data one after another as bytes: the length of the head (32 bits), the head (JSON: `about`,
 * and texts, records and length of each), then the words of each, all little-endian.
 */
export const toBytes = (about: string, packed: readonly Packed[]): Uint8Array => {
  const heads = packed.map(({ words, texts, records }) => ({
    length: words.length,
    texts,
    records,
  }));
  const head = new TextEncoder().encode(JSON.stringify({ about, heads }));
  const start = aligned(4 + head.length);
  const words = packed.reduce((sum, each) => sum + each.words.length, 0);
  const bytes = new Uint8Array(start + words * WORD);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  let at = start;
  for (const { words: own } of packed) {
    bytes.set(new Uint8Array(own.buffer, own.byteOffset, own.byteLength), at);
    at += own.byteLength;
  }
  return bytes;
};

/** What `toBytes` was given; throws where the bytes are no such thing. */
export const fromBytes = (
  given: Uint8Array,
): { readonly about: string; readonly packed: readonly Packed[] } => {
  const bytes = given.byteOffset % WORD === 0 ? given : given.slice();
  const headLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const { about, heads } = JSON.parse(
    new TextDecoder().decode(bytes.subarray(4, 4 + headLength)),
  ) as Head;
  let at = bytes.byteOffset + aligned(4 + headLength);
  const packed = heads.map(({ length, texts, records }): Packed => {
    const words = new Float64Array(bytes.buffer as ArrayBuffer, at, length);
    at += length * WORD;
    return { words, texts, records };
  });
  return { about, packed };
};

interface Head {
  readonly about: string;
  readonly heads: readonly (Omit<Packed, 'words'> & { readonly length: number })[];
}

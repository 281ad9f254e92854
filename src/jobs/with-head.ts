// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A view on numbers must begin at a multiple of their size: of the largest there are. */
const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/**
 * A head (JSON) and columns of numbers as bytes, equal for equal ones: the length of the head (32 bits),
 * the head, then each column at a multiple of eight, all little-endian.
 */
export const withHead = (head: unknown, columns: readonly ArrayBufferView[]): Uint8Array => {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const start = aligned(4 + text.length);
  const total = columns.reduce((sum, { byteLength }) => sum + aligned(byteLength), start);
  const bytes = new Uint8Array(total);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let at = start;
  for (const { buffer, byteOffset, byteLength } of columns) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += aligned(byteLength);
  }
  return bytes;
};

/** Takes the next column: a view of so many numbers of that type. */
export type Take = <T extends ArrayBufferView>(
  Type: new (buffer: ArrayBuffer, offset: number, length: number) => T,
  length: number,
) => T;

/** What `withHead` was given. Throws where the bytes are no such thing. */
export const readHead = (given: Uint8Array): { readonly head: unknown; readonly take: Take } => {
  // A slice of a file may begin anywhere.
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as unknown;
  let at = bytes.byteOffset + aligned(4 + length);
  const take: Take = (Type, count) => {
    const column = new Type(bytes.buffer as ArrayBuffer, at, count);
    at += aligned(column.byteLength);
    return column;
  };
  return { head, take };
};

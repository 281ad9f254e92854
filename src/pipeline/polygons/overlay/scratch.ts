// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Working memory of overlays, used again by the next one. A layer takes hundreds of overlays, each
 * with some thirty columns of numbers; getting and collecting columns of their own took a fifth of
 * their time. Nothing that is returned may lie here.
 */
const memory = { buffer: new ArrayBuffer(1 << 20), end: 0 };

/** More than this is not kept, bytes. */
const MOST_KEPT = 1 << 26;

/** Gives all columns back: only for what begins anew, when nobody uses any of them. */
export const releaseScratch = (): void => {
  if (memory.buffer.byteLength > MOST_KEPT) memory.buffer = new ArrayBuffer(1 << 20);
  memory.end = 0;
};

/** Takes so many bytes and answers where they begin. */
const take = (bytes: number): number => {
  if (memory.end + bytes > memory.buffer.byteLength) {
    // Columns taken before keep the smaller buffer.
    memory.buffer = new ArrayBuffer(2 * (memory.buffer.byteLength + bytes));
    memory.end = 0;
  }
  const start = memory.end;
  memory.end += (bytes + 7) & ~7;
  return start;
};

/** Zeros. */
export const scratchInts = (count: number): Int32Array<ArrayBuffer> => {
  const start = take(4 * count);
  return new Int32Array(memory.buffer, start, count).fill(0);
};

/** Zeros. */
export const scratchBytes = (count: number): Uint8Array<ArrayBuffer> => {
  const start = take(count);
  return new Uint8Array(memory.buffer, start, count).fill(0);
};

/** Any numbers: to be written before they are read. */
export const scratchFloats = (count: number): Float64Array<ArrayBuffer> => {
  const start = take(8 * count);
  return new Float64Array(memory.buffer, start, count);
};

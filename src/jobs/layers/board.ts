// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Who does which range, in memory that all threads share: one state a range. */
export type Board = Int32Array<SharedArrayBuffer>;

const FREE = 0;
/** Somebody works on it. */
export const TAKEN = 1;
/** Its answer was sent. */
export const DONE = 2;
/** It cannot be done by that thread: whoever needs it does it again. */
export const FAILED = 3;

export const newBoard = (ranges: number): Board =>
  new Int32Array(new SharedArrayBuffer(ranges * Int32Array.BYTES_PER_ELEMENT));

/** Whether the range was free and is the caller's now. */
export const take = (board: Board, range: number): boolean =>
  Atomics.compareExchange(board, range, FREE, TAKEN) === FREE;

/** Takes the first free range from `from` on; `undefined` when there is none. */
export const takeNext = (board: Board, from: number): number | undefined => {
  for (let range = from; range < board.length; range++) if (take(board, range)) return range;
  return undefined;
};

/** Ends a range that was taken, and wakes who waits for it. */
export const end = (board: Board, range: number, state: typeof DONE | typeof FAILED): void => {
  Atomics.store(board, range, state);
  Atomics.notify(board, range);
};

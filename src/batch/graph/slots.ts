// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Places to work at, given to who waits in order of rank and not of arrival. */
export interface Slots {
  /** Resolves when there is a place; the least rank comes first. */
  take(rank: number): Promise<void>;
  giveBack(): void;
}

interface Waiting {
  readonly rank: number;
  readonly go: () => void;
}

/** A heap: thousands may wait. */
export const createSlots = (size: number): Slots => {
  const heap: Waiting[] = [];
  let free = size;

  const before = (a: number, b: number): boolean => heap[a]!.rank < heap[b]!.rank;
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
  };
  const push = (item: Waiting): void => {
    heap.push(item);
    for (let i = heap.length - 1; i > 0 && before(i, (i - 1) >> 1); i = (i - 1) >> 1)
      swap(i, (i - 1) >> 1);
  };
  const pop = (): Waiting => {
    swap(0, heap.length - 1);
    const first = heap.pop()!;
    for (let i = 0; ;) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      const least = right < heap.length && before(right, left) ? right : left;
      if (least >= heap.length || !before(least, i)) return first;
      swap(i, least);
      i = least;
    }
  };

  return {
    take: (rank) =>
      new Promise((resolve) => {
        if (free === 0) return push({ rank, go: resolve });
        free--;
        resolve();
      }),
    giveBack: () => {
      if (heap.length > 0) pop().go();
      else free++;
    },
  };
};

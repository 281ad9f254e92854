// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** What waits, served one visitor after another; what one visitor waits for in order of arrival. */
export interface RoundRobin<T> {
  readonly size: number;
  add(visitor: string, item: T): void;
  /** Whether it was there. */
  remove(item: T): boolean;
  /** Takes the next one. */
  next(): T | undefined;
}

/** Whoever comes new, or was served and waits for more, goes to the end of the round. */
export const createRoundRobin = <T>(): RoundRobin<T> => {
  // A Map keeps the order in which visitors were put in: that is the round.
  const round = new Map<string, T[]>();
  let size = 0;
  return {
    get size() {
      return size;
    },
    add: (visitor, item) => {
      const items = round.get(visitor);
      if (items === undefined) round.set(visitor, [item]);
      else items.push(item);
      size++;
    },
    remove: (item) => {
      for (const [visitor, items] of round) {
        const place = items.indexOf(item);
        if (place < 0) continue;
        items.splice(place, 1);
        if (items.length === 0) round.delete(visitor);
        size--;
        return true;
      }
      return false;
    },
    next: () => {
      for (const [visitor, items] of round) {
        const item = items.shift()!;
        round.delete(visitor);
        if (items.length > 0) round.set(visitor, items);
        size--;
        return item;
      }
      return undefined;
    },
  };
};

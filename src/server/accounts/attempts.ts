// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** How often something may be tried under one name in a window, and how long that is, ms. */
export interface Limit {
  readonly most: number;
  readonly windowMs: number;
}

const SIGN_IN: Limit = { most: 10, windowMs: 15 * 60 * 1000 };
const MAX_NAMES = 10_000;

/** Counts attempts to sign in by name, in memory; the oldest name is forgotten when it is full. */
export interface Attempts {
  /** Counts one; answers the seconds to wait where there were too many, else 0. */
  readonly begin: (name: string) => number;
  /** It went well: its count starts anew. */
  readonly forget: (name: string) => void;
}

export const countAttempts = (now: () => Date, { most, windowMs }: Limit = SIGN_IN): Attempts => {
  const counts = new Map<string, { readonly since: number; count: number }>();
  return {
    begin: (name) => {
      const time = now().getTime();
      const known = counts.get(name);
      if (known !== undefined && time - known.since < windowMs) {
        if (known.count >= most) return Math.ceil((known.since + windowMs - time) / 1000);
        known.count++;
        return 0;
      }
      counts.delete(name);
      if (counts.size >= MAX_NAMES) counts.delete(counts.keys().next().value!);
      counts.set(name, { since: time, count: 1 });
      return 0;
    },
    forget: (name) => void counts.delete(name),
  };
};

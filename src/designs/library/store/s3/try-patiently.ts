// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomInt } from 'node:crypto';
import { hrtime } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

/** How long one is waited for, and when not at all. */
export interface Patience {
  /** For how long what may go well the next time is tried again, ms. */
  readonly patienceMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** What an attempt came to that may go well the next time. */
export class Fleeting extends Error {}

const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [100, 4_000];

/**
 * Tries until it does not end in `Fleeting`, with pauses that double and are cut by chance, so that
 * many who wait do not come back all at once. The last `Fleeting` is thrown on when patience is over
 * or the signal says so.
 */
export const tryPatiently = async <T>(
  attempt: () => Promise<T>,
  { patienceMs, signal }: Patience,
): Promise<T> => {
  const until = nowMs() + patienceMs;
  for (let longest = FIRST_PAUSE_MS; ; longest = Math.min(2 * longest, LONGEST_PAUSE_MS)) {
    try {
      return await attempt();
    } catch (thrown) {
      const left = until - nowMs();
      const isOver = signal?.aborted === true || left <= 0;
      if (!(thrown instanceof Fleeting) || isOver) throw thrown;
      const wait = Math.min(left, randomInt(longest / 2, longest));
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }
};

/** Of a clock that only grows. */
const nowMs = (): number => Number(hrtime.bigint()) / 1e6;

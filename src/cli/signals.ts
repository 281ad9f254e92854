// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { EXIT } from './exit-codes.ts';

/** Wishes to stop: Ctrl-C, `kill`, a terminal that closes. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends the process at such a wish while nobody else heeds it. It goes by `process.exit`, so that
 * what was being written is taken away: a signal's own way to end a process runs nothing of ours.
 */
export const endOnSignals = (): void => {
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(EXIT.interrupted);
    });
};

/** Calls `stop` at the first such wish; a second one ends the process. Answers how to stop heeding. */
export const heedSignals = (stop: () => void): (() => void) => {
  for (const signal of SIGNALS) process.once(signal, stop);
  return () => SIGNALS.forEach((signal) => process.off(signal, stop));
};

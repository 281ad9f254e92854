// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Does one piece of work at a time; of those asked for meanwhile only the newest is done next, so
 * that nothing ever queues up. What was replaced is never done. `work` does not reject.
 */
export const latestWins = <T>(work: (request: T) => Promise<void>): ((request: T) => void) => {
  let running = false;
  let waiting: { readonly request: T } | undefined;
  const begin = async (request: T): Promise<void> => {
    running = true;
    await work(request);
    running = false;
    const next = waiting;
    waiting = undefined;
    if (next) void begin(next.request);
  };
  return (request) => {
    if (running) waiting = { request };
    else void begin(request);
  };
};

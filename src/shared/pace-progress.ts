// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Progress } from './context.ts';

/** Progress is told at most this often, ms; the first and the last step of a stage always. */
const PAUSE_MS = 50;

/** Tells less often than a stage counts: each word to another thread costs. `now` in ms, rising. */
export const paceProgress = (
  now: () => number,
  tell: (progress: Progress) => void,
): ((progress: Progress) => void) => {
  let lastTold = 0;
  return (step) => {
    const isMiddle = step.done > 0 && step.done < step.total;
    if (isMiddle && now() - lastTold < PAUSE_MS) return;
    lastTold = now();
    tell(step);
  };
};

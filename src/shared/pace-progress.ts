// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Progress } from './context.ts';

/**
 * Tells less often than a stage counts, since each word elsewhere costs: once in `pauseMs` at most, but the
 * first and the last step of a stage always. `now` in ms, rising.
 */
export const paceProgress = (
  now: () => number,
  tell: (progress: Progress) => void,
  pauseMs = 50,
): ((progress: Progress) => void) => {
  let lastTold = -Infinity;
  return (step) => {
    const isMiddle = step.done > 0 && step.done < step.total;
    if (isMiddle && now() - lastTold < pauseMs) return;
    lastTold = now();
    tell(step);
  };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Progress } from '../../shared/context.ts';

/** Tells a stage's begin and end, and of its steps one in so many ms. */
export const paceBy = (
  ms: number,
  tell: (progress: Progress) => void,
): ((progress: Progress) => void) => {
  let last = -Infinity;
  return (step) => {
    const now = performance.now();
    const isMiddle = step.done > 0 && step.done < step.total;
    if (isMiddle && now - last < ms) return;
    last = now;
    tell(step);
  };
};

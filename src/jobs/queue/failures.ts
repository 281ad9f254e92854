// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import { isLacking } from '../lacking.ts';

/** Problems of the moment: the same request may go well the next time. */
const FLEETING = new Set(['job-interrupted', 'job-memory', 'build-closed']);

/** What builds failed of a short while ago. */
export interface Failures {
  get(key: string): readonly Problem[] | undefined;
  keep(key: string, problems: readonly Problem[]): void;
}

/** Forgets after `forMs`, and the oldest beyond `most`. */
export const rememberFailures = (forMs: number, most: number, now: () => number): Failures => {
  const known = new Map<
    string,
    { readonly problems: readonly Problem[]; readonly until: number }
  >();
  return {
    get: (key) => {
      const failed = known.get(key);
      if (failed === undefined || now() < failed.until) return failed?.problems;
      known.delete(key);
      return undefined;
    },
    keep: (key, problems) => {
      if (problems.some(({ code }) => FLEETING.has(code) || isLacking(code))) return;
      known.delete(key);
      known.set(key, { problems, until: now() + forMs });
      for (const oldest of known.keys()) {
        if (known.size <= most) return;
        known.delete(oldest);
      }
    },
  };
};

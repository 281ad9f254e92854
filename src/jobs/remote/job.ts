// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import type { Packed } from './pack.ts';

/** Who asks: a job of a visitor comes before all of batches. Numbers as in BullMQ, least first. */
export const PRIORITIES = { visitor: 1, batch: 2 } as const;

export type Priority = keyof typeof PRIORITIES;

/** What a job ends with. Dropped: nobody wanted it; it is gone at once. */
export type JobAnswer =
  { readonly isOk: boolean; readonly packed: Packed } | { readonly isDropped: true };

/** A job could not be done for no fault of its own; BullMQ tries it again. Its message goes through Redis. */
export class JobFailure extends Error {
  constructor(problems: readonly Problem[]) {
    super(JSON.stringify({ problems }));
  }
}

/** The Problems of the last failure; undefined where it was a bug. */
export const problemsIn = (reason: string): readonly Problem[] | undefined => {
  try {
    return (JSON.parse(reason) as { problems?: readonly Problem[] }).problems;
  } catch {
    return undefined;
  }
};

/** In BullMQ's words: workers that had it died more often than it may be taken over. */
export const STALLED = 'job stalled more than allowable limit';

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../shared/problem.ts';
import type { BusyProblem } from '../queue/queue-problems.ts';

export const queueUnreachable = (reason: string): BusyProblem => ({
  ...error('queue-unreachable', `Expected Redis to answer, it does not: ${reason}.`, {
    hint: 'Look whether it runs where FABCOMMONS_QUEUE says; what waits goes on when it is back.',
  }),
  retryAfterSeconds: 10,
});

export const noWorker = (queue: string): BusyProblem => ({
  ...error('queue-no-worker', `Expected a worker of ${queue}, none is connected.`, {
    hint: 'Start `fabcommons worker` of the same version with the same FABCOMMONS_QUEUE.',
  }),
  retryAfterSeconds: 30,
});

/** Bytes that one side put into its store are not in that of the other. */
export const storesApart = (): Problem =>
  error('queue-store-apart', 'Expected what was put into the store, it is not there.', {
    hint: 'Give servers and workers the same FABCOMMONS_STORE, or the same FABCOMMONS_CACHE on one machine, and room enough.',
  });

/** Every worker that had it is gone. */
export const workersDied = (): Problem =>
  error('queue-workers-died', 'Expected a worker to finish it, each one died that had it.', {
    hint: 'Look whether the machines have enough memory; use a coarser mesh or thicker layers.',
  });

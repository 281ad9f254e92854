// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error } from '../shared/problem.ts';

/** JavaScript memory of a worker, MB. WASM memory has limits of its own. */
export const HEAP_MB = 4_096;

/** The answer to a wish to stop. */
export const interrupted = () =>
  error('job-interrupted', 'Stopped before it was done; nothing was written.');

export const tooLong = (ms: number) =>
  error(
    'evaluate-timeout',
    `Expected the design to finish within ${Math.round(ms / 1000)} s, it was still computing.`,
    { hint: 'Use fewer segments or fewer boolean operations.' },
  );

export const tooSilent = (ms: number) =>
  error(
    'job-hung',
    `Expected the worker to say how far it is within ${Math.round(ms / 1000)} s, it was silent and was killed.`,
    { hint: 'Try again; if it stays, use a coarser mesh or thicker layers.' },
  );

export const tooMuchMemory = () =>
  error('job-memory', `The job needs more memory than there is, or more than ${HEAP_MB} MB.`, {
    hint: 'Use a coarser mesh or thicker layers.',
  });

export const died = () =>
  error('job-died', 'The worker was killed from outside before it was done.', {
    hint: 'Look whether the machine has enough memory, and run the same again.',
  });

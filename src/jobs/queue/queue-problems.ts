// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../shared/problem.ts';

/** A Problem that goes away by itself. */
export interface BusyProblem extends Problem {
  /** Whole seconds after which it is worth asking again. */
  readonly retryAfterSeconds: number;
}

export const tooMany = (most: number, retryAfterSeconds: number): BusyProblem => ({
  ...error('build-too-many', `Expected at most ${most} builds of one visitor at a time.`, {
    hint: 'Wait for one of them, or cancel one.',
  }),
  retryAfterSeconds,
});

export const queueFull = (most: number, retryAfterSeconds: number): BusyProblem => ({
  ...error('build-queue-full', `Expected at most ${most} builds of everybody, they are there.`, {
    hint: `Ask again in ${retryAfterSeconds} s.`,
  }),
  retryAfterSeconds,
});

export const closed = (): BusyProblem => ({
  ...error('build-closed', 'Expected a server that goes on running, it is being stopped.', {
    hint: 'Ask again when it is back.',
  }),
  retryAfterSeconds: 10,
});

export const interrupted = (): Problem =>
  error('job-interrupted', 'Stopped before it was done, because nobody waited for it any more.', {
    hint: 'Ask for it again.',
  });

/** The stack stays with those who run the server. */
export const bug = (): Problem =>
  error('build-bug', 'The build ended in an error of this program, not of the design.', {
    hint: 'Try other parameters; if it stays, tell those who run this node.',
  });

export const diskFull = (): Problem =>
  error('disk-full', 'Expected room on the disk for the files of the build, there is none.', {
    hint: 'Tell those who run this node.',
  });

export const unknownBuild = (): Problem =>
  error('build-not-found', 'Expected a build that waits, runs, failed just now or is kept.', {
    hint: 'Ask for it again with POST /api/v1/builds.',
  });

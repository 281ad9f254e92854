// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** How long things may take between builds, Redis and workers, ms. Only durations: clocks may differ. */
export interface Times {
  /** A call of Redis that takes longer failed. */
  readonly call: number;
  /** Whoever waits for a build gives up when Redis was away for so long. */
  readonly away: number;
  /** The same when no worker showed itself for so long. */
  readonly noWorker: number;
  /** Who waits looks so often, since word of what happened may be lost. */
  readonly look: number;
  /** A build is wanted for so long after who waits said so last, which it does at each third. */
  readonly wanted: number;
  /** A worker looks so often whether its jobs are wanted and still its own. */
  readonly check: number;
  /** A job belongs to its worker for so long after the last check. */
  readonly lock: number;
  /** Workers look so often for jobs whose worker is gone. */
  readonly stalled: number;
  /** A worker counts as being there for so long after it showed itself, which it does at each third. */
  readonly alive: number;
  /** Until what a worker could not finish is tried again; each further time twice as long. */
  readonly backoff: number;
}

export const TIMES: Times = {
  call: 3_000,
  away: 30_000,
  noWorker: 30_000,
  look: 2_000,
  wanted: 2_400,
  check: 1_000,
  lock: 8_000,
  stalled: 3_000,
  alive: 9_000,
  backoff: 500,
};

/** How often a job is begun whose workers end in errors of their own. */
export const ATTEMPTS = 4;

/** How often a job is taken over from a worker that died, before it counts as what killed them. */
export const TAKEOVERS = 5;

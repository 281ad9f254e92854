// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { BuildRequest } from '../../pipeline/build.ts';
import type { PlateBuild, PlateRequest } from '../../pipeline/plate-designs.ts';
import type { Outcome } from '../../shared/problem.ts';
import type { CachedBuild } from '../cache/create-build-cache.ts';
import type { KeepableBuild } from '../cache/kept-plate.ts';
import type { Answer, Task } from '../task.ts';
import type { BuildState, StateListener } from './build-state.ts';

/** A build and the key that it is kept under: of one design, see `buildKey`; or a plate of several. */
export type WantedBuild = { readonly key: string; readonly request: BuildRequest } | WantedPlate;

/** See `plateKey`. */
export interface WantedPlate {
  readonly key: string;
  readonly plate: PlateRequest;
  /** What is kept of it, with the text that goes with its files. */
  readonly finish: (built: PlateBuild) => Promise<KeepableBuild>;
}

/**
 * Work for visitors before the pool: bounded, one visitor after another, the same build only once,
 * ended when nobody waits for it any more. Problems of everything that may start work:
 * `build-too-many` and `build-queue-full` (with `retryAfterSeconds`), `build-closed`, `build-bug`,
 * `disk-full`, `job-interrupted`, those of the task, and of `StoreFault`; rejects with that one where
 * it cannot even be seen what is kept. A build that failed is not run again for
 * a while; its Problems come at once.
 */
export interface BuildQueue {
  /** The build: at once where it is kept. Whoever aborts leaves; the others go on. */
  build(wanted: WantedBuild, visitor: string, signal: AbortSignal): Promise<Outcome<CachedBuild>>;
  /** Other tasks, in the same bounds and turns. */
  runFor(
    visitor: string,
    signal: AbortSignal,
  ): <T extends Task>(task: T) => Promise<Answer<T['kind']>>;
  /**
   * Starts a build and does not wait. It goes on for `leaseMs` after the visitor last asked for
   * its status, or for as long as the visitor watches. Requests of one visitor with tickets of their
   * own are called off one by one.
   */
  submit(wanted: WantedBuild, visitor: string, ticket?: string): Promise<Outcome<BuildState>>;
  /** undefined: neither waiting, running, failed just now, nor kept. */
  status(key: string, visitor?: string): Promise<BuildState | undefined>;
  /**
   * Tells the state now and each later one until the answer is called: what the visitor wanted under
   * the ticket ends then.
   */
  watch(key: string, listener: StateListener, visitor?: string, ticket?: string): () => void;
  /**
   * Ends what the visitor wants of it under the ticket, or without one everything, and the build if
   * nobody else wants it; false: nothing.
   */
  cancel(key: string, visitor: string, ticket?: string): boolean;
  /** Refuses what is new, cancels what waits, and what still runs after `withinMs` (10 s). */
  close(withinMs?: number): Promise<void>;
}

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { RunTask } from '../../commons/run-jobs.ts';
import type { VersionRequest } from '../../commons/version-request.ts';
import type { CachedBuild } from '../../jobs/cache/create-build-cache.ts';
import type { Outcome } from '../../shared/problem.ts';

/** Work for visitors: bounded, shared, kept, and ended when nobody waits for it any more. */
export interface Builds {
  /** The build, from the cache where it is there. Problems: those of the build and of the queue. */
  readonly build: (
    request: VersionRequest,
    visitor: string,
    signal: AbortSignal,
  ) => Promise<Outcome<CachedBuild>>;
  /** Other tasks, in the same bounds. */
  readonly runFor: (visitor: string, signal: AbortSignal) => RunTask;
}

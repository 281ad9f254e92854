// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import type { CachedBuild } from '../cache/create-build-cache.ts';

/** How far a build has come. */
export type BuildState =
  | { readonly state: 'waiting' }
  | {
      readonly state: 'running';
      /** As in `Progress`; absent until the thread tells. */
      readonly stage?: string;
      readonly done?: number;
      readonly total?: number;
    }
  | { readonly state: 'done'; readonly build: CachedBuild }
  | { readonly state: 'failed'; readonly problems: readonly Problem[] };

export type StateListener = (state: BuildState) => void;

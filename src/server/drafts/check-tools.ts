// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Deps } from '../deps.ts';
import type { Call } from '../route.ts';
import type { CheckTools } from './check-draft.ts';

/** Checking for whoever asks, in the bounds of the node. */
export const checkToolsFor = (
  { visitor, signal }: Pick<Call, 'visitor' | 'signal'>,
  { library, builds, config }: Pick<Deps, 'library' | 'builds' | 'config'>,
): CheckTools => ({ library, run: builds.runFor(visitor, signal), mode: config.mode });

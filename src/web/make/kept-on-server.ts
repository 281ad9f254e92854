// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { doneOf, postBuild, type Done, type ServerRequest } from './server-build.ts';
import type { SliceEnd } from './slicer.ts';

/** A server that has not answered by then would hold up more than it could save, ms. */
const PATIENCE_MS = 800;
/** One that has had enough of questions is left alone for as long as it counts them, ms. */
const QUIET_MS = 60_000;

/**
 * The question whether the server behind `buildsUrl` has a build already: it begins nothing there. What
 * there is, or undefined: where it has none, does not answer soon, or refuses.
 */
export const keptOnServer = (
  buildsUrl: string,
  patienceMs: number = PATIENCE_MS,
): ((request: ServerRequest, signal: AbortSignal) => Promise<SliceEnd | undefined>) => {
  let quietUntil = 0;
  return async (request, signal) => {
    if (performance.now() < quietUntil) return undefined;
    try {
      const soon = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
      const response = await postBuild(`${buildsUrl}?start=0`, request, soon);
      if (response.status === 429) quietUntil = performance.now() + QUIET_MS;
      if (!response.ok) return undefined;
      const answer = (await response.json()) as { readonly status: string };
      return answer.status === 'done' ? doneOf(answer as unknown as Done) : undefined;
    } catch {
      return undefined; // No connection, too slow, an old browser: it is sliced here.
    }
  };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type ModuleRequest, requestKey } from '../../designs/modules/module-request.ts';
import type { ModuleSource } from '../../designs/modules/vendor-modules.ts';
import type { Outcome } from '../../shared/problem.ts';
import type { Files, OpenedDraft } from './messages.ts';
import type { DraftRunner } from './run-draft.ts';

type Fetch = (request: ModuleRequest, signal: AbortSignal) => Promise<Outcome<ModuleSource>>;

/**
 * Opens a draft with the modules of the commons that its code asks for, each fetched once while the
 * page stays; one that was not there is asked for again. Undefined where `signal` aborts a fetch.
 */
export const openWithModules = (runner: Pick<DraftRunner, 'open'>, fetchModule: Fetch) => {
  const kept = new Map<string, Outcome<ModuleSource>>();
  let last: readonly string[] = [];
  return async (
    files: Files,
    name: string,
    signal: AbortSignal,
  ): Promise<Outcome<OpenedDraft> | undefined> => {
    const modules = new Map([...kept].filter(([key]) => last.includes(key)));
    for (;;) {
      const { outcome, asked } = await runner.open(files, modules, name);
      last = asked.map(requestKey);
      const missing = asked.filter((request) => !modules.has(requestKey(request)));
      if (missing.length === 0) return outcome;
      const fetching = missing.map(async (request) => {
        const key = requestKey(request);
        const found = kept.get(key) ?? (await fetchModule(request, signal));
        if (found.ok) kept.set(key, found);
        modules.set(key, found);
      });
      await Promise.all(fetching);
      if (signal.aborted) return undefined;
    }
  };
};

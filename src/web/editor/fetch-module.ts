// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { decodeModule, type ModuleDocument } from '../../designs/modules/module-document.ts';
import type { ModuleRequest } from '../../designs/modules/module-request.ts';
import type { ModuleSource } from '../../designs/modules/vendor-modules.ts';
import { failure, type Outcome, type Problem, success } from '../../shared/problem.ts';
import { ask, unreachable } from './draft-api.ts';

/** What a request for a module means to the node that the page is of. Problems: those of `ask`. */
export const fetchModule = async (
  { author, slug, range }: ModuleRequest,
  signal: AbortSignal,
): Promise<Outcome<ModuleSource>> => {
  const query = range === undefined ? '' : `?${new URLSearchParams({ range })}`;
  const answer = await ask(`/api/v1/modules/${author}/${slug}${query}`, { signal });
  if (!answer.ok) return answer;
  const told = (await answer.value.json().catch(() => undefined)) as Told | undefined;
  if (told === undefined) return failure(unreachable('one that breaks off'));
  return success(decodeModule(told.module), told.problems);
};

interface Told {
  readonly module: ModuleDocument;
  readonly problems: readonly Problem[];
}

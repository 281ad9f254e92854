// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { WantedBuild } from '../../jobs/queue/build-queue.ts';
import { json, type Answer } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import type { Builds } from '../builds/builds.ts';
import type { Call } from '../route.ts';
import { acceptedDocument, buildDocument, buildUrl, finishedDocument } from './build-document.ts';

/** Whether to wait for a build, and whether to begin one that is not there. */
export const beginQuery = z.object({
  wait: z.enum(['0', '1']).default('0'),
  start: z.enum(['0', '1']).default('1'),
});

/** The answer to whoever asks for a build: what there is of it, the build, or where to follow it. */
export const beginBuild = async (
  wanted: WantedBuild,
  query: z.output<typeof beginQuery>,
  { visitor, signal }: Pick<Call, 'visitor' | 'signal'>,
  builds: Builds,
): Promise<Answer> => {
  const { key } = wanted;
  if (query.start === '0') {
    const state = await builds.status(key);
    return json(state === undefined ? { id: key, status: 'absent' } : buildDocument(key, state));
  }
  if (query.wait === '1') {
    const built = await builds.build(wanted, visitor, signal);
    return built.ok ? json(finishedDocument(built.value)) : problemAnswer(built.problems);
  }
  const ticket = randomUUID();
  const begun = await builds.submit(wanted, visitor, ticket);
  if (!begun.ok) return problemAnswer(begun.problems);
  if (begun.value.state === 'done') return json(finishedDocument(begun.value.build));
  // Whoever is gone already will never follow it, nor call it off.
  if (signal.aborted) builds.cancel(key, visitor, ticket);
  return {
    kind: 'json',
    status: 202,
    headers: { location: buildUrl(key) },
    body: acceptedDocument(key, begun.value, ticket),
  };
};

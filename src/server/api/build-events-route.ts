// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Response } from 'express';
import type { BuildState } from '../../jobs/queue/build-state.ts';
import { GRACE_MS } from '../../jobs/queue/create-build-queue.ts';
import { unknownBuild } from '../../jobs/queue/queue-problems.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { route } from '../route.ts';
import { finishedDocument } from './build-document.ts';
import { buildParams, ticketQuery } from './build-routes.ts';

/** Proxies close connections on which nothing comes for a minute or less. */
const HEARTBEAT_MS = 15_000;

/**
 * When a browser that lost the connection comes back, ms. By itself it would after about 3 s: each of several
 * attempts has to come within the grace of the queue.
 */
const RETRY_MS = GRACE_MS / 5;

/**
 * Server-sent events: `waiting`; `progress` with `stage, done, total`; at the end `done` with the
 * finished build or `failed` with `problems`. Whoever goes away and does not come back within
 * the grace wants the build no longer, under the ticket of the address.
 */
export const buildEvents = route({
  method: 'get',
  path: '/api/v1/builds/:id/events',
  access: 'anyone',
  summary: 'Tells how a build goes on until it is done (server-sent events)',
  params: buildParams,
  query: ticketQuery,
  handle: async ({ params: { id }, query, visitor, signal, response }, { builds }) => {
    if ((await builds.status(id, visitor)) === undefined) return problemAnswer([unknownBuild()]);
    if (signal.aborted) return { kind: 'done' };
    response.status(200).set({
      'content-type': 'text/event-stream; charset=utf-8',
      // Not to be compressed: that would hold events back.
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    response.write(`retry: ${RETRY_MS}\n\n`);
    const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS).unref();
    const end = (): void => {
      clearInterval(heartbeat);
      response.end();
    };
    const told = (state: BuildState): void => tell(response, state, end);
    const stop = builds.watch(id, told, visitor, query.ticket);
    response.on('close', () => {
      clearInterval(heartbeat);
      stop();
    });
    return { kind: 'done' };
  },
});

const tell = (response: Response, state: BuildState, end: () => void): void => {
  const event = (name: string, data: unknown): unknown =>
    response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  switch (state.state) {
    case 'waiting':
      return void event('waiting', {});
    case 'running': {
      const { stage, done, total } = state;
      // Progress is for now: a reader who is slow misses some of it.
      if (stage !== undefined && !response.writableNeedDrain)
        event('progress', { stage, done, total });
      return;
    }
    case 'done':
      event('done', finishedDocument(state.build));
      return end();
    case 'failed':
      event('failed', { problems: state.problems });
      return end();
  }
};

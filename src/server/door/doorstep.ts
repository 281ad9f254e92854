// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Config } from '../config.ts';

/** A server that listens while what it serves is still being made. */
export interface Doorstep {
  readonly server: Server;
  /** How far that is, for whoever asks meanwhile. */
  readonly tell: (done: number, total: number) => void;
  /** From here on requests are answered by this. */
  readonly open: (app: RequestListener) => void;
  readonly close: () => Promise<void>;
}

/** When to ask again, seconds. */
const AGAIN = '2';

/**
 * Listens, and answers everything with 503: `/healthz` as `{ status: "starting", done, total }`, the rest in words. So
 * a node that begins with all its designs is told from one that hangs. Rejects when the port is taken.
 */
export const standAtDoor = async ({ port, host }: Config): Promise<Doorstep> => {
  let [done, total] = [0, 0];
  let answer: RequestListener = (request, response) => {
    const isHealth = request.url?.split('?')[0] === '/healthz';
    if (isHealth) return wait(response, 'application/json', JSON.stringify(state()));
    response.setHeader('refresh', AGAIN);
    wait(response, 'text/plain', `${words(done, total)}\n`);
  };
  const state = () => ({ status: 'starting', done, total });
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((listening, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      listening();
    });
  });
  return {
    server,
    tell: (now, all) => {
      [done, total] = [now, all];
    },
    open: (app) => {
      answer = app;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};

const words = (done: number, total: number): string =>
  total === 0
    ? 'This commons is starting. It is here in a moment.'
    : `This commons is starting for the first time: ${done} of ${total} designs are ready. It is here in a moment.`;

const wait = (response: ServerResponse, type: string, body: string): void => {
  response
    .writeHead(503, {
      'content-type': `${type}; charset=utf-8`,
      'retry-after': AGAIN,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
    })
    .end(body);
};

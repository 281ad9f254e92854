// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import compression from 'compression';
import express, { type Express, type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { refusal } from '../designs/library/store/guard.ts';
import { error } from '../shared/problem.ts';
import { problemAnswer } from './answers/problem-answer.ts';
import { sendAnswer } from './answers/send-answer.tsx';
import type { Deps } from './deps.ts';
import { callRoute } from './call-route.ts';
import { answerOnce } from './idempotency/answer-once.ts';
import { watchBody } from './idempotency/body-digest.ts';
import { answerOtherMethod, noteMethods } from './other-methods.ts';
import { publicOrigin } from './public-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { serveAssets } from './serve-assets.ts';
import { routes } from './routes.ts';

/** Largest body that is no upload. */
const BODY_BYTES = 1024 * 1024;

/** The whole server but for listening: routes over what it was given. */
export const createApp = (deps: Deps): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', deps.config.url === undefined ? false : 1);
  app.use(watchBody);
  app.use(deps.requestLog);
  app.use(securityHeaders(deps.config));
  app.use(compression());
  app.use(serveAssets(deps.assets));
  app.use(
    rateLimit({
      windowMs: 60_000,
      limit: deps.config.requestsPerMinute,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (request, response) => void tooMany(request, response, deps),
    }),
  );
  const parsers = [
    express.json({ limit: BODY_BYTES }),
    express.urlencoded({ limit: BODY_BYTES, extended: false }),
  ];
  const once = answerOnce(deps);
  for (const route of routes) {
    const handler = callRoute(route, deps, once);
    app[route.method](route.path, ...(route.raw === true ? [] : parsers), handler);
  }
  noteMethods(app, routes);
  app.use((request, response) => answerUnknown(request, response, deps));
  app.use((thrown: unknown, request: Request, response: Response, next: (e: unknown) => void) => {
    if (response.headersSent) return next(thrown);
    void answerThrown(thrown, request, response, deps);
  });
  return app;
};

const around = (request: Request, deps: Deps) => ({
  account: undefined,
  assets: deps.assets,
  origin: publicOrigin(request, deps.config),
});

const tooMany = (request: Request, response: Response, deps: Deps): Promise<void> =>
  sendAnswer(
    {
      ...problemAnswer([
        error('too-many-requests', 'expected fewer requests in a minute from one address', {
          hint: 'wait a minute',
        }),
      ]),
      retryAfterSeconds: 60,
    },
    request,
    response,
    around(request, deps),
  );

const answerUnknown = (request: Request, response: Response, deps: Deps): Promise<void> =>
  sendAnswer(
    answerOtherMethod(request) ??
      problemAnswer([
        error(
          'not-found',
          `expected an address of this commons, found ${request.path.slice(0, 200)}`,
        ),
      ]),
    request,
    response,
    around(request, deps),
  );

const RETRY = { hint: 'try again in a moment; if it stays, tell those who run this node' };

/** Parsers of bodies throw errors with a status; anything else is a bug of ours and is logged. */
const answerThrown = (
  thrown: unknown,
  request: Request,
  response: Response,
  deps: Deps,
): Promise<void> => {
  const { status = 500, message } = thrown as { status?: number; message?: string };
  if (status < 500) {
    const problems = [
      error('request-malformed', `expected a request that can be read, found: ${message ?? ''}`),
    ];
    return sendAnswer(
      { kind: 'problems', status, problems },
      request,
      response,
      around(request, deps),
    );
  }
  const refused = refusal(thrown);
  if (refused !== undefined) {
    deps.log.error({ err: thrown, path: request.path }, refused.code);
    // What the disk or the database said is for those who run the node.
    const problems = [error(refused.code, 'This node cannot get at its library now.', RETRY)];
    return sendAnswer(problemAnswer(problems, 503), request, response, around(request, deps));
  }
  deps.log.error({ err: thrown, path: request.path }, 'a bug');
  const problems = [
    error('server-bug', 'Something went wrong here that is not your fault.', {
      hint: 'try again; if it stays, tell those who run this node',
    }),
  ];
  return sendAnswer(
    { kind: 'problems', status: 500, problems },
    request,
    response,
    around(request, deps),
  );
};

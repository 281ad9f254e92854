// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Express, Request } from 'express';
import { error } from '../shared/problem.ts';
import type { ProblemAnswer } from './answers/answer.ts';
import { problemAnswer } from './answers/problem-answer.ts';
import type { Route } from './route.ts';

/** What the address of a request may be asked by, gathered from all paths that it matches. */
const allowed = new WeakMap<Request, Set<string>>();

/** To be called after the routes themselves: whatever comes by was asked for by another method. */
export const noteMethods = (app: Express, routes: readonly Route[]): void => {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const more = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
    methods.set(path, [...(methods.get(path) ?? []), ...more]);
  }
  for (const [path, all] of methods) {
    app.all(path, (request, _response, next) => {
      allowed.set(request, new Set([...(allowed.get(request) ?? []), ...all]));
      next();
    });
  }
};

/** Undefined where no path is that of the request. */
export const answerOtherMethod = (request: Request): ProblemAnswer | undefined => {
  const methods = [...(allowed.get(request) ?? [])].sort();
  if (methods.length === 0) return undefined;
  const problem = error(
    'method-not-allowed',
    `expected ${methods.join(' or ')} at ${request.path.slice(0, 200)}, found ${request.method}`,
    { hint: 'what each address takes is told at /api' },
  );
  return { ...problemAnswer([problem]), headers: { allow: methods.join(', ') } };
};

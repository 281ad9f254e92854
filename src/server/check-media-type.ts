// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Request } from 'express';
import { error } from '../shared/problem.ts';
import type { ProblemAnswer } from './answers/answer.ts';
import { problemAnswer } from './answers/problem-answer.ts';
import type { Route } from './route.ts';

/** What the server parses itself. */
const PARSED: readonly string[] = ['application/json', 'application/x-www-form-urlencoded'];

/** The answer for a body that the route cannot read; undefined for one that it can, or none. */
export const checkMediaType = (route: Route, request: Request): ProblemAnswer | undefined => {
  const types = route.takes ?? (route.body && PARSED);
  const hasBody =
    request.get('transfer-encoding') !== undefined || Number(request.get('content-length')) > 0;
  if (!hasBody || types === undefined || request.is([...types]) !== false) return undefined;
  const found = request.get('content-type')?.slice(0, 100) ?? 'no Content-Type';
  const problem = error(
    'media-type-unsupported',
    `expected a body of ${types.join(' or ')}, found ${found}`,
    { hint: `send it with the header Content-Type: ${types[0]}` },
  );
  return { ...problemAnswer([problem]), headers: { accept: types.join(', ') } };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { digest } from '../../shared/digest.ts';
import { error } from '../../shared/problem.ts';
import type { Answer } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import type { Deps } from '../deps.ts';
import { inTurn } from '../../shared/in-turn.ts';
import type { Call, Route } from '../route.ts';
import { bodyDigest, KEY_HEADER } from './body-digest.ts';
import { findKept, keepAnswer, type KeptAnswer } from './kept-answers.ts';

/** Does work for a call, unless its answer is known. */
export type Once = (route: Route, call: Call, work: () => Promise<Answer>) => Promise<Answer>;

/** Whether a route heeds the key: whatever is posted to the API. */
export const takesKey = ({ method, path }: Pick<Route, 'method' | 'path'>): boolean =>
  method === 'post' && path.startsWith('/api/v1/');

/**
 * Who posts to the API with a key gets the answer that the same request with this key got within a
 * day, and nothing is done again; requests with one key come one after the other. Where a route
 * `answersAnew`, the key says no more than that the request is the same. A request that failed changed
 * nothing and is not kept. Problems `idempotency-key-malformed`,
 * `idempotency-key-reused`.
 */
export const answerOnce = ({ accounts, config, library }: Deps): Once => {
  const turns = inTurn();
  return async (route, call, work) => {
    const key = call.request.get(KEY_HEADER);
    const writes = config.mode !== 'read-only' && !library.readOnly;
    if (key === undefined || !writes || !takesKey(route)) return work();
    if (!/^[\x21-\x7e]{1,200}$/.test(key)) return problemAnswer([malformed()], 400);
    const { visitor, request } = call;
    const asked = { visitor, key };
    const requestOf = async (): Promise<string | undefined> => {
      const body = await bodyDigest(request);
      const type = request.get('content-type') ?? '';
      // With the key, which is not kept: a body may hold a password, and be short enough to guess.
      return body && digest(`${key}\n${request.originalUrl}\n${type}\n${body}`);
    };
    return turns(`${visitor}\n${key}`, async () => {
      const kept = await findKept(accounts.db, accounts.now(), asked, requestOf);
      if (kept === 'other') return problemAnswer([reused()]);
      if (kept !== undefined && route.answersAnew === true) return work();
      if (kept !== undefined) {
        return {
          kind: 'json',
          ...kept,
          headers: { ...kept.headers, 'idempotency-replayed': 'true' },
        };
      }
      const answer = await work();
      if (answer.kind !== 'json') return answer;
      const whole = await requestOf();
      if (whole === undefined) return answer;
      const { status = 200, headers = {}, body } = answer;
      const good = route.answersAnew === true ? ASKED : { status, headers, body };
      await keepAnswer(accounts.db, accounts.now(), { ...asked, request: whole }, good);
      return answer;
    });
  };
};

/** Stands for an answer that nobody will be given again. */
const ASKED: KeptAnswer = { status: 200, headers: {}, body: null };

const malformed = () =>
  error('idempotency-key-malformed', 'expected a key of 1 to 200 visible ASCII characters', {
    hint: 'a random UUID is a good one',
  });

const reused = () =>
  error('idempotency-key-reused', 'expected the request that came with this key before', {
    hint: 'take a new key for another request',
  });

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { failure, type Outcome, type Problem, success } from '../shared/problem.ts';
import { notANode, unreachable } from './remote-problems.ts';

/**
 * The name of the account that a token of a node belongs to. Problems: those of that node,
 * `remote-unreachable`, `remote-not-a-node`.
 */
export const remoteAccount = async (
  url: string,
  token: string,
  timeoutMs: number,
): Promise<Outcome<string>> => {
  let response: Response;
  try {
    response = await fetch(`${url}/api/v1/account`, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      // A token is for the node that was named, and no other.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (thrown) {
    const { message = '', cause } = thrown as { message?: string; cause?: Error };
    return failure(unreachable(url, cause?.message ?? message));
  }
  const told = (await response.json().catch(() => undefined)) as Told | undefined;
  if (response.ok && typeof told?.name === 'string') return success(told.name);
  const problems = Array.isArray(told?.problems) ? told.problems : [];
  return failure(...(problems.length > 0 ? problems : [notANode(url, response.status)]));
};

interface Told {
  readonly name?: unknown;
  readonly problems?: readonly Problem[];
}

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../../../shared/problem.ts';

/**
 * An object store that cannot be reached or refuses: `store-unreachable`, `store-forbidden`,
 * `store-no-bucket`, `store-refused`. Thrown, since whoever asks for bytes cannot go on without.
 */
export class StoreFault extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'StoreFault';
    this.problem = problem;
  }
}

/** The Problem that was thrown; undefined: something else was. */
export const storeProblem = (thrown: unknown): Problem | undefined =>
  thrown instanceof StoreFault ? thrown.problem : undefined;

/** `last` is what the last attempt came to: an error of the network or a status. */
export const unreachable = (place: string, last: string): StoreFault =>
  new StoreFault(
    error(
      'store-unreachable',
      `expected the object store ${place} to answer, it does not: ${last}`,
      {
        hint: 'see whether it runs and whether endpoint=… is right; what is done stays done',
      },
    ),
  );

/** What an answer means that is no success and will not become one by asking again. */
export const refused = (place: string, status: number, code: string): StoreFault => {
  const told = `${status} ${code}`.trim();
  if (code === 'NoSuchBucket')
    return fault(
      'store-no-bucket',
      `expected the bucket of ${place}, there is none`,
      'make it first',
    );
  if (status === 401 || status === 403)
    return fault(
      'store-forbidden',
      `expected leave to use the object store ${place}, it says ${told}`,
      'check the keys, the clock of this machine, and that they may get, put, delete and list',
    );
  const elsewhere = status >= 300 && status < 400;
  return fault(
    'store-refused',
    `expected the object store ${place} to do as it is asked, it says ${told}`,
    elsewhere ? 'the bucket is elsewhere: check region=… and endpoint=…' : 'check the address',
  );
};

const fault = (code: string, message: string, hint: string): StoreFault =>
  new StoreFault(error(code, message, { hint }));

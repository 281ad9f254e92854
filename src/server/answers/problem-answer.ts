// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import type { ProblemAnswer } from './answer.ts';

/** Which status a Problem has where it is not simply that the input is wrong. */
const STATUS: readonly (readonly [RegExp, number])[] = [
  [/^(library-(design|version|customization)-unknown|not-found|.*-not-found)$/, 404],
  [/^library-version-removed$/, 410],
  [/^(reference-malformed|complaint-unknown)$/, 404],
  [/^(account-needed|account-sign-in-failed)$/, 401],
  [/^(access-denied|origin-foreign|account-not-(invited|allowed))$/, 403],
  [
    /^(version-taken|library-version-taken|account-name-taken|complaint-answered|draft-too-many)$/,
    409,
  ],
  [/^method-not-allowed$/, 405],
  [/^media-type-unsupported$/, 415],
  [/^draft-file-changed$/, 412],
  [/^upload-too-large$/, 413],
  [/^upload-malformed$/, 400],
  [
    /^(build-too-many|build-queue-full|account-too-many-attempts|account-too-many-letters|complaint-too-many|make-report-too-many|too-many-requests)$/,
    429,
  ],
  [/^library-(read-only|no-server|busy|disk-full|unreachable)$/, 503],
  [/^(account-read-only|build-closed|disk-full|store-.*|queue-.*|mail-queue-full)$/, 503],
  [/^build-bug$/, 500],
];

/** The status that the first error has. */
export const statusOf = (problems: readonly Problem[], otherwise = 422): number => {
  const first = problems.find(({ severity }) => severity === 'error');
  return STATUS.find(([codes]) => codes.test(first?.code ?? ''))?.[1] ?? otherwise;
};

/** The status of a page that tells what went wrong, if anything did. */
export const pageStatus = (problems: readonly Problem[] = []): number =>
  problems.length === 0 ? 200 : statusOf(problems);

/** The answer for what went wrong, with the status that the first error has. */
export const problemAnswer = (problems: readonly Problem[], otherwise = 422): ProblemAnswer => {
  const first = problems.find(({ severity }) => severity === 'error');
  const status = statusOf(problems, otherwise);
  const wait = first as { readonly retryAfterSeconds?: number } | undefined;
  return {
    kind: 'problems',
    status,
    problems,
    ...(wait?.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: wait.retryAfterSeconds }),
  };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, type Problem } from '../../../shared/problem.ts';
import { storeProblem } from './s3/store-fault.ts';

/**
 * Does work on a library and gives its outcome; what the disk or the database refuse becomes a
 * Problem: `library-disk-full`, `library-read-only`, `library-busy`, `library-damaged`,
 * `library-unreachable`, `library-no-server`; what its object store does, those of `StoreFault`. Anything else is a bug and thrown on.
 */
export const guard = async <T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
  try {
    return await work();
  } catch (thrown) {
    const problem = refusal(thrown);
    if (problem === undefined) throw thrown;
    return failure(problem);
  }
};

/** Result codes of SQLite (https://sqlite.org/rescode.html), the low byte. */
const SQLITE: Readonly<Record<number, Kind>> = {
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  10: 'unreachable',
  11: 'damaged',
  13: 'disk-full',
  14: 'unreachable',
  26: 'damaged',
};

const SYSTEM: Readonly<Record<string, Kind>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EIO: 'unreachable',
  EEXIST: 'unreachable',
  EFBIG: 'disk-full',
  EMFILE: 'busy',
  ENAMETOOLONG: 'unreachable',
  ENOENT: 'unreachable',
  ENOTDIR: 'unreachable',
  EISDIR: 'unreachable',
  ECONNREFUSED: 'no-server',
  ECONNRESET: 'no-server',
  ENOTFOUND: 'no-server',
  EAI_AGAIN: 'no-server',
  EHOSTUNREACH: 'no-server',
  ETIMEDOUT: 'no-server',
};

/** Conditions of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const POSTGRES: readonly (readonly [RegExp, Kind])[] = [
  [/^(08|57P0|28|3D000)/, 'no-server'],
  [/^53[12]00/, 'disk-full'],
  [/^25006/, 'read-only'],
  [/^(40|55P03|53300)/, 'busy'],
  [/^XX00[12]/, 'damaged'],
];

const TOLD = {
  'disk-full': ['room on the disk of the library, found none', 'make room and try again'],
  'read-only': [
    'a library that can be written to, found one that cannot',
    'check who owns the folder, or choose another with --to or FABCOMMONS_DATA',
  ],
  busy: ['the library to become free, it is still in use', 'try again in a moment'],
  damaged: [
    'a whole database, found a damaged one',
    'see `fabcommons library check`; an export or a backup restores it',
  ],
  'no-server': [
    'the database server of FABCOMMONS_DATABASE to answer, it does not',
    'see whether it runs, and whether address, name and password are right',
  ],
  unreachable: ['a library, it cannot be reached', 'check the path and its permissions'],
} as const;

type Kind = keyof typeof TOLD;

/** A server that stops ends connections without a code. */
const CUT_OFF = /Connection terminated|timeout exceeded when trying to connect/;

const kindOf = (code: string, message: unknown): Kind | undefined =>
  SYSTEM[code] ??
  POSTGRES.find(([codes]) => /^[0-9A-Z]{5}$/.test(code) && codes.test(code))?.[1] ??
  (CUT_OFF.test(String(message)) ? 'no-server' : undefined);

/** The Problem that an error of the disk or the database is; undefined for any other. */
export const refusal = (thrown: unknown): Problem | undefined => {
  const ofStore = storeProblem(thrown);
  if (ofStore !== undefined) return ofStore;
  const { code, errcode, message } = (thrown ?? {}) as {
    readonly code?: unknown;
    readonly errcode?: unknown;
    readonly message?: unknown;
  };
  const kind = typeof errcode === 'number' ? SQLITE[errcode & 0xff] : kindOf(String(code), message);
  if (kind === undefined) return undefined;
  const [expected, hint] = TOLD[kind];
  return error(`library-${kind}`, `expected ${expected}: ${String(message)}`, { hint });
};

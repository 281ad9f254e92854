// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../shared/problem.ts';

/**
 * What `FABCOMMONS_QUEUE` says: the address of a Redis, or undefined where builds are made by this
 * process's own workers. Problem `config-invalid`.
 */
export const queueAddress = (value: string | undefined): Outcome<string | undefined> => {
  if (value === undefined || value === '') return success(undefined);
  // The value may hold a password: it is not repeated.
  return isRedis(value)
    ? success(value)
    : failure(
        error('config-invalid', `environment variable FABCOMMONS_QUEUE: ${EXPECTED_ADDRESS}`, {
          hint: 'leave it out to build with the workers of this process',
        }),
      );
};

export const EXPECTED_ADDRESS =
  'expected redis://user:password@host:6379/0, or rediss:// with encryption';

/** The address without name and password, for people. */
export const plainAddress = (address: string): string => {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
};

const isRedis = (value: string): boolean => {
  if (!/^rediss?:\/\//.test(value) || !URL.canParse(value)) return false;
  const { hostname, pathname } = new URL(value);
  return hostname !== '' && /^\/?\d*$/.test(pathname);
};

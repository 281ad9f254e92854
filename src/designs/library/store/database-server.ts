// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../../shared/problem.ts';

/**
 * What `FABCOMMONS_DATABASE` says: the address of a PostgreSQL server, or undefined where records stay
 * in the folder of the node. Problem `config-invalid`.
 */
export const databaseServer = (value: string | undefined): Outcome<string | undefined> => {
  if (value === undefined || value === '') return success(undefined);
  const named = /^postgres(ql)?:\/\//.test(value) && URL.canParse(value);
  // The value may hold a password: it is not repeated.
  return named
    ? success(value)
    : failure(
        error(
          'config-invalid',
          'environment variable FABCOMMONS_DATABASE: expected postgres://user:password@host:5432/name',
          { hint: 'leave it out to keep everything in the folder of FABCOMMONS_DATA' },
        ),
      );
};

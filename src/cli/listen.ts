// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome } from '../shared/problem.ts';

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EACCES: 'that is not permitted',
  EADDRNOTAVAIL: 'this machine has no such address',
};

/**
 * Starts something that listens. What the system says against the port or the address is a Problem,
 * `server-cannot-listen`; anything else is thrown on. `hint` says how to choose another.
 */
export const listen = async <T>(
  start: () => Promise<Outcome<T>>,
  hint: string,
): Promise<Outcome<T>> => {
  try {
    return await start();
  } catch (thrown) {
    const { syscall, code = '', port } = thrown as NodeJS.ErrnoException & { port?: number };
    if (syscall !== 'listen' || REASONS[code] === undefined) throw thrown;
    const message = `expected to listen at port ${port ?? 'chosen'}, ${REASONS[code]}`;
    return failure(error('server-cannot-listen', message, { hint }));
  }
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Logger } from 'pino';
import type { Pool } from '../../jobs/pool/create-pool.ts';
import type { Store } from '../../jobs/store/store.ts';

/** The pool of a server whose workers take builds from a queue. */
export const poolElsewhere = async (redis: string, store: Store, log: Logger): Promise<Pool> => {
  // What it is made of is read only by servers that have one.
  const { createRemotePool } = await import('../../jobs/remote/create-remote-pool.ts');
  return createRemotePool({
    ...{ redis, store, priority: 'visitor' },
    onRemark: ({ code, message, hint }) => log.warn({ code, hint }, message),
  });
};

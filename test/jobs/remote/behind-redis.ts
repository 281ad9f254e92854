// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from '../../../src/jobs/pool/create-pool.ts';
import { createRemotePool } from '../../../src/jobs/remote/create-remote-pool.ts';
import { startQueueWorker } from '../../../src/jobs/remote/start-queue-worker.ts';
import { openDiskStore } from '../../../src/jobs/store/open-disk-store.ts';

/** A pool whose one worker is in this process, and works with that pool. */
export const behindRedis = async (local: Pool, redis: string): Promise<Pool> => {
  const folder = await mkdtemp(join(tmpdir(), 'fabcommons-behind-'));
  const place = { folder, maxBytes: 1e9 };
  const store = await openDiskStore(place.folder, place);
  const worker = startQueueWorker({ redis, store, place, pool: local });
  const pool = createRemotePool({ redis, store, priority: 'visitor' });
  return {
    ...pool,
    close: async () => {
      await Promise.all([pool.close(), worker.close(0)]);
      await local.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { success } from '../../../src/shared/problem.ts';
import { hasRedis, type RedisServer, startRedisServer } from '../../redis/redis-server.ts';
import { meetAt, named } from './remote.ts';

describe.skipIf(!hasRedis)('a pool whose workers are elsewhere', () => {
  let server: RedisServer;
  beforeAll(async () => void (server = await startRedisServer()));
  afterAll(() => server.remove());

  it('gives what the worker answered', async () => {
    const { asker, worker } = await meetAt(server.url);
    const { one, running } = worker();
    const answer = asker().run(named('a'));
    await vi.waitFor(() => expect(running.size).toBe(1));
    one('a').end(
      success({
        values: { size: 3 },
        products: [{ bytes: new Uint8Array(9_000).fill(7) }],
      } as never),
    );
    expect(await answer).toEqual({
      ok: true,
      problems: [],
      value: { values: { size: 3 }, products: [{ bytes: new Uint8Array(9_000).fill(7) }] },
    });
  });
});

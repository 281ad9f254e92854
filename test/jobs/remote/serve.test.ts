// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { statusOf } from '../../../src/server/answers/problem-answer.ts';
import { readConfig } from '../../../src/server/config.ts';
import type * as ServerModule from '../../../src/server/door/start-server.ts';
import { noWorker, queueUnreachable } from '../../../src/jobs/remote/remote-problems.ts';
import { LIBRARY, ROOT } from '../../cli/fabcommons.ts';
import { codesOf, temporaryFolder, valueOf } from '../../designs/library/samples.ts';
import { hasRedis, startRedisServer } from '../../redis/redis-server.ts';
import { startWorker } from './processes.ts';

/** As built: workers are started from files of JavaScript. */
const { startServer } = (await import(
  new URL('../../../dist/server/door/start-server.js', import.meta.url).href
)) as typeof ServerModule;

describe.skipIf(!hasRedis())('a server with a queue', () => {
  it('begins without any worker, and has its builds made by one that comes later', async () => {
    const redis = await startRedisServer();
    onTestFinished(() => redis.remove());
    const folder = await temporaryFolder();
    await cp(join(LIBRARY, 'cable-clip'), join(folder, 'seed/cable-clip'), { recursive: true });
    const env = { FABCOMMONS_QUEUE: redis.url, FABCOMMONS_CACHE: join(folder, 'cache') };
    const at = { PORT: '0', FABCOMMONS_DATA: join(folder, 'data'), FABCOMMONS_LOG: 'silent' };
    const config = valueOf(readConfig({ ...env, ...at }));
    const folders = { web: join(ROOT, 'dist/web'), seed: join(folder, 'seed') };
    const server = valueOf(await startServer(config, folders));
    onTestFinished(() => server.close());
    const built = fetch(`${server.url}/api/v1/builds?wait=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ design: 'fabcommons/cable-clip', formats: ['stl'] }),
    });
    await startWorker(env);
    const answer = await built;
    const document = (await answer.json()) as { products: { url: string }[] };
    expect([answer.status, document.products]).toMatchObject([200, [{}]]);
    const file = await fetch(new URL(document.products[0]!.url, server.url));
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  });
});

it('a queue that is away is no fault of who asks', () => {
  expect([queueUnreachable('no'), noWorker('q')].map((each) => statusOf([each]))).toEqual([
    503, 503,
  ]);
});

it('the address of a queue is checked, and its password kept', () => {
  const read = (FABCOMMONS_QUEUE: string) => readConfig({ FABCOMMONS_QUEUE });
  for (const good of ['redis://host', 'rediss://a:b@host:1/2', 'redis://[::1]:6379'])
    expect(read(good)).toMatchObject({ ok: true, value: { queue: good } });
  for (const bad of ['host:6379', 'http://a:hunter2@host', 'redis://:hunter2@', 'redis://h/name']) {
    const refused = read(bad);
    expect([bad, codesOf(refused)]).toEqual([bad, ['config-invalid']]);
    expect(JSON.stringify(refused)).not.toContain('hunter2');
  }
  expect('queue' in (valueOf(read('')) as object)).toBe(false);
});

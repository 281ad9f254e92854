// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CachedBuild } from '../../../src/jobs/cache/create-build-cache.ts';
import type { BuildQueue } from '../../../src/jobs/queue/build-queue.ts';
import { createBuildQueue } from '../../../src/jobs/queue/create-build-queue.ts';
import { createApp } from '../../../src/server/create-app.ts';
import type { Deps } from '../../../src/server/deps.ts';
import { error, failure } from '../../../src/shared/problem.ts';
import { fakeCache, fakePool, settled, wanted } from '../../jobs/fakes.ts';
import { temporaryFolder } from '../../designs/library/samples.ts';

const ID = 'ab'.repeat(32);
const FILE = 'solid part 1\nendsolid\n';

let fake: ReturnType<typeof fakePool>;
let kept: Map<string, CachedBuild>;
let queue: BuildQueue;
let server: Server;
let url: string;

beforeEach(async () => {
  fake = fakePool(1);
  const { cache, kept: there } = fakeCache();
  kept = there;
  queue = createBuildQueue({ pool: fake.pool, cache, graceMs: 0, now: () => 0 });
  const pass = (_request: unknown, _response: unknown, next: () => void): void => next();
  const app = createApp({
    config: { mode: 'open', requestsPerMinute: 1_000, log: 'silent' },
    library: { readOnly: false },
    accounts: { accountOf: async () => undefined, sessionOf: async () => undefined },
    assets: { folder: '/nowhere', style: undefined, island: () => undefined },
    builds: queue,
    log: { error: () => undefined },
    requestLog: pass,
  } as unknown as Deps);
  server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/builds/${ID}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const VISITOR = '@127.0.0.1';
const begin = async (visitor = VISITOR) => {
  await queue.submit(wanted(ID), visitor);
  await settled();
};
const until = async (isSo: () => boolean) => {
  while (!isSo()) await settled();
};

describe('the events of a build', () => {
  it('come one by one, uncompressed, until it is done', async () => {
    await begin();
    const response = await fetch(`${url}/events`, { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('content-encoding')).toBeNull();
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toMatch(/^retry: \d+\n\n$/);
    fake.one(ID).context.progress?.({ stage: 'slice', done: 1, total: 3 });
    expect((await reader.read()).value).toBe(
      'event: progress\ndata: {"stage":"slice","done":1,"total":3}\n\n',
    );
    fake.one(ID).end();
    const last = (await reader.read()).value!;
    expect(last).toMatch(/^event: done\ndata: \{.*\}\n\n$/);
    expect(JSON.parse(last.split('data: ')[1]!)).toMatchObject({ id: ID, status: 'done' });
    expect((await reader.read()).done).toBe(true);
  });

  it('tell why it failed', async () => {
    await begin();
    const response = await fetch(`${url}/events`);
    fake.one(ID).end(failure(error('evaluate-exception', 'no')));
    expect(await response.text()).toMatch(
      /^event: failed\ndata: \{"problems":\[\{"code":"evaluate-/m,
    );
  });

  it('let a browser that lost the connection try three times before the build ends', async () => {
    await begin();
    const response = await fetch(`${url}/events`);
    fake.one(ID).end();
    const retry = Number(/^retry: (\d+)$/m.exec(await response.text())![1]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { pool, running } = fakePool(1);
      const patient = createBuildQueue({ pool, cache: fakeCache().cache, now: () => 0 });
      await patient.submit(wanted(ID), VISITOR, 'one');
      await settled();
      const follow = () => patient.watch(ID, () => undefined, VISITOR, 'one');
      follow()();
      vi.advanceTimersByTime(3 * retry);
      const stop = follow();
      vi.advanceTimersByTime(60_000);
      expect(running.size).toBe(1);
      stop();
      vi.advanceTimersByTime(60_000);
      await settled();
      expect(running.size).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('end the build when the only one who listens goes away', async () => {
    await begin();
    const gone = new AbortController();
    await fetch(`${url}/events`, { signal: gone.signal });
    expect(fake.running.size).toBe(1);
    gone.abort();
    await until(() => fake.running.size === 0);
    expect((await fetch(url)).status).toBe(404);
  });
});

describe('a build by its id', () => {
  it('is unknown, or tells how far it is', async () => {
    for (const path of ['', '/events', '/files/a.stl']) {
      const response = await fetch(url + path);
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
        404,
        'build-not-found',
      ]);
    }
    await begin();
    expect(await (await fetch(url)).json()).toMatchObject({ id: ID, status: 'running' });
  });

  it('is called off by whoever asked for it alone', async () => {
    await begin('somebody');
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(404);
    await begin();
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(200);
    expect(fake.running.size).toBe(1);
  });

  it('goes on for one request of a visitor when another is called off, or is followed no longer', async () => {
    const gone = new AbortController();
    await queue.submit(wanted(ID), VISITOR, 'first');
    await settled();
    await fetch(`${url}/events?ticket=first`, { signal: gone.signal });
    await queue.submit(wanted(ID), VISITOR, 'second');
    const callOff = async (ticket: string) =>
      (await fetch(`${url}?ticket=${ticket}`, { method: 'DELETE' })).status;
    expect([await callOff('first'), await callOff('first')]).toEqual([200, 404]);
    gone.abort();
    await settled();
    expect(fake.running.size).toBe(1);
    expect(await callOff('second')).toBe(200);
    await until(() => fake.running.size === 0);
  });

  it('gives its files by name, whole or in part, and not to who has them', async () => {
    const path = join(await temporaryFolder(), '0');
    await writeFile(path, FILE);
    const product = { name: 'a b.stl', format: 'stl', sha256: 'cd'.repeat(32), bytes: FILE.length };
    kept.set(ID, {
      key: ID,
      build: { values: {}, meshes: [] } as unknown as CachedBuild['build'],
      products: [{ ...product, path }],
      problems: [],
    });
    const document = (await (await fetch(url)).json()) as { products: { url: string }[] };
    const file = new URL(document.products[0]!.url, url);
    const whole = await fetch(file);
    expect(await whole.text()).toBe(FILE);
    const head = await fetch(file, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(`${FILE.length}`);
    const etag = whole.headers.get('etag')!;
    const part = await fetch(file, { headers: { range: 'bytes=6-9' } });
    expect([part.status, await part.text()]).toEqual([206, FILE.slice(6, 10)]);
    expect(
      (await fetch(file, { headers: { 'if-none-match': etag, 'cache-control': '' } })).status,
    ).toBe(304);
    expect((await fetch(`${url}/files/other.stl`)).status).toBe(404);
    // Removed to make room for others since it was looked up.
    await rm(path);
    expect((await fetch(file)).status).toBe(404);
  });
});

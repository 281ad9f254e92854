// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { StoreFault } from '../../src/designs/library/store/s3/store-fault.ts';
import type { BuildCache } from '../../src/jobs/cache/create-build-cache.ts';
import { createBuildQueue } from '../../src/jobs/queue/create-build-queue.ts';
import { readConfig } from '../../src/server/config.ts';
import { error } from '../../src/shared/problem.ts';
import { codesOf } from '../designs/library/samples.ts';
import { fakeCache, fakePool, settled, wanted } from '../jobs/fakes.ts';
import { jpeg } from '../server/makes/pictures.ts';
import { publishHook, startNode, type TestNode } from '../server/node.ts';
import { bucketOf } from './bucket-of.ts';
import { refuse, type S3Server, startS3Server } from './s3-server.ts';

let server: S3Server;
let node: TestNode;
beforeAll(async () => {
  server = await startS3Server();
  node = await startNode(bucketOf(server, 'node', { patienceMs: 100 }));
});
afterEach(() => {
  server.fault = undefined;
});
afterAll(async () => {
  await node.close();
  await server.remove();
});

const goAway = (): void => {
  server.fault = (_, response) => {
    refuse(response, 503, 'ServiceUnavailable');
    return true;
  };
};

describe('a node with its files in a bucket', () => {
  const get = async (path: string): Promise<readonly [number, string]> => {
    const answer = await fetch(node.url + path);
    return [answer.status, await answer.text()];
  };

  it('answers 503 for what needs it while it is away, and goes on when it is back', async () => {
    const sue = await node.person('sue');
    await publishHook(node, sue.account);
    const form = new FormData();
    form.set('version', '1.1.0');
    form.set('wentWell', 'yes');
    form.set('photo', new Blob([jpeg() as BlobPart]), 'a.jpg');
    const headers = { cookie: sue.cookie, origin: node.url };
    const told = () =>
      fetch(`${node.url}/d/ada/hook/made`, {
        ...{ method: 'POST', body: form, headers },
        redirect: 'manual',
      });
    expect((await told()).status).toBe(303);
    const [, page] = await get('/d/ada/hook');
    const photo = /\/photos\/[0-9a-f]{64}/.exec(page)![0];
    const places = ['/d/ada/hook', '/d/ada/hook/raw/design.js', photo];
    const statuses = () => Promise.all(places.map(async (place) => (await get(place))[0]));
    expect(await statuses()).toEqual([200, 200, 200]);

    goAway();
    expect(await statuses()).toEqual([503, 503, 503]);
    expect((await told()).status).toBe(503);
    const [, text] = await get('/d/ada/hook/raw/design.js');
    expect(text).toContain('cannot get at its library now');
    expect(text).not.toMatch(/s3:|127\.0\.0\.1:|S3RVER/);
    // What is in the database is there all the same.
    expect((await get('/api/v1/designs/ada/hook'))[0]).toBe(200);

    server.fault = undefined;
    expect(await statuses()).toEqual([200, 200, 200]);
  });
});

describe('builds whose store is away', () => {
  const away = () => Promise.reject(new StoreFault(error('store-unreachable', 'away')));
  const setUp = (cache: Partial<BuildCache>) => {
    const bugs: unknown[] = [];
    const kept = fakeCache();
    const pool = fakePool(1);
    const queue = createBuildQueue({
      ...{ pool: pool.pool, cache: { ...kept.cache, ...cache }, graceMs: 0, now: () => 0 },
      onBug: (thrown) => void bugs.push(thrown),
    });
    const { signal } = new AbortController();
    return { ...pool, ...kept, bugs, queue, build: () => queue.build(wanted('a'), 'v', signal) };
  };

  it('are not made in vain, and those who watch are told', async () => {
    const { build, queue, order, bugs } = setUp({ get: away });
    await expect(build()).rejects.toThrow('away');
    await expect(queue.status('a')).rejects.toThrow('away');
    const states: unknown[] = [];
    queue.watch('a', (state) => states.push(state));
    await settled();
    expect(states).toMatchObject([{ state: 'failed', problems: [{ code: 'store-unreachable' }] }]);
    expect([order, bugs]).toEqual([[], []]);
  });

  it('fail of it when they are made, and are made again as soon as somebody asks', async () => {
    let isAway = true;
    const kept = fakeCache();
    const { build, one, bugs } = setUp({
      put: (...put) => (isAway ? away() : kept.cache.put(...put)),
    });
    const first = build();
    await settled();
    one('a').end();
    expect(codesOf(await first)).toEqual(['store-unreachable']);
    isAway = false;
    const second = build();
    await settled();
    one('a').end();
    expect([(await second).ok, bugs]).toEqual([true, []]);
  });
});

describe('the configuration of a node', () => {
  it('has a bucket where FABCOMMONS_STORE says so, and keeps its keys to itself', () => {
    const FABCOMMONS_STORE = 's3://bucket/x?endpoint=http://host:1';
    const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'hush' };
    const read = readConfig({ FABCOMMONS_STORE, ...keys });
    expect(read).toMatchObject({ ok: true, value: { objects: { bucket: 'bucket' } } });
    expect(JSON.stringify(read)).not.toContain('hush');
    expect(codesOf(readConfig({ FABCOMMONS_STORE }))).toEqual(['store-credentials']);
    const wrong = readConfig({ PORT: '-1', FABCOMMONS_STORE: 'x', ...keys });
    expect([...codesOf(wrong)].sort()).toEqual(['config-invalid', 'store-address']);
    expect(readConfig(keys)).toMatchObject({ ok: true });
    expect('objects' in (readConfig(keys) as unknown as { value: object }).value).toBe(false);
  });
});

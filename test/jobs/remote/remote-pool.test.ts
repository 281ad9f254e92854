// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { error, failure, type Problem, success } from '../../../src/shared/problem.ts';
import { codesOf } from '../../designs/library/samples.ts';
import { hasRedis, type RedisServer, startRedisServer } from '../../redis/redis-server.ts';
import { echo, meetAt, named, NOTE, SHORT, until } from './remote.ts';

const LARGE = { products: [{ bytes: new Uint8Array(9_000).fill(7) }] } as never;

describe.skipIf(!hasRedis())('a pool whose workers are elsewhere', () => {
  let server: RedisServer;
  beforeAll(async () => void (server = await startRedisServer()));
  afterAll(() => server?.remove());

  it('hands over a task and its answer with every byte, however large', async () => {
    const { asker, worker } = await meetAt(server.url);
    const { run, seen } = echo();
    worker(1, { pool: { size: 1, run } });
    for (const size of [0, 3_000, 40_000]) {
      const task = named(`${size}`, new Uint8Array(size).fill(size % 251));
      const answer = await asker().run(task);
      expect(seen.at(-1)).toEqual(task);
      expect(answer).toEqual(success({ was: task }, [NOTE]));
    }
  });

  it('tells how far it is, and gives failures as they are', async () => {
    const { asker, worker } = await meetAt(server.url);
    const { one, running } = worker();
    const steps: string[] = [];
    const progress = ({ stage, done }: { stage: string; done: number }) =>
      void steps.push(`${stage} ${done}`);
    const answer = asker().run(named('a'), { progress });
    await until(() => running.size === 1);
    one('a').context.progress?.({ stage: 'slice', done: 0, total: 9 });
    await until(() => steps.length === 1);
    one('a').end(failure(error('mesh-not-closed', 'open')));
    expect(codesOf(await answer)).toEqual(['mesh-not-closed']);
    expect(steps).toEqual(['slice 0']);
  });

  it('does the same once for all who want it at once, and again for who comes after a failure', async () => {
    const { asker, worker } = await meetAt(server.url);
    const { one, running, order } = worker();
    const askers = [asker(), asker(), asker()];
    const answers = askers.map((pool) => pool.run(named('a')));
    await until(() => running.size === 1);
    one('a').end(failure(error('evaluate-timeout', 'late')));
    for (const answer of answers) expect(codesOf(await answer)).toEqual(['evaluate-timeout']);
    expect(order.filter((name) => name === 'a')).toEqual(['a']);
    const again = asker().run(named('a'));
    await until(() => running.size > 0 && order.filter((name) => name === 'a').length === 2);
    one('a').end();
    expect((await again).ok).toBe(true);
  });

  it('lets a visitor pass a batch, and takes along what both want', async () => {
    const { asker, worker, lined } = await meetAt(server.url);
    const { one, running, order } = worker(1);
    const [batch, visitor] = [asker({ priority: 'batch' }), asker()];
    const answers = [batch.run(named('first'))];
    await until(() => running.size === 1);
    for (const [i, name] of ['b1', 'b2', 'b3'].entries()) {
      answers.push(batch.run(named(name)));
      await until(async () => (await lined()).batch === i + 1);
    }
    answers.push(visitor.run(named('v')));
    await until(async () => (await lined()).visitor === 1);
    answers.push(visitor.run(named('b3')));
    await until(async () => (await lined()).visitor === 2);
    for (const name of ['first', 'v', 'b3', 'b1', 'b2']) {
      await until(() => order.at(-1) === name);
      one(name).end();
    }
    await Promise.all(answers);
    expect(order).toEqual(['first', 'v', 'b3', 'b1', 'b2']);
  });

  it('ends what nobody wants any more, and nothing that somebody still wants', async () => {
    const { asker, worker } = await meetAt(server.url);
    const { one, running, order } = worker(1);
    const [a, b] = [new AbortController(), new AbortController()];
    const [first, second] = [a, b].map(({ signal }) => asker().run(named('a'), { signal }));
    const behind = new AbortController();
    await until(() => running.size === 1);
    const never = asker().run(named('never'), { signal: behind.signal });
    a.abort();
    expect(codesOf(await first!)).toEqual(['job-interrupted']);
    await sleep(500);
    expect(one('a').context.signal?.aborted).toBe(false);
    behind.abort();
    expect(codesOf(await never)).toEqual(['job-interrupted']);
    b.abort();
    expect(codesOf(await second!)).toEqual(['job-interrupted']);
    await until(() => running.size === 0);
    const next = asker().run(named('next'));
    await until(() => running.size === 1);
    one('next').end();
    await next;
    expect(order).toEqual(['a', 'next']);
  });

  it('goes on with what somebody waits for, however seldom they look how it stands', async () => {
    const { asker, worker } = await meetAt(server.url);
    const { one, running, order } = worker(1);
    const answer = asker({ times: { ...SHORT, look: 60_000, wanted: 300 } }).run(named('a'));
    await until(() => running.size === 1);
    // Three times as long as it is wanted after each word.
    await sleep(900);
    expect(one('a').context.signal?.aborted).toBe(false);
    one('a').end();
    expect((await answer).ok).toBe(true);
    expect(order).toEqual(['a']);
  });

  it('tries again what a worker could not do, and gives up in the end', async () => {
    const { asker, worker } = await meetAt(server.url);
    const { running, order, one, errors } = worker(2);
    const pool = asker();
    const died = pool.run(named('died'));
    const broken = pool.run(named('broken')).catch((thrown: Error) => thrown.message);
    const begun = (name: string) => order.filter((each) => each === name).length;
    for (let i = 1; i <= 4; i++) {
      await until(() => running.size === 2 && begun('died') === i && begun('broken') === i);
      one('died').end(failure(error('job-died', 'killed')));
      one('broken').die(new Error('a bug'));
    }
    expect(codesOf(await died)).toEqual(['job-died']);
    expect(await broken).toContain('a bug');
    expect(errors.filter((each) => each === 'a bug')).toHaveLength(4);
  });

  it('does not go on with what each worker dies of', async () => {
    const { asker, worker } = await meetAt(server.url);
    // Workers that never say that they are at it are as good as dead.
    const { order } = worker(8, { times: { ...SHORT, check: 1e6, lock: 100, stalled: 50 } });
    expect(codesOf(await asker().run(named('deadly')))).toEqual(['queue-workers-died']);
    expect(new Set(order)).toEqual(new Set(['deadly']));
    expect(order.length).toBeLessThanOrEqual(6);
  });

  it('never gives out bytes that are not those of the worker', async () => {
    const { asker, worker, place } = await meetAt(server.url);
    const poisoned: string[] = [];
    const { run } = echo(LARGE);
    const poison = async (): Promise<void> => {
      for (const path of await filesUnder(join(place.folder, 'bytes'))) {
        const bytes = await readFile(path);
        bytes[0]! ^= 1;
        await writeFile(path, bytes);
        poisoned.push(path);
      }
    };
    worker(1, {
      pool: { size: 1, run },
      onJob: ({ is }) => {
        if (is === 'over' && poisoned.length === 0) void poison();
      },
    });
    const answers = await Promise.all([1, 2].map(() => asker().run(named('a'))));
    for (const answer of answers) expect(answer).toEqual(success(LARGE, [NOTE]));
  });

  it('says so when the stores of both sides are not the same', async () => {
    const [{ asker }, other] = [await meetAt(server.url), await meetAt(server.url)];
    const { worker } = await meetAt(server.url);
    worker(1, { pool: { size: 1, ...echo() }, space: other.space, store: other.store });
    const large = named('a', new Uint8Array(9_000));
    const answer = await asker({ space: other.space }).run(large);
    expect(codesOf(answer)).toEqual(['queue-store-apart']);
  });

  it('gives up where no worker is, and says what to start', async () => {
    const { asker, worker } = await meetAt(server.url);
    const pool = asker();
    const answer = await pool.run(named('a'));
    expect(codesOf(answer)).toEqual(['queue-no-worker']);
    expect(answer.problems[0]!.hint).toContain('fabcommons worker');
    worker(1, { pool: { size: 1, ...echo() } });
    await until(async () => (await pool.run(named('b'))).ok);
  });

  it('a worker that ends takes nothing new, and gives back what it could not finish', async () => {
    const { asker, worker } = await meetAt(server.url);
    const first = worker(1);
    const answer = asker().run(named('a'));
    await until(() => first.running.size === 1);
    await first.close(50);
    const second = worker(1);
    await until(() => second.running.size === 1);
    second.one('a').end();
    expect((await answer).ok).toBe(true);
    expect(first.errors).toEqual([]);
  });

  it('a clock that jumps does not matter', async () => {
    const { asker, worker } = await meetAt(server.url);
    const { one, running, order } = worker(1);
    const pool = asker();
    onTestFinished(() => void vi.useRealTimers());
    for (const [name, hours] of [
      ['ahead', 5],
      ['back', -5],
    ] as const) {
      const answer = pool.run(named(name));
      await until(() => running.size === 1);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3.6e6 });
      await sleep(1.3 * SHORT.lock);
      expect(one(name).context.signal?.aborted).toBe(false);
      one(name).end();
      expect((await answer).ok).toBe(true);
    }
    expect(order).toEqual(['ahead', 'back']);
  });

  it('closing ends what waits', async () => {
    const { asker } = await meetAt(server.url);
    const pool = asker({ size: 1 });
    const both = ['a', 'b'].map((name) => pool.run(named(name)));
    await pool.close();
    for (const answer of both) expect(codesOf(await answer)).toEqual(['job-interrupted']);
  });
});

describe.skipIf(!hasRedis())('a Redis that may throw away', () => {
  it('is warned of', async () => {
    const server = await startRedisServer('--maxmemory-policy', 'allkeys-lru');
    onTestFinished(() => server.remove());
    const { asker, worker } = await meetAt(server.url);
    const remarks: Problem[] = [];
    const onRemark = (remark: Problem): void => void remarks.push(remark);
    asker({ onRemark });
    worker(1, { onRemark });
    await until(() => remarks.length === 2);
    expect(remarks.map(({ code }) => code)).toEqual(Array(2).fill('queue-redis-evicts'));
  });
});

const filesUnder = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

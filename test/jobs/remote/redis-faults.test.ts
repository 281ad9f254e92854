// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codesOf } from '../../designs/library/samples.ts';
import { hasRedis, type RedisServer, startRedisServer } from '../../redis/redis-server.ts';
import { echo, meetAt, named, SHORT, until } from './remote.ts';

/** Gives up soon. */
const HASTY = { ...SHORT, call: 400, away: 500 };

describe.skipIf(!hasRedis())('when Redis is killed', () => {
  let server: RedisServer;
  beforeEach(async () => void (server = await startRedisServer()));
  afterEach(() => server.remove());

  it.each([
    ['with all that it knew', true],
    ['with nothing', false],
  ])('and comes back %s, whoever waits has the answer all the same', async (_, keepsData) => {
    const { asker, worker } = await meetAt(server.url);
    const { one, running, order } = worker(1);
    const pool = asker();
    const answers = ['a', 'b', 'c'].map((name) => pool.run(named(name)));
    await until(() => running.size === 1);
    await server.kill();
    await server.start(keepsData);
    answers.push(pool.run(named('d')));
    const ended = setInterval(() => [...running].forEach(({ end }) => end()), 300);
    const outcomes = await Promise.all(answers).finally(() => clearInterval(ended));
    expect(outcomes.map(({ ok, problems }) => [ok, problems])).toEqual(Array(4).fill([true, []]));
    expect(new Set(order)).toEqual(new Set(['a', 'b', 'c', 'd']));
    expect(one('a')).toBeUndefined();
  });

  it('and stays away, whoever waits is told so, and the next who asks too', async () => {
    const { asker, worker } = await meetAt(server.url);
    const { running } = worker(1);
    const pool = asker({ times: HASTY });
    const answer = pool.run(named('a'));
    await until(() => running.size === 1);
    await server.kill();
    expect(codesOf(await answer)).toEqual(['queue-unreachable']);
    const next = await pool.run(named('b'));
    expect(codesOf(next)).toEqual(['queue-unreachable']);
    expect(next.problems[0]).toHaveProperty('retryAfterSeconds');
  });

  it('or does not answer any more, whoever waits is told so, until it does', async () => {
    const { asker, worker } = await meetAt(server.url);
    worker(1, { pool: { size: 1, ...echo() } });
    const pool = asker({ times: HASTY });
    expect((await pool.run(named('a'))).ok).toBe(true);
    server.freeze(true);
    expect(codesOf(await pool.run(named('b')))).toEqual(['queue-unreachable']);
    server.freeze(false);
    await until(async () => (await pool.run(named('c'))).ok);
  });

  it('before anything was asked, whoever asks is told so, and all can be closed', async () => {
    await server.kill();
    const { asker, worker } = await meetAt(server.url);
    const pool = asker({ times: HASTY });
    const { close } = worker(1, { pool: { size: 1, ...echo() } });
    const answer = await pool.run(named('a'));
    expect(codesOf(answer)).toEqual(['queue-unreachable']);
    expect(answer.problems[0]!.message).toContain('ECONNREFUSED');
    await Promise.all([pool.close(), close(0)]);
  });

  it('a password that is wrong is told without it', async () => {
    const locked = await startRedisServer('--requirepass', 'right');
    const { asker } = await meetAt(locked.url.replace('redis://', 'redis://:hunter2@'));
    const answer = await asker({ times: HASTY }).run(named('a'));
    expect(codesOf(answer)).toEqual(['queue-unreachable']);
    expect(answer.problems[0]!.message).toMatch(/WRONGPASS|NOAUTH/);
    expect(JSON.stringify(answer)).not.toContain('hunter2');
    await locked.remove();
  });
});

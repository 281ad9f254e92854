// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '../free-port.ts';

/** A real Redis in a temporary folder. */
export interface RedisServer {
  readonly url: string;
  /** Ends it at once, as a crash does. */
  readonly kill: () => Promise<void>;
  /** It goes on listening and answers nothing, as a machine does whose network broke. */
  readonly freeze: (isFrozen: boolean) => void;
  /** Starts it again, with all that it knew or with nothing. */
  readonly start: (keepsData: boolean) => Promise<void>;
  /** Ends it and takes its folder away. */
  readonly remove: () => Promise<void>;
}

/** Whether a Redis can be started here; says loudly what is skipped where not. */
export const hasRedis = (): boolean => {
  const isThere = spawnSync('redis-server', ['--version']).status === 0;
  if (!isThere)
    console.warn(
      'SKIPPED: no redis-server here, so builds on other machines were not tested (apt-get install redis-server).',
    );
  return isThere;
};

export const startRedisServer = async (...options: string[]): Promise<RedisServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'fabcommons-redis-'));
  const data = join(folder, 'data');
  const port = await freePort();
  let server: ChildProcess;
  const start = async (keepsData: boolean): Promise<void> => {
    if (!keepsData) rmSync(data, { recursive: true, force: true });
    server = spawn(
      'redis-server',
      [
        ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''],
        ...['--appendonly', 'yes', '--appendfsync', 'always', '--appenddirname', 'data'],
        ...options,
      ],
      { stdio: 'ignore' },
    );
    await answers(port);
  };
  const kill = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGKILL');
    await ended;
  };
  await start(false);
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill,
    freeze: (isFrozen) => void server.kill(isFrozen ? 'SIGSTOP' : 'SIGCONT'),
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const answers = async (port: number): Promise<void> => {
  const redis = new Redis({
    maxRetriesPerRequest: null,
    port,
    host: '127.0.0.1',
    retryStrategy: () => 20,
  });
  redis.on('error', () => undefined);
  const late = sleep(10_000).then(() => Promise.reject(new Error('Redis did not answer')));
  // With a password it refuses, which is an answer too.
  const ping = redis.ping().catch(({ message }: Error) => message);
  await Promise.race([ping, late]).finally(() => redis.disconnect());
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { document, LIBRARY } from '../cli/fabcommons.ts';
import { temporaryFolder } from '../designs/library/samples.ts';
import { startWorker } from '../jobs/remote/processes.ts';
import { type S3Server, startS3Server } from '../object-store/s3-server.ts';
import { type PostgresServer, startPostgresServer } from '../postgres/postgres-server.ts';
import { hasRedis, type RedisServer, startRedisServer } from '../redis/redis-server.ts';

const PLAN = {
  designs: 'ada/cable-clip@^1',
  formats: ['stl', '3mf', 'gcode'],
  sets: [{ name: 'd', each: { diameter: [5, 7, 9] } }],
  fabricators: [{ printer: 'mk4', process: 'draft' }],
};

/** A worker of a machine is killed this often, and another one comes. */
const KILL_EACH_MS = 6_000;

/**
 * Records in PostgreSQL, files in a bucket, work in Redis; each process with a cache of its own, as
 * on machines of their own.
 */
describe.skipIf(!hasRedis() || process.platform !== 'linux')('all of it beyond one machine', () => {
  let records: PostgresServer | undefined;
  let queue: RedisServer;
  let files: S3Server;
  beforeAll(async () => {
    [records, queue, files] = await Promise.all([
      startPostgresServer(),
      startRedisServer(),
      startS3Server(),
    ]);
  });
  afterAll(() => Promise.all([records?.remove(), queue?.remove(), files?.remove()]));

  /** Publishes the design, builds the plan, and gives the digests of what came out. */
  const buildAll = async (env: Readonly<Record<string, string>>, folder: string) => {
    await writeFile(join(folder, 'plan.json'), JSON.stringify(PLAN));
    const run = {
      cwd: folder,
      env: { ...env, FABCOMMONS_DATA: join(folder, 'data') },
      within: 120,
    };
    const clip = join(LIBRARY, 'cable-clip');
    const published = await document(['publish', clip, '--as', 'ada'], run);
    expect(published.code).toBe(0);
    const cache = { ...run, env: { ...run.env, FABCOMMONS_CACHE: join(folder, 'cache') } };
    const { code, json } = await document(['batch', 'plan.json', '--out', 'out'], cache);
    expect([code, json['batch'].totals.failed, json['batch'].totals.skipped]).toEqual([0, 0, 0]);
    return (json['outputs'] as { path: string; sha256: string }[])
      .map(({ path, sha256 }) => `${relative(folder, resolve(folder, path))} ${sha256}`)
      .sort();
  };

  it('gives the same bytes as one machine, also while workers are killed', async (test) => {
    if (records === undefined) {
      console.warn('SKIPPED: no PostgreSQL here, so the whole set-up was not tested.');
      return test.skip();
    }
    const shared = {
      FABCOMMONS_STORE: files.address(),
      FABCOMMONS_QUEUE: queue.url,
      ...files.variables,
    };
    const start = async (): Promise<ChildProcess> => {
      const cache = await temporaryFolder();
      return (await startWorker({ ...shared, FABCOMMONS_CACHE: cache })).child;
    };
    const workers = [await start(), await start()];
    const over = new AbortController();
    let killed = 0;
    const killing = (async () => {
      while (!over.signal.aborted) {
        await pause(KILL_EACH_MS, undefined, { signal: over.signal }).catch(() => undefined);
        if (over.signal.aborted) return;
        workers.shift()!.kill('SIGKILL');
        killed++;
        workers.push(await start());
      }
    })();
    const together = await buildAll(
      { ...shared, FABCOMMONS_DATABASE: records.url },
      await temporaryFolder(),
    );
    over.abort();
    await killing;
    const alone = await buildAll({}, await temporaryFolder());
    expect(together).toEqual(alone);
    expect(alone).toHaveLength(3 * 3);
    expect(killed).toBeGreaterThan(0);
  }, 180_000);
});

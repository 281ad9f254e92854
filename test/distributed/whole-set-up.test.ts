// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportLibrary } from '../../src/designs/library/exchange/export-library.ts';
import { importLibrary } from '../../src/designs/library/exchange/import-library.ts';
import { openLibrary } from '../../src/designs/library/store/open-library.ts';
import { writeExport } from '../../src/designs/library/store/write-export.ts';
import { diskTree } from '../../src/designs/read/disk-tree.ts';
import { licenseText } from '../../src/designs/read/license-text.ts';
import { document, LIBRARY } from '../cli/fabcommons.ts';
import { temporaryFolder, valueOf } from '../designs/library/samples.ts';
import { startWorker } from '../jobs/remote/processes.ts';
import { bucketOf } from '../object-store/bucket-of.ts';
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

  /** Builds the plan and gives the digests of what came out. */
  const buildAll = async (env: Readonly<Record<string, string>>) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'plan.json'), JSON.stringify(PLAN));
    const { code, json } = await document(['batch', 'plan.json', '--out', 'out'], {
      cwd: folder,
      env: { ...env, FABCOMMONS_CACHE: join(folder, 'cache') },
      within: 120,
    });
    const { failed, skipped } = json['batch'].totals;
    expect([code, failed, skipped]).toEqual([0, 0, 0]);
    return (json['outputs'] as { path: string; sha256: string }[])
      .map(({ path, sha256 }) => `${relative(folder, resolve(folder, path))} ${sha256}`)
      .sort();
  };

  /** A node of one machine with the design, and the same in PostgreSQL and a bucket. */
  const publishTwice = async (server: string) => {
    const cwd = await temporaryFolder();
    const clip = join(LIBRARY, 'cable-clip');
    const words = ['publish', clip, '--to', 'data', '--as', 'ada'];
    expect((await document(words, { cwd })).code).toBe(0);
    const near = valueOf(await openLibrary(join(cwd, 'data')));
    valueOf(await writeExport(join(cwd, 'export'), exportLibrary(near, licenseText)));
    await near.close();
    const far = valueOf(
      await openLibrary(join(cwd, 'far'), { server, objects: bucketOf(files, 'node') }),
    );
    valueOf(await importLibrary(far, diskTree(join(cwd, 'export'))));
    await far.close();
    return { near: join(cwd, 'data'), far: join(cwd, 'far') };
  };

  /** Digests of what a node knows to be built of the design. */
  const knownIn = async (folder: string, server?: string) => {
    const objects = server === undefined ? undefined : bucketOf(files, 'node');
    const library = valueOf(await openLibrary(folder, { server, objects }));
    const known = await library.db.selectFrom('products').select(['sha256', 'version']).execute();
    await library.close();
    return known
      .filter(({ version }) => version.startsWith('ada/cable-clip@'))
      .map(({ sha256 }) => sha256)
      .sort();
  };
  const digestsIn = (built: readonly string[]) => built.map((each) => each.split(' ')[1]!).sort();

  it('gives the same bytes as one machine, also while workers are killed', async (test) => {
    if (records === undefined) {
      console.warn('SKIPPED: no PostgreSQL here, so the whole set-up was not tested.');
      return test.skip();
    }
    const nodes = await publishTwice(records.url);
    const shared = {
      FABCOMMONS_STORE: files.address('node'),
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
    const together = await buildAll({
      ...shared,
      FABCOMMONS_DATABASE: records.url,
      FABCOMMONS_DATA: nodes.far,
    });
    over.abort();
    await killing;
    const alone = await buildAll({ FABCOMMONS_DATA: nodes.near });
    expect(together).toEqual(alone);
    expect(alone).toHaveLength(3 * 3);
    expect(killed).toBeGreaterThan(0);
    for (const node of [{ at: nodes.near }, { at: nodes.far, server: records.url }])
      expect(await knownIn(node.at, node.server)).toEqual(digestsIn(alone));
  }, 180_000);
});

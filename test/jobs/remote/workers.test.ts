// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Pool } from '../../../src/jobs/pool/create-pool.ts';
import { createRemotePool } from '../../../src/jobs/remote/create-remote-pool.ts';
import { openDiskStore } from '../../../src/jobs/store/open-disk-store.ts';
import { readDesign } from '../../../src/designs/read/read-design.ts';
import { PEG, runHere, workOf, writeDesigns } from '../../batch/plans.ts';
import { document, LIBRARY } from '../../cli/fabcommons.ts';
import { temporaryFolder, valueOf } from '../../designs/library/samples.ts';
import { build } from '../../../src/pipeline/build.ts';
import { evaluator } from '../../pipeline/evaluate/evaluate-code.ts';
import { hasRedis, type RedisServer, startRedisServer } from '../../redis/redis-server.ts';
import { stlOf } from '../stl-of.ts';
import { handsOf, isThere, startAsker, startHasty, startWorker } from './processes.ts';
import { meetAt, named, until } from './remote.ts';

describe.skipIf(!hasRedis() || process.platform !== 'linux')('workers as processes', () => {
  let server: RedisServer;
  beforeAll(async () => void (server = await startRedisServer()));
  afterAll(() => server?.remove());

  const setUp = async () => {
    const folder = await temporaryFolder();
    const cache = join(folder, 'cache');
    const db = ++used;
    const queue = `${server.url}/${db}`;
    const store = await openDiskStore(cache, { maxBytes: 1e9 });
    const asker = (): Pool => {
      const pool = createRemotePool({ redis: queue, store, priority: 'visitor' });
      onTestFinished(() => pool.close());
      return pool;
    };
    return { folder, env: { FABCOMMONS_QUEUE: queue, FABCOMMONS_CACHE: cache }, asker };
  };
  let used = 0;

  it('a batch through two workers, one of them killed in the middle, gives the bytes of this process', async () => {
    const { folder, env } = await setUp();
    await writeDesigns(join(folder, 'designs'), { peg: PEG });
    const plan = { sets: [{ name: 's', each: { width: [3, 5] } }], formats: ['stl', 'gcode'] };
    await writeFile(join(folder, 'plan.json'), JSON.stringify({ designs: 'designs/*', ...plan }));
    const work = await workOf(join(folder, 'designs'), plan);
    const own = await openDiskStore(join(folder, 'own'), { maxBytes: 1e9 });
    const { report } = await runHere(work, join(folder, 'own-out'), own);
    const wanted = report.builds.flatMap(({ outputs }) => outputs.map(({ sha256 }) => sha256));

    const first = await startHasty(env);
    const batch = document(['batch', 'plan.json', '--out', 'out'], { cwd: folder, env });
    await until(() => handsOf(first.pid!).length > 0);
    const hands = handsOf(first.pid!);
    await startHasty(env);
    first.kill('SIGKILL');
    const { code, json } = await batch;
    expect([
      code,
      json['problems'].filter((each: { severity: string }) => each.severity === 'error'),
    ]).toEqual([0, []]);
    expect(json['outputs'].map((each: { sha256: string }) => each.sha256).sort()).toEqual(
      [...wanted].sort(),
    );
    await until(() => !hands.some(isThere));
  });

  it('what was wanted by who was killed is ended', async () => {
    const { worker, space } = await meetAt(server.url);
    const { running, order } = worker(1);
    const client = await startAsker(named('a'), space, { FABCOMMONS_QUEUE: server.url });
    await until(() => running.size === 1);
    client.kill('SIGKILL');
    await until(() => running.size === 0);
    expect(order).toEqual(['a']);
  });

  it('a build of the command line is that of this process; told to stop, it goes', async () => {
    const { asker, env } = await setUp();
    const { child, ended } = await startWorker(env);
    const request = stlOf(valueOf(await readDesign(join(LIBRARY, 'cable-clip'))));
    const there = valueOf(await asker().run({ kind: 'build', request }));
    const here = valueOf(await build(request, evaluator, {}));
    expect(there).toEqual(here);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('a worker whose Redis is away says so once, and can be stopped', async () => {
    const env = {
      FABCOMMONS_QUEUE: 'redis://:hunter2@127.0.0.1:9',
      FABCOMMONS_CACHE: await temporaryFolder(),
    };
    const { child, ended } = await startWorker(env);
    child.kill('SIGTERM');
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(0);
    expect(stderr.match(/ECONNREFUSED/g)).toHaveLength(1);
    expect(stdout + stderr).not.toContain('hunter2');
  });

  it('a command that lacks the queue is told so', async () => {
    const { code, json } = await document(['worker'], { env: { FABCOMMONS_QUEUE: '' } });
    expect([code, json['problems'][0].code]).toEqual([1, 'config-invalid']);
  });
});

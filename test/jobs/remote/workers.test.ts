// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Pool } from '../../../src/jobs/pool/create-pool.ts';
import { createRemotePool } from '../../../src/jobs/remote/create-remote-pool.ts';
import { openDiskStore } from '../../../src/jobs/store/open-disk-store.ts';
import { readDesign } from '../../../src/designs/read/read-design.ts';
import { PEG, runHere, workOf, writeDesigns } from '../../batch/plans.ts';
import { document, type Ended, fabcommons, LIBRARY } from '../../cli/fabcommons.ts';
import { temporaryFolder, valueOf } from '../../designs/library/samples.ts';
import { build } from '../../../src/pipeline/build.ts';
import { evaluator } from '../../pipeline/evaluate/evaluate-code.ts';
import { hasRedis, type RedisServer, startRedisServer } from '../../redis/redis-server.ts';
import { stlOf } from '../stl-of.ts';
import { meetAt, named, until } from './remote.ts';

/** A worker of the command line; it ends with the test. */
const startWorker = async (env: Readonly<Record<string, string>>, jobs = 1) => {
  let child!: ChildProcess;
  let told = '';
  const ended: Promise<Ended> = fabcommons(['worker', '--jobs', `${jobs}`], {
    env,
    watch: (started) => {
      child = started;
      started.stdout!.on('data', (text) => (told += text));
    },
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  await until(() => told.includes('at a time'));
  return { child, ended };
};

/** Processes that a worker has working. */
const handsOf = (pid: number): readonly number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

/** A worker of the same parts in a process of its own, which is missed sooner when it is killed. */
const startHasty = async (env: Readonly<Record<string, string>>): Promise<ChildProcess> => {
  const built = (path: string): string =>
    JSON.stringify(new URL(`../../../dist/jobs/${path}`, import.meta.url).href);
  return startScript(
    `import { startQueueWorker } from ${built('remote/start-queue-worker.js')};
    import { createPool } from ${built('pool/create-pool.js')};
    import { startProcess } from ${built('worker-handle.js')};
    import { openDiskStore } from ${built('store/open-disk-store.js')};
    const place = { folder: process.env.FABCOMMONS_CACHE, maxBytes: 1e9 };
    const store = await openDiskStore(place.folder, place);
    const pool = createPool({ size: 1, start: () => startProcess() });
    const times = ${JSON.stringify({ lock: 1_000, stalled: 300, check: 200, alive: 2_000 })};
    startQueueWorker({ redis: process.env.FABCOMMONS_QUEUE, store, place, pool, times });
    console.log('started');`,
    env,
  );
};

/** Somebody who asks for a task and waits. */
const startAsker = (
  task: object,
  space: string,
  env: Readonly<Record<string, string>>,
): Promise<ChildProcess> => {
  const built = new URL('../../../dist/jobs/remote/create-remote-pool.js', import.meta.url).href;
  return startScript(
    `import { createRemotePool } from ${JSON.stringify(built)};
    import { deserialize } from 'node:v8';
    const store = { putBytes: () => Promise.reject(new Error('a small task needs none')) };
    const times = { wanted: 1_200, look: 200 };
    const pool = createRemotePool({ redis: process.env.FABCOMMONS_QUEUE, store, priority: 'visitor', times, space: '${space}' });
    console.log('started');
    await pool.run(deserialize(Buffer.from('${serialize(task).toString('base64')}', 'base64')));`,
    env,
  );
};

const startScript = async (
  code: string,
  env: Readonly<Record<string, string>>,
): Promise<ChildProcess> => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((over) => child.once('exit', over));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  await new Promise((told) => child.stdout!.once('data', told));
  return child;
};

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

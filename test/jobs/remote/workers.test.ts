// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Pool } from '../../../src/jobs/pool/create-pool.ts';
import { createRemotePool } from '../../../src/jobs/remote/create-remote-pool.ts';
import { openDiskStore } from '../../../src/jobs/store/open-disk-store.ts';
import { readDesign } from '../../../src/designs/read/read-design.ts';
import { attack } from '../../attacks/attack.ts';
import { PEG, runHere, workOf, writeDesigns } from '../../batch/plans.ts';
import { document, type Ended, fabcommons, LIBRARY } from '../../cli/fabcommons.ts';
import { codesOf, temporaryFolder, valueOf } from '../../designs/library/samples.ts';
import { bundle } from '../../pipeline/evaluate/evaluate-code.ts';
import { hasRedis, type RedisServer, startRedisServer } from '../../redis/redis-server.ts';
import { stlOf } from '../stl-of.ts';
import { until } from './remote.ts';

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

describe.skipIf(!hasRedis || process.platform !== 'linux')('workers as processes', () => {
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
    const plan = { sets: [{ name: 's', each: { width: [3, 4, 5] } }], formats: ['stl', 'gcode'] };
    await writeFile(join(folder, 'plan.json'), JSON.stringify({ designs: 'designs/*', ...plan }));
    const work = await workOf(join(folder, 'designs'), plan);
    const own = await openDiskStore(join(folder, 'own'), { maxBytes: 1e9 });
    const { report } = await runHere(work, join(folder, 'own-out'), own);
    const wanted = report.builds.flatMap(({ outputs }) => outputs.map(({ sha256 }) => sha256));

    const first = await startWorker(env);
    const batch = document(['batch', 'plan.json', '--out', 'out'], { cwd: folder, env });
    await until(() => handsOf(first.child.pid!).length > 0);
    const hands = handsOf(first.child.pid!);
    await startWorker(env);
    first.child.kill('SIGKILL');
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

  it('what a client wanted that was killed is ended, and a worker that is told to stop goes', async () => {
    const { asker, env } = await setUp();
    const clip = valueOf(await readDesign(join(LIBRARY, 'cable-clip')));
    const loop = {
      ...clip,
      source: bundle(attack('loop', 'evaluate-timeout', 'for (;;) {}').source),
    };
    const { child, ended } = await startWorker(env);
    const gone = new AbortController();
    const answer = asker().run({ kind: 'build', request: stlOf(loop) }, { signal: gone.signal });
    await until(() => handsOf(child.pid!).length > 0);
    const hands = handsOf(child.pid!);
    gone.abort();
    expect(codesOf(await answer)).toEqual(['job-interrupted']);
    await until(() => !hands.some(isThere));
    const good = await asker().run({ kind: 'build', request: stlOf(clip) });
    expect(valueOf(good).products[0]!.bytes.length).toBeGreaterThan(1_000);
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

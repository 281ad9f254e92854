// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import { onTestFinished } from 'vitest';
import { type Ended, fabcommons } from '../../cli/fabcommons.ts';
import { until } from './remote.ts';

/** A worker of the command line; it ends with the test. */
export const startWorker = async (env: Readonly<Record<string, string>>, jobs = 1) => {
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
export const handsOf = (pid: number): readonly number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );

export const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

/** A worker of the same parts in a process of its own, which is missed sooner when it is killed. */
export const startHasty = async (env: Readonly<Record<string, string>>): Promise<ChildProcess> => {
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
export const startAsker = (
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

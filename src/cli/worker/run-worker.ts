// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { checkBucket } from '../../designs/library/store/s3/check-bucket.ts';
import { shareNodes } from '../../jobs/nodes/share-nodes.ts';
import { QUEUE } from '../../jobs/remote/names.ts';
import { plainAddress } from '../../jobs/remote/queue-address.ts';
import { openStore } from '../../jobs/store/open-store.ts';
import { error, failure, warning, type Outcome } from '../../shared/problem.ts';
import { cacheFolder, cannotUse } from '../batch/cache-folder.ts';
import { finish, finishWith } from '../finish.ts';
import { nodeObjects, nodeQueue } from '../node.ts';
import { createProcessPool } from '../process-pool.ts';
import { reportProblems, say, type Output } from '../report.ts';
import { heedSignals } from '../signals.ts';

export interface WorkerCommandOptions extends Output {
  readonly jobs?: number;
  readonly memory?: number;
  readonly cacheLimit: number;
}

/** How long what runs may take to end once it is told to stop. */
const CLOSE_MS = 10_000;

/** Takes builds from the queue until it is told to stop; gives the exit code. */
export const runWorker = async (options: WorkerCommandOptions): Promise<number> => {
  const queue = needed(nodeQueue());
  if (!queue.ok) return finishWith(queue.problems, options);
  const objects = await nodeObjects();
  if (!objects.ok) return finishWith(objects.problems, options);
  if (objects.value !== undefined) {
    const checked = await checkBucket(objects.value, { writes: true });
    if (!checked.ok) return finishWith(checked.problems, options);
  }
  const { folder } = await cacheFolder(true);
  const place = { folder, maxBytes: options.cacheLimit };
  try {
    const store = await openStore({ ...place, objects: objects.value });
    return await work({ redis: queue.value, store, place }, options);
  } catch (thrown) {
    const problem = cannotUse(thrown, [folder]);
    if (problem === undefined) throw thrown;
    return finishWith([problem], options);
  }
};

interface Station {
  readonly redis: string;
  readonly store: Awaited<ReturnType<typeof openStore>>;
  readonly place: { readonly folder: string; readonly maxBytes: number };
}

const work = async (station: Station, options: WorkerCommandOptions): Promise<number> => {
  const { startQueueWorker } = await import('../../jobs/remote/start-queue-worker.ts');
  const pool = createProcessPool(options);
  let done = 0;
  const complain = complainTo(options);
  const worker = startQueueWorker({
    ...station,
    pool: shareNodes(pool, station.store),
    onRemark: (remark) => reportProblems([remark], options),
    onError: complain,
    onJob: ({ is }) => void (done += is === 'over' ? 1 : 0),
  });
  const address = plainAddress(station.redis);
  say([`Builds of ${QUEUE} from ${address}, ${pool.size} at a time`], options);
  await new Promise<void>((stop) => heedSignals(stop));
  say(['Stops: takes nothing new'], options);
  await worker.close(CLOSE_MS);
  await pool.close();
  return finish({ worker: { queue: QUEUE, address, jobs: done }, problems: [] }, options);
};

/** Redis that is away says the same each second: once is enough. */
const complainTo = (options: Output): ((thrown: Error) => void) => {
  let last = '';
  return ({ message }) => {
    const first = message.split('\n')[0] ?? '';
    if (first !== last) reportProblems([warning('queue-worker-error', first)], options);
    last = first;
  };
};

const needed = (queue: Outcome<string | undefined>): Outcome<string> =>
  queue.ok && queue.value === undefined ? failure(noQueue()) : (queue as Outcome<string>);

const noQueue = () =>
  error('config-invalid', 'environment variable FABCOMMONS_QUEUE: expected redis://…, found none', {
    hint: 'give the address of the Redis that servers and batches have',
  });

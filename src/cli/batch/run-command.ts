// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { resolve } from 'node:path';
import { lookAhead } from '../../batch/look-ahead.ts';
import { readWork } from '../../batch/plan/read-work.ts';
import type { Work } from '../../batch/plan/plan.ts';
import { rememberVariant } from '../../batch/remember-variant.ts';
import { runBatch } from '../../batch/run-batch.ts';
import { checkBucket } from '../../designs/library/store/s3/check-bucket.ts';
import type { GetLibrary } from '../../commons/get-library.ts';
import type { Pool } from '../../jobs/pool/create-pool.ts';
import { shareNodes } from '../../jobs/nodes/share-nodes.ts';
import { openStore } from '../../jobs/store/open-store.ts';
import type { Store } from '../../jobs/store/store.ts';
import { failure, success, type Problem } from '../../shared/problem.ts';
import { finishWith } from '../finish.ts';
import { loadFabricator } from '../load-fabricator.ts';
import { readInputText } from '../read-file.ts';
import { reportBug } from '../report-bug.ts';
import { reportProblems, type Output } from '../report.ts';
import { nodeObjects, nodeQueue } from '../node.ts';
import { createProcessPool } from '../process-pool.ts';
import { heedSignals } from '../signals.ts';
import { batchBar } from './bar.ts';
import { cannotUse, cacheFolder } from './cache-folder.ts';
import { findPlan, type PlanOptions } from './find-plan.ts';
import { finishBatch, finishForeseen } from './finish-batch.ts';

export interface BatchCommandOptions extends PlanOptions, Output {
  readonly out: string;
  readonly jobs?: number;
  readonly resume: boolean;
  readonly dryRun: boolean;
  readonly memory?: number;
  readonly cacheLimit: number;
  readonly cache: boolean;
}

/** Runs a plan, or tells what it would do; gives the exit code. */
export const batch = async (
  word: string,
  options: BatchCommandOptions,
  getLibrary: GetLibrary,
): Promise<number> => {
  const found = await findPlan(word, options);
  if (!found.ok) return finishWith(found.problems, options);
  const { plan, place } = found.value;
  const tools = { getLibrary, readText: readInputText, loadFabricator };
  const work = await readWork(plan, place, tools);
  if (!work.ok) return finishWith(work.problems, options);
  const cache = await cacheFolder(options.cache);
  try {
    return await withStore(work.value, work.problems, cache.folder, options, getLibrary);
  } catch (thrown) {
    const problem = cannotUse(thrown, [cache.folder, resolve(options.out)]);
    if (problem === undefined) throw thrown;
    return finishWith(failure(problem).problems, options);
  } finally {
    await cache.remove();
  }
};

const withStore = async (
  work: Work,
  remarks: readonly Problem[],
  folder: string,
  options: BatchCommandOptions,
  getLibrary: GetLibrary,
): Promise<number> => {
  const place = { folder, maxBytes: options.cacheLimit };
  const stopping = new AbortController();
  // Without a cache nothing is kept, here or elsewhere.
  const objects = options.cache ? await nodeObjects(stopping.signal) : success(undefined);
  if (!objects.ok) return finishWith([...remarks, ...objects.problems], options);
  if (objects.value !== undefined) {
    const checked = await checkBucket(objects.value, { writes: !options.dryRun });
    if (!checked.ok) return finishWith([...remarks, ...checked.problems], options);
  }
  const store = await openStore({ ...place, objects: objects.value });
  if (options.dryRun) return finishForeseen(work, await lookAhead(work, store), remarks, options);
  // Without a cache there is nothing that workers elsewhere could reach.
  const queue = options.cache ? nodeQueue() : success(undefined);
  if (!queue.ok) return finishWith([...remarks, ...queue.problems], options);
  const pool = await poolFor(store, queue.value, options);
  const unheed = heedSignals(() => stopping.abort());
  const bar = batchBar(options, work.variants.length);
  try {
    const out = resolve(options.out);
    const report = await runBatch({
      ...{ work, out, store, place, pool },
      isResumed: options.resume,
      remember: rememberVariant(getLibrary),
      signal: stopping.signal,
      onProgress: bar.show,
      onBug: (thrown) => {
        bar.hide();
        reportBug(thrown);
      },
    });
    bar.hide();
    if (!report.ok) return finishWith([...remarks, ...report.problems], options);
    reportProblems(remarks, options);
    return finishBatch(report.value, remarks, out, options);
  } finally {
    bar.hide();
    unheed();
    await pool.close();
  }
};

/** Processes of this machine, or the workers of a queue. */
const poolFor = async (
  store: Store,
  queue: string | undefined,
  options: BatchCommandOptions,
): Promise<Pool> => {
  if (queue === undefined) return shareNodes(createProcessPool(options), store);
  const { createRemotePool } = await import('../../jobs/remote/create-remote-pool.ts');
  return createRemotePool({
    ...{ redis: queue, store, priority: 'batch' },
    ...(options.jobs === undefined ? {} : { size: options.jobs }),
    onRemark: (remark) => reportProblems([remark], options),
  });
};

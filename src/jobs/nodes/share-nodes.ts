// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { storeProblem } from '../../designs/library/store/s3/store-fault.ts';
import type { Context } from '../../shared/context.ts';
import { failure } from '../../shared/problem.ts';
import type { SharedStore } from '../store/share-store.ts';
import type { Store } from '../store/store.ts';
import type { Answer, NodeTask, Task } from '../task.ts';
import { interrupted } from '../job-problems.ts';
import { inputGone, inputOf, storeFull } from './perform-node.ts';

interface Runs {
  run<T extends Task>(task: T, context?: Context): Promise<Answer<T['kind']>>;
}

/**
 * A pool whose nodes are those of a store of several machines. Designs of strangers run in its workers,
 * which know a folder and no credentials: what a node reads is brought into that folder first, and
 * what it made is given to the bucket afterwards. What the folder has already is only given away. With
 * a store that is a folder alone, it is the pool itself. Problems: those of the pool, `job-input-gone`,
 * `disk-full`, and of `StoreFault`.
 */
export const shareNodes = <P extends Runs>(pool: P, store: Store | SharedStore): P => {
  if (!isShared(store)) return pool;

  const runNode = async (task: NodeTask, context: Context): Promise<Answer<'node'>> => {
    const { signal } = context;
    try {
      const kept = await store.local.getRecord(task.key);
      if (kept !== undefined && (await store.share(kept)))
        return { ok: true, value: kept, problems: kept.problems };
      const input = inputOf(task.node);
      if (input !== undefined && (await store.getBytes(input)) === undefined)
        return failure(inputGone());
      if (signal?.aborted === true) return failure(interrupted());
      const made = await pool.run(task, context);
      for (const { key } of task.also ?? []) {
        const other = await store.local.getRecord(key);
        // One that cannot be given away is made again where it is asked for.
        if (other !== undefined) await store.share(other);
      }
      if (!made.ok || (await store.share(made.value))) return made;
      return failure(inputGone());
    } catch (thrown) {
      if (signal?.aborted === true) return failure(interrupted());
      const problem = storeProblem(thrown) ?? storeFull(thrown);
      if (problem === undefined) throw thrown;
      return failure(problem);
    }
  };
  const run = (task: Task, context: Context = {}): Promise<unknown> =>
    task.kind === 'node' ? runNode(task, context) : pool.run(task, context);
  return { ...pool, run: run as Runs['run'] };
};

const isShared = (store: Store | SharedStore): store is SharedStore => 'share' in store;

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { build } from '../pipeline/build.ts';
import { checkFile } from '../pipeline/check-file.ts';
import { readParameters } from '../pipeline/evaluate/evaluate-design.ts';
import type { Evaluator } from '../pipeline/evaluate/evaluator.ts';
import { examine } from '../pipeline/examine.ts';
import { sliceFile } from '../pipeline/slice-file.ts';
import { plateDesigns } from '../pipeline/plate-designs.ts';
import type { SlicingContext } from '../pipeline/toolpath/layer-tasks.ts';
import { performNode } from './nodes/perform-node.ts';
import { performSlices } from './nodes/perform-slices.ts';
import { openDiskStore } from './store/open-disk-store.ts';
import type { Store } from './store/store.ts';
import { UNTRUSTED_STAGE, type Answer, type StorePlace, type Task } from './task.ts';

/** Does a task here and now. `evaluator` is asked for only by tasks that run a design. */
export const perform = async (
  task: Task,
  evaluator: () => Promise<Evaluator>,
  context: SlicingContext,
): Promise<Answer<Task['kind']>> => {
  switch (task.kind) {
    case 'slice':
      return sliceFile(task.request, context);
    case 'check':
      return checkFile(task.fileName, task.bytes);
    case 'build': {
      const ready = await evaluator();
      context.progress?.({ stage: UNTRUSTED_STAGE, done: 0, total: 1 });
      return build(task.request, ready, context);
    }
    case 'plate':
      return plateDesigns(task.request, await evaluator(), context);
    case 'examine': {
      const ready = await evaluator();
      return examine(task.design, ready, context);
    }
    case 'parameters': {
      const ready = await evaluator();
      context.progress?.({ stage: UNTRUSTED_STAGE, done: 0, total: 1 });
      return readParameters(task.design, ready);
    }
    case 'node': {
      const store = await storeAt(task.store);
      const { node, key, also = [] } = task;
      if (node.kind === 'slice') return performSlices({ node, key }, also, store, context);
      if (node.kind !== 'parameters' && node.kind !== 'evaluate')
        return performNode(node, key, store, evaluator, context);
      const ready = await evaluator();
      context.progress?.({ stage: UNTRUSTED_STAGE, done: 0, total: 1 });
      const made = await performNode(node, key, store, async () => ready, context);
      context.progress?.({ stage: UNTRUSTED_STAGE, done: 1, total: 1 });
      return made;
    }
  }
};

const opened = new Map<string, Promise<Store>>();

/** Each store is opened once in a worker. */
const storeAt = ({ folder, maxBytes }: StorePlace): Promise<Store> => {
  const before = opened.get(folder);
  if (before !== undefined) return before;
  const store = openDiskStore(folder, { maxBytes });
  opened.set(folder, store);
  return store;
};

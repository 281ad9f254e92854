// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Entry of the worker thread: one task, or one after another. It may be killed at any moment.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { createEvaluator } from '../pipeline/evaluate/create-evaluator.ts';
import type { Evaluator } from '../pipeline/evaluate/evaluator.ts';
import { paceProgress } from '../shared/pace-progress.ts';
import type { Outcome } from '../shared/problem.ts';
import { layerThreads } from './layers/layer-threads.ts';
import type { Answers, Task, WorkerMessage } from './task.ts';

// What a library may print is no result of ours, and nobody reads it.
process.stdout.write = () => true;

const say = (message: WorkerMessage, given: readonly ArrayBuffer[] = []): void =>
  parentPort!.postMessage(message, given);

const progress = paceProgress(
  () => performance.now(),
  (step) => say({ say: 'progress', progress: step }),
);

const wasmOf = (request: string): Promise<Uint8Array> =>
  readFile(createRequire(import.meta.url).resolve(request));

const makeEvaluator = async (): Promise<Evaluator> => {
  const [kernelWasm, interpreterWasm] = await Promise.all([
    wasmOf('manifold-3d/manifold.wasm'),
    wasmOf('@jitl/quickjs-ng-wasmfile-release-sync/wasm'),
  ]);
  return createEvaluator({ now: () => performance.now(), kernelWasm, interpreterWasm });
};

/** One evaluator serves all tasks of the thread: each design gets an interpreter of its own. */
const makeOnce = (): (() => Promise<Evaluator>) => {
  let made: Promise<Evaluator> | undefined;
  return () => (made ??= makeEvaluator());
};

/** More than these would wait for what one thread alone can do: order, travels, G-code. */
const MOST_THREADS = 8;

type Answer = Outcome<Answers['slice']>;

/** The memory of G-codes, which is given away with the answer instead of copied. */
const programsIn = (outcome: Answer): readonly ArrayBuffer[] =>
  outcome.ok ? outcome.value.products.map(({ bytes }) => bytes.buffer as ArrayBuffer) : [];

const evaluatorNow = makeOnce();

// With a task from the start: that one only. Without: warm, and one task after another.
const first = workerData as Task | undefined;
const isSlim = first?.kind === 'slice' || first?.kind === 'check';
// While its WASM is compiled, the modules for all the rest are read.
if (!isSlim) evaluatorNow().catch(() => {});
const { perform } = await import('./perform.ts');

// A single task has the machine to itself; tasks of a pool share it.
const helpers = first === undefined ? 0 : Math.min(MOST_THREADS, availableParallelism()) - 1;
const { mapLayers } = layerThreads(helpers, new URL('./layers/worker.js', import.meta.url));

const answer = async (task: Task): Promise<void> => {
  const outcome = await perform(task, evaluatorNow, { progress, mapLayers });
  const { total_heap_size: heap, external_memory: buffers } = getHeapStatistics();
  say(
    { say: 'done', outcome, heldBytes: heap + buffers },
    task.kind === 'slice' ? programsIn(outcome as Answer) : [],
  );
};
if (first !== undefined) await answer(first);
// A rejection in here ends the thread, which is how the pool learns of a bug.
else parentPort!.on('message', (task: Task) => void answer(task));

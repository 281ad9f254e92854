// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Entry of a worker, thread or process: one task, or one after another. It may be killed at any moment.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { createEvaluator } from '../pipeline/evaluate/create-evaluator.ts';
import type { Evaluator } from '../pipeline/evaluate/evaluator.ts';
import type { MapLayers } from '../pipeline/toolpath/layer-tasks.ts';
import { rememberLayers } from '../pipeline/toolpath/remember-layers.ts';
import { paceProgress } from '../shared/pace-progress.ts';
import { layerThreads } from './layers/layer-threads.ts';
import type { Answer, Task, WorkerMessage } from './task.ts';

// What a library may print is no result of ours, and nobody reads it.
process.stdout.write = () => true;

const parent = process.ppid;

/** A process whose parent was killed has nobody to work for; in the middle of work it only sees this. */
const endWithParent = (): void => {
  if (process.ppid !== parent) process.exit();
};

const say = (message: WorkerMessage, given: readonly ArrayBuffer[] = []): void => {
  if (parentPort !== null) return parentPort.postMessage(message, given);
  endWithParent();
  process.send!(message);
};

const hear = (listener: (task: Task) => void): void => {
  if (parentPort !== null) return void parentPort.on('message', listener);
  process.on('message', listener);
  process.on('disconnect', () => process.exit());
  // Ctrl-C of a terminal goes to the whole group: what becomes of the work is the parent's affair.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => undefined);
};

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

/** One evaluator serves all tasks of the worker: each design gets an interpreter of its own. */
const makeOnce = (): (() => Promise<Evaluator>) => {
  let made: Promise<Evaluator> | undefined;
  return () => (made ??= makeEvaluator());
};

/** More than these would wait for what one thread alone can do: order, travels, G-code. */
const MOST_THREADS = 8;

/** Of layers that are held between tasks: about 50 MB, several parts as most are. */
const MOST_POINTS = 500_000;

/** The memory of G-codes, which is given away with the answer instead of copied. */
const programsIn = (outcome: Answer<'slice'>): readonly ArrayBuffer[] =>
  outcome.ok ? outcome.value.products.map(({ bytes }) => bytes.buffer as ArrayBuffer) : [];

const evaluatorNow = makeOnce();

// With a task from the start: that one only. Without: warm, and one task after another.
const first = (parentPort === null ? undefined : workerData) as Task | undefined;
const isSlim = first?.kind === 'slice' || first?.kind === 'check';
// While its WASM is compiled, the modules for all the rest are read.
if (!isSlim) evaluatorNow().catch(() => {});
const { perform } = await import('./perform.ts');

// A single task has the machine to itself; tasks of a pool share it.
const helpers = first === undefined ? 0 : Math.min(MOST_THREADS, availableParallelism()) - 1;
const { mapLayers } = layerThreads(helpers, new URL('./layers/worker.js', import.meta.url));

/** Whoever waits for a build may want it for another machine or of another material next. */
const remembering = rememberLayers(mapLayers, MOST_POINTS);
/** Slices of a batch know their next ones, and which of their layers to hold. */
const mapLayersFor = ({ kind }: Task): MapLayers =>
  first === undefined && kind !== 'node' ? remembering : mapLayers;

const answer = async (task: Task): Promise<void> => {
  const outcome = await perform(task, evaluatorNow, { progress, mapLayers: mapLayersFor(task) });
  const { total_heap_size: heap, external_memory: buffers } = getHeapStatistics();
  say(
    { say: 'done', outcome, heldBytes: heap + buffers },
    task.kind === 'slice' ? programsIn(outcome as Answer<'slice'>) : [],
  );
};
if (first !== undefined) await answer(first);
// A rejection in here ends the worker, which is how the pool learns of a bug.
else hear((task) => void answer(task));

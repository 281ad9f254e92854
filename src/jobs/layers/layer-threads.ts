// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import {
  mapLayersHere,
  prepareTask,
  type LayerAnswers,
  type LayerWork,
  type MapLayers,
} from '../../pipeline/toolpath/layer-tasks.ts';
import { newBoard, DONE, FAILED, take, TAKEN, takeNext } from './board.ts';
import { shareTask, type LayerAnswer, type LayerJob } from './layer-job.ts';
import { unpack } from './unpack.ts';

/** Threads that help with the layers of one print after another. */
export interface LayerThreads {
  /** The calling thread works along. It may block, so it must not be one that answers others. */
  readonly mapLayers: MapLayers;
  close(): Promise<void>;
}

export interface LayerThreadsOptions {
  /** Work that costs less is done here alone: starting threads and telling them takes as long. */
  readonly leastCost?: number;
  /** How long an answer is waited for before the range is done here as well, ms. */
  readonly patienceMs?: number;
}

/** What a print asks of layers last. */
const LAST_WORK = 'beads' satisfies LayerWork;
/** Half of what it would be: a seventh less memory on large prints, in hardly more time. */
const YOUNG_MB = 24;
/** Points of sections; about a fifth of a second. */
const LEAST_COST = 20_000;
const PATIENCE_MS = 1_000;
/** Ranges differ in how long they take by less than this. */
const PATIENCE_IN_RANGES = 4;

/**
 * `helpers` threads beside the calling one, started from the file `entry` when there is enough work
 * for them, and ended when a print has all its layers. Whatever happens to a thread, every range is
 * answered: what it took and did not finish in time is done here.
 */
export const layerThreads = (
  helpers: number,
  entry: URL,
  { leastCost = LEAST_COST, patienceMs = PATIENCE_MS }: LayerThreadsOptions = {},
): LayerThreads => {
  let started: readonly Helper[] | undefined;
  let jobs = 0;

  const mapLayers: MapLayers = (work, tasks, ranges) => {
    const cost = ranges.reduce((sum, range) => sum + range.cost, 0);
    if (helpers < 1 || ranges.length < 2 || cost < leastCost)
      return mapLayersHere(work, tasks, ranges);
    started ??= Array.from({ length: helpers }, () => startHelper(entry));
    const id = jobs++;
    const board = newBoard(ranges.length);
    const job: LayerJob = { id, work, tasks: tasks.map(shareTask), ranges, board };
    for (const helper of started) helper.tell(job);

    type Answer = LayerAnswers[typeof work];
    const ready = new Map<number, (range: (typeof ranges)[number]) => Answer>();
    let slowest = 0;
    const doHere = (range: number): Answer => {
      const { task } = ranges[range]!;
      if (!ready.has(task)) ready.set(task, prepareTask(work, tasks[task]!));
      const began = performance.now();
      const answer = ready.get(task)!(ranges[range]!);
      slowest = Math.max(slowest, performance.now() - began);
      return answer;
    };
    const ahead = new Map<number, () => Answer>();
    const receive = (): void => {
      for (const helper of started!)
        for (const { job: of, range, answer } of helper.answers())
          if (of === id) ahead.set(range, () => unpack(answer) as Answer);
    };
    let answered = 0;
    const answerOf = (range: number): Answer => {
      for (;;) {
        const state = Atomics.load(board, range);
        // An answer is sent before its range is done, so it is here by now.
        receive();
        const answer = ahead.get(range);
        ahead.delete(range);
        if (answer !== undefined) return answer();
        if (state === DONE || state === FAILED || take(board, range)) return doHere(range);
        const other = takeNext(board, range + 1);
        if (other !== undefined) {
          const done = doHere(other);
          ahead.set(other, () => done);
          continue;
        }
        const patience = Math.max(patienceMs, PATIENCE_IN_RANGES * slowest);
        if (Atomics.wait(board, range, TAKEN, patience) === 'timed-out') return doHere(range);
      }
    };
    return (range) => {
      const answer = answerOf(range);
      // The text of a print is the time of most memory, and nobody needs theirs until the next one.
      if (++answered === ranges.length && work === LAST_WORK) void close();
      return answer;
    };
  };
  const close = async (): Promise<void> => {
    const stopped = started ?? [];
    started = undefined;
    await Promise.all(stopped.map((helper) => helper.stop()));
  };
  return { mapLayers, close };
};

interface Helper {
  tell(job: LayerJob): void;
  /** What it sent since it was asked last. */
  answers(): Iterable<LayerAnswer>;
  stop(): Promise<unknown>;
}

const startHelper = (entry: URL): Helper => {
  const { port1: here, port2: there } = new MessageChannel();
  const worker = new Worker(entry, {
    workerData: { answers: there },
    transferList: [there],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    // Not to our own stdout.
    stdout: true,
  });
  // Its ranges are done elsewhere, and a bug of ours is heard of there.
  worker.on('error', () => {});
  worker.unref();
  return {
    tell: (job) => worker.postMessage(job),
    *answers() {
      for (let got = receiveMessageOnPort(here); got; got = receiveMessageOnPort(here))
        yield got.message as LayerAnswer;
    },
    stop: () => worker.terminate(),
  };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Entry of a thread that helps with layers: takes ranges of a job until none is free. It may end
// at any moment: what it took and did not finish is done again elsewhere.
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { prepareTask } from '../../pipeline/toolpath/layer-tasks.ts';
import { DONE, end, FAILED, takeNext } from './board.ts';
import { unshareTask, type LayerAnswer, type LayerJob } from './layer-job.ts';
import { pack } from './pack.ts';

const { answers } = workerData as { readonly answers: MessagePort };

const work = ({ id, work, tasks, ranges, board }: LayerJob): void => {
  const ready = new Map<number, ReturnType<typeof prepareTask>>();
  const prepared = (task: number) => {
    const known = ready.get(task) ?? prepareTask(work, unshareTask(tasks[task]!));
    ready.set(task, known);
    return known;
  };
  for (let range = takeNext(board, 0); range !== undefined; range = takeNext(board, range)) {
    try {
      const answer = pack(prepared(ranges[range]!.task)(ranges[range]!));
      const message: LayerAnswer = { job: id, range, answer };
      answers.postMessage(message, [answer.words.buffer as ArrayBuffer]);
      end(board, range, DONE);
    } catch {
      // What went wrong goes wrong again where somebody hears of it.
      end(board, range, FAILED);
    }
  }
};

parentPort!.on('message', work);

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../designs/design.ts';
import type { ParameterValues } from '../../designs/parameters/schema.ts';
import { error, failure, type Outcome } from '../../shared/problem.ts';
import type { Answer, Part, Request } from './messages.ts';

/** What the page needs of a Worker. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<Answer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(request: Request): void;
  terminate(): void;
}

/** Runs one design, one run at a time, in a worker that is replaced when it hangs or breaks. */
export interface DesignRunner {
  /** Problems: those of the evaluator; evaluate-timeout and evaluate-worker of the page itself. */
  run(values: ParameterValues): Promise<Outcome<Part>>;
  close(): void;
}

/** A kernel call cannot be interrupted from inside: the page ends the worker after this. */
const DEADLINE_MS = 9_000;

export const runDesigns = (
  design: Design,
  startWorker: () => WorkerLike,
  deadlineMs: number = DEADLINE_MS,
): DesignRunner => {
  let current = open(design, startWorker);
  let id = 0;
  const replace = (): void => {
    current.worker.terminate();
    current = open(design, startWorker);
  };
  return {
    run: async (values) => {
      if (current.broken) replace();
      const { worker, ready } = current;
      // Downloading and compiling the machinery is no fault of the design.
      const broke = await ready;
      if (broke) return failure(broke);
      return new Promise((resolve) => {
        const mine = ++id;
        const end = (outcome: Outcome<Part>): void => {
          clearTimeout(timer);
          resolve(outcome);
        };
        const timer = setTimeout(() => {
          replace();
          end(failure(tooLong(deadlineMs)));
        }, deadlineMs);
        worker.onmessage = ({ data }) => {
          if (data.kind === 'part' && data.id === mine) end(data.outcome);
        };
        worker.onerror = ({ message }) => {
          replace();
          end(failure(workerBroke(message)));
        };
        worker.postMessage({ kind: 'run', id: mine, values });
      });
    },
    close: () => current.worker.terminate(),
  };
};

interface Opened {
  readonly worker: WorkerLike;
  readonly ready: Promise<ReturnType<typeof workerBroke> | undefined>;
  broken: boolean;
}

const open = (design: Design, startWorker: () => WorkerLike): Opened => {
  const worker = startWorker();
  const opened: Opened = {
    worker,
    broken: false,
    ready: new Promise((resolve) => {
      worker.onmessage = ({ data }) => {
        if (data.kind === 'ready') resolve(undefined);
      };
      worker.onerror = ({ message }) => {
        opened.broken = true;
        resolve(workerBroke(message));
      };
    }),
  };
  worker.postMessage({ kind: 'load', design });
  return opened;
};

const tooLong = (ms: number) =>
  error('evaluate-timeout', `The design was stopped: it took longer than ${ms / 1000} s.`, {
    hint: 'Choose smaller or fewer features, or look for a loop that never ends.',
  });

const workerBroke = (message: string | undefined) =>
  error('evaluate-worker', `The part could not be computed here: ${message || 'no reason given'}`, {
    hint: 'Load the page again. Files that you download are made on the server.',
  });

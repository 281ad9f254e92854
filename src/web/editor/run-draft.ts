// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ParameterValues } from '../../designs/parameters/schema.ts';
import { error, failure, type Outcome } from '../../shared/problem.ts';
import type { Part } from '../worker/messages.ts';
import type { DesignRunner } from '../worker/run-designs.ts';
import type { Answer, Files, Modules, OpenedDraft, Opening, Request } from './messages.ts';

/** A runner whose design changes: `open` says what it is now. */
export interface DraftRunner extends DesignRunner {
  /** Problems: those of reading a design, of loading it and of its parameters. */
  open(files: Files, modules: Modules, name: string): Promise<Opening>;
}

/** What a worker answered, or that it did not. */
type Told = Opening | { readonly outcome: Outcome<unknown>; readonly asked?: undefined };

type Order =
  Omit<Extract<Request, { kind: 'open' }>, 'id'> | Omit<Extract<Request, { kind: 'run' }>, 'id'>;

/** A kernel call cannot be interrupted from inside: the page ends the worker after this. */
const DEADLINE_MS = 9_000;

/** Runs a draft in a worker that is replaced when it hangs or breaks; one request at a time. */
export const runDraft = (startWorker: () => Worker): DraftRunner => {
  let opened: Order | undefined;
  let worker: Worker | undefined;
  let ready: Promise<void> = Promise.resolve();
  let id = 0;
  /** Of a worker that is not the one that `opened` was sent to. */
  let fresh = true;

  const begin = (): Worker => {
    const started = startWorker();
    fresh = true;
    ready = new Promise((resolve, reject) => {
      started.onmessage = () => resolve();
      started.onerror = ({ message }) => reject(new Error(message));
    });
    return started;
  };
  const end = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  const ask = async (order: Order): Promise<Told> => {
    worker ??= begin();
    const asked = worker;
    try {
      await ready;
    } catch (thrown) {
      end();
      return { outcome: failure(workerBroke(thrown instanceof Error ? thrown.message : '')) };
    }
    return new Promise((resolve) => {
      const mine = ++id;
      const timer = setTimeout(() => {
        end();
        resolve({ outcome: failure(tooLong()) });
      }, DEADLINE_MS);
      const give = (told: Told): void => {
        clearTimeout(timer);
        resolve(told);
      };
      asked.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.kind !== 'ready' && data.id === mine) give(data);
      };
      asked.onerror = ({ message }) => {
        end();
        give({ outcome: failure(workerBroke(message)) });
      };
      asked.postMessage({ ...order, id: mine });
    });
  };
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done;
    return done;
  };
  return {
    open: (files, modules, name) =>
      inTurn(async () => {
        opened = { kind: 'open', files, modules, name };
        const { outcome, asked = [] } = await ask(opened);
        fresh = worker === undefined;
        return { outcome: outcome as Outcome<OpenedDraft>, asked };
      }),
    run: (values: ParameterValues) =>
      inTurn(async () => {
        if ((fresh || worker === undefined) && opened) {
          const { outcome: again } = await ask(opened);
          if (!again.ok) return again;
          fresh = false;
        }
        return (await ask({ kind: 'run', values })).outcome as Outcome<Part>;
      }),
    close: end,
  };
};

const tooLong = () =>
  error(
    'evaluate-timeout',
    `The design was stopped: it took longer than ${DEADLINE_MS / 1000} s.`,
    {
      hint: 'Look for a loop that never ends, or choose smaller or fewer features.',
    },
  );

const workerBroke = (message: string) =>
  error('evaluate-worker', `The part could not be computed here: ${message || 'no reason given'}`, {
    hint: 'Load the page again. “Check” computes the part on the server.',
  });

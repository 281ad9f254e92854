// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../designs/design.ts';
import type { ParameterValues } from '../../designs/parameters/schema.ts';
import type { LoadedDesign } from '../../pipeline/evaluate/evaluator.ts';
import { error, failure, success, type Outcome } from '../../shared/problem.ts';
import { browserEvaluator } from './browser-evaluator.ts';
import { buffersOf } from './drawing.ts';
import { inTurn } from './in-turn.ts';
import type { Answer, Part, Request } from './messages.ts';
import { LIVE_BUDGETS, runPart } from './run-part.ts';

// The only place of the pages where code of designs runs: in the interpreter, in this worker.

const evaluator = browserEvaluator();
let design: Design | undefined;
/** The sandbox of the next run, with the design loaded while nobody waited. Each serves one run. */
let ahead: Promise<Outcome<LoadedDesign>> | undefined;

const loadAhead = async (): Promise<Outcome<LoadedDesign>> => {
  const { source, digest } = design!;
  return (await evaluator).load(source, digest, LIVE_BUDGETS);
};

const run = async (values: ParameterValues): Promise<Outcome<Part>> => {
  if (!design) return failure(error('evaluate-no-design', 'Expected `load` before `run`.'));
  const loaded = await (ahead ?? loadAhead());
  ahead = undefined;
  if (!loaded.ok) return loaded;
  const ran = await runPart(loaded.value, values);
  return ran.ok ? success(ran.value, [...loaded.problems, ...ran.problems]) : ran;
};

const answer = (message: Answer, transfer: ArrayBufferLike[] = []): void =>
  postMessage(message, { transfer: transfer as ArrayBuffer[] });

const onRequest = async (request: Request): Promise<void> => {
  if (request.kind === 'load') {
    design = request.design;
    ahead = loadAhead();
    return;
  }
  const outcome = await run(request.values);
  const drawings = outcome.ok ? outcome.value.drawings : [];
  answer({ kind: 'part', id: request.id, outcome }, drawings.flatMap(buffersOf));
  await (await evaluator).prepare(LIVE_BUDGETS);
  ahead ??= loadAhead();
};

const queue = inTurn(evaluator.then(() => answer({ kind: 'ready' })));
onmessage = ({ data }: MessageEvent<Request>) => queue(() => onRequest(data));

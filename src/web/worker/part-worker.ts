// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../designs/design.ts';
import type { ParameterValues } from '../../designs/parameters/schema.ts';
import type { Budgets, LoadedDesign } from '../../pipeline/evaluate/evaluator.ts';
import { error, failure, success, type Outcome } from '../../shared/problem.ts';
import { browserEvaluator } from './browser-evaluator.ts';
import { buffersOf } from './drawing.ts';
import { drawShape } from './draw-shape.ts';
import { measureShapes } from './measure-shapes.ts';
import type { Answer, Part, Request } from './messages.ts';

// The only place of the pages where code of designs runs: in the interpreter, in this worker.

/** Somebody looks on: less than a build may spend, so that a design that hangs is told soon. */
const BUDGETS: Partial<Budgets> = { timeMs: 5_000, kernelBytes: 1024 * 1024 * 1024 };

const evaluator = browserEvaluator();
let design: Design | undefined;
/** The sandbox of the next run, with the design loaded while nobody waited. Each serves one run. */
let ahead: Promise<Outcome<LoadedDesign>> | undefined;

const loadAhead = async (): Promise<Outcome<LoadedDesign>> => {
  const { source, digest } = design!;
  return (await evaluator).load(source, digest, BUDGETS);
};

const run = async (values: ParameterValues): Promise<Outcome<Part>> => {
  if (!design) return failure(error('evaluate-no-design', 'Expected `load` before `run`.'));
  const loaded = await (ahead ?? loadAhead());
  ahead = undefined;
  if (!loaded.ok) return loaded;
  try {
    const evaluated = await loaded.value.run(values);
    if (!evaluated.ok) return evaluated;
    const { shapes, log } = evaluated.value;
    const part = { drawings: shapes.map(drawShape), measures: measureShapes(shapes), log };
    return success(part, [...loaded.problems, ...evaluated.problems]);
  } finally {
    loaded.value.dispose();
  }
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
  await (await evaluator).prepare(BUDGETS);
  ahead ??= loadAhead();
};

onmessage = ({ data }: MessageEvent<Request>) => void queue(() => onRequest(data));

/** One request after another; what is thrown is a bug, which `onerror` of the page tells. */
let last: Promise<void> = evaluator.then(() => answer({ kind: 'ready' }));
const queue = (work: () => Promise<void>): void => {
  last = last.then(work);
  last.catch((thrown: unknown) => reportError(thrown));
};
last.catch((thrown: unknown) => reportError(thrown));

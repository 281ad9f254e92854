// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../designs/design.ts';
import { type ModuleRequest, requestKey } from '../../designs/modules/module-request.ts';
import { type FetchModule, vendorModules } from '../../designs/modules/vendor-modules.ts';
import { checkPresets } from '../../designs/manifest/check-presets.ts';
import { toSchema } from '../../designs/parameters/to-schema.ts';
import type { ParameterValues } from '../../designs/parameters/schema.ts';
import { assembleDesign } from '../../designs/read/assemble-design.ts';
import { mapTree } from '../../designs/read/map-tree.ts';
import type { LoadedDesign } from '../../pipeline/evaluate/evaluator.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { browserEvaluator } from '../worker/browser-evaluator.ts';
import { buffersOf } from '../worker/drawing.ts';
import { inTurn } from '../worker/in-turn.ts';
import type { Part } from '../worker/messages.ts';
import { LIVE_BUDGETS, runPart } from '../worker/run-part.ts';
import type { Answer, Files, OpenedDraft, Request } from './messages.ts';

// Files of a draft as they are in the editor, with the modules that they name → its parameters and
// the part. As in the other
// worker, code of designs runs in the interpreter alone.

const evaluator = browserEvaluator();
let design: Design | undefined;
/** Each sandbox serves one run. */
let ahead: LoadedDesign | undefined;

const load = async (): Promise<Outcome<LoadedDesign>> =>
  (await evaluator).load(design!.source, design!.digest, LIVE_BUDGETS);

const open = async (
  files: Files,
  folderName: string,
  fetchModule: FetchModule,
): Promise<Outcome<OpenedDraft>> => {
  ahead?.dispose();
  ahead = undefined;
  design = undefined;
  const read = await assembleDesign({
    tree: mapTree(files),
    manifestFolder: '',
    folder: '',
    folderName,
  });
  if (!read.ok) return read;
  const complete = await vendorModules(read.value, fetchModule);
  if (!complete.ok) return failure(...read.problems, ...complete.problems);
  design = complete.value;
  const loaded = await load();
  if (!loaded.ok) return loaded;
  ahead = loaded.value;
  const definitions = ahead.definitions();
  if (!definitions.ok) return definitions;
  const schema = toSchema(definitions.value);
  if (!schema.ok) return schema;
  const presets = design.manifest.presets ?? [];
  return success({ schema: schema.value, presets }, [
    ...design.problems,
    ...loaded.problems,
    ...schema.problems,
    ...checkPresets(design, schema.value),
  ]);
};

const run = async (values: ParameterValues): Promise<Outcome<Part>> => {
  if (!design) return failure(error('evaluate-no-design', 'Expected `open` before `run`.'));
  const loaded = ahead ? success(ahead) : await load();
  ahead = undefined;
  return loaded.ok ? runPart(loaded.value, values) : loaded;
};

const onItsWay = (request: ModuleRequest) =>
  error('module-on-its-way', `Expected the module ${requestKey(request)}, it is asked for.`);

const answer = (message: Answer, transfer: ArrayBufferLike[] = []): void =>
  postMessage(message, { transfer: transfer as ArrayBuffer[] });

const onRequest = async (request: Request): Promise<void> => {
  const { id } = request;
  if (request.kind === 'open') {
    const { files, name, modules } = request;
    const asked: ModuleRequest[] = [];
    const outcome = await open(files, name, async (wanted) => {
      asked.push(wanted);
      return modules.get(requestKey(wanted)) ?? failure(onItsWay(wanted));
    });
    answer({ kind: 'opened', id, outcome, asked });
    return;
  }
  const outcome = await run(request.values);
  const drawings = outcome.ok ? outcome.value.drawings : [];
  answer({ kind: 'part', id, outcome }, drawings.flatMap(buffersOf));
  await (await evaluator).prepare(LIVE_BUDGETS);
};

const queue = inTurn(evaluator.then(() => answer({ kind: 'ready' })));
onmessage = ({ data }: MessageEvent<Request>) => queue(() => onRequest(data));

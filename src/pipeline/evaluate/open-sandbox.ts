// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QuickJSContext, QuickJSHandle, QuickJSSyncVariant } from 'quickjs-emscripten-core';
import type { SourceBundle } from '../../designs/design.ts';
import type { ParameterValues, RawDefinitions } from '../../designs/parameters/schema.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { failure, hasErrors, success, type Outcome } from '../../shared/problem.ts';
import { commentDefinitions } from './comment-definitions.ts';
import { outOfMemory } from './describe-error.ts';
import type { Budgets, Evaluation, LogLine } from './evaluator.ts';
import { callGuest, timeout, type Watch } from './guest/call-guest.ts';
import { compileModule } from './guest/compile-module.ts';
import { readDefinitions } from './guest/read-definitions.ts';
import { exposeFunctions } from './guest/expose.ts';
import { openInterpreter } from './guest/open-interpreter.ts';
import type { WarmStart } from './guest/warm-start.ts';
import { hostFunctions } from './host-functions.ts';
import type { KernelLease } from './kernel/kernel-supply.ts';
import { createSolidStore } from './kernel/solid-store.ts';
import { DESIGN, LIBRARY, resolveEntry } from './modules/resolve-module.ts';
import { Halt } from './halt.ts';
import { collectResults, type Results } from './results.ts';

/** What a sandbox needs ready. */
export interface Machinery {
  readonly lease: KernelLease;
  readonly interpreter: QuickJSSyncVariant;
  readonly warmStart: WarmStart;
  /** Milliseconds, rising; for deadlines only, never for results. */
  readonly now: () => number;
}

/** An interpreter with a design loaded, its kernel solids, and what may be asked of it. */
export interface Sandbox {
  definitions(): Outcome<RawDefinitions>;
  run(values: ParameterValues): Outcome<Evaluation>;
  close(): void;
}

export const openSandbox = async (
  { lease, interpreter: variant, warmStart, now }: Machinery,
  bundle: SourceBundle,
  seed: string,
  budgets: Budgets,
): Promise<Outcome<Sandbox>> => {
  const entry = entryOf(bundle);
  if (!entry.ok) return entry;

  const { kernel } = lease;
  const started = now();
  const watch: Watch = {
    now,
    deadline: now() + budgets.timeMs,
    timeMs: budgets.timeMs,
    isFull: () => false,
    textOf: (file) => textOf(bundle, file),
    halts: [],
  };
  const store = createSolidStore(kernel, budgets.triangles);
  const log: LogLine[] = [];
  let results: Results | undefined;
  const opened = await openInterpreter(
    variant,
    budgets,
    () => watch.fatal !== undefined || now() > watch.deadline,
  );
  const { context } = opened;
  watch.isFull = opened.isFull;
  const close = (): void => {
    if (lease.isBroken()) return;
    try {
      store.free();
    } catch {
      lease.broke();
    }
  };

  const host = exposeFunctions(
    context,
    hostFunctions(
      {
        bundle,
        kernel,
        store,
        budgets,
        log,
        results: () => (results ??= collectResults(kernel, store, budgets)),
        compile: (path) => compileModule(context, bundle, path),
      },
      seed,
    ),
    {
      halted: (halt) => noteHalt(watch, halt),
      broke: lease.broke,
      check: () => {
        if (watch.fatal) throw new Halt(watch.fatal);
        if (lease.isBroken()) throw new Halt(outOfMemory(), true);
        if (now() > watch.deadline) throw new Halt(timeout(watch), true);
      },
    },
  );
  try {
    const api = warmStart.open(
      opened,
      () => bootSandbox(context, host, watch),
      (calls, paths) => callGuest(context, watch, calls, 'read', paths),
    );
    const loaded = api.ok ? callGuest(context, watch, api.value, 'load', entry.value) : api;
    if (!api.ok || !loaded.ok) {
      close();
      return loaded as Outcome<never>;
    }
    let spent = now() - started;
    return success({
      definitions: () => {
        const before = now();
        const definitions = definitionsOf(context, watch, api.value, bundle, entry.value);
        spent += now() - before;
        return definitions;
      },
      run: (values) => {
        results = undefined;
        watch.deadline = now() + budgets.timeMs - spent;
        const called = callGuest(context, watch, api.value, 'run', canonicalJson(values));
        if (!called.ok) return called;
        try {
          const { shapes, problems } = (results ?? collectResults(kernel, store, budgets)).finish();
          return hasErrors(problems) ? failure(...problems) : success({ shapes, log }, problems);
        } catch (thrown) {
          if (thrown instanceof Halt) return failure(thrown.problem);
          throw thrown;
        }
      },
      close,
    });
  } catch (thrown) {
    close();
    throw thrown;
  }
};

const textOf = (bundle: SourceBundle, file: string): string | undefined => {
  const bytes = bundle.files.get(file);
  return bytes && new TextDecoder().decode(bytes);
};

/** A design that catches them may cause any number: only the last can be the one that ended it. */
const MAX_HALTS = 100;

const noteHalt = (watch: Watch, halt: Halt): void => {
  watch.halts.push(halt.problem);
  if (watch.halts.length > MAX_HALTS) watch.halts.shift();
  if (halt.fatal) watch.fatal ??= halt.problem;
};

const entryOf = (bundle: SourceBundle): Outcome<string> => {
  try {
    return success(resolveEntry(bundle));
  } catch (thrown) {
    if (thrown instanceof Halt) return failure(thrown.problem);
    throw thrown;
  }
};

/** Runs the sandbox's own first module; answers the object with its calls. */
const bootSandbox = (
  context: QuickJSContext,
  host: QuickJSHandle,
  watch: Watch,
): Outcome<QuickJSHandle> => {
  const code = `(host)=>{
    const {apply}=Reflect;
    const cache=new Map();
    const get=(path)=>{
      let module=cache.get(path);
      if(!module){
        module={exports:{}};
        cache.set(path,module);
        const need=(request)=>get(host.resolve(path,request));
        apply(host.compile(path),module.exports,[module.exports,need,module,host]);
      }
      return module.exports;
    };
    return get('${LIBRARY}fabcommons/boot.js').default(get);
  }`;
  const made = context.evalCode(code, 'sandbox', { type: 'global' });
  if (made.error) return failure(watch.now() > watch.deadline ? timeout(watch) : outOfMemory());
  return callGuest(context, watch, made.value, undefined, host);
};

const definitionsOf = (
  context: QuickJSContext,
  watch: Watch,
  api: QuickJSHandle,
  bundle: SourceBundle,
  entry: string,
): Outcome<RawDefinitions> => {
  const called = callGuest(context, watch, api, 'definitions');
  if (!called.ok) return called;
  const definitions = readDefinitions(context, called.value);
  if (!definitions.ok || definitions.value !== null) return definitions;
  const source = new TextDecoder().decode(bundle.files.get(entry.slice(DESIGN.length)));
  return success(commentDefinitions(source));
};

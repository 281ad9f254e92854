// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { SourceBundle } from '../../designs/design.ts';
import type { ParameterValues, RawDefinitions } from '../../designs/parameters/schema.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { failure, hasErrors, success, type Outcome } from '../../shared/problem.ts';
import { commentDefinitions } from './comment-definitions.ts';
import { outOfMemory } from './describe-error.ts';
import type { Budgets, Evaluation } from './evaluator.ts';
import { findV1Globals } from './find-v1-globals.ts';
import { callGuest, timeout, type Watch } from './guest/call-guest.ts';
import { compileModule } from './guest/compile-module.ts';
import type { Overseer } from './guest/expose.ts';
import type { BootedInterpreter, Interpreters } from './guest/interpreters.ts';
import { readDefinitions } from './guest/read-definitions.ts';
import { createHostState, type HostState } from './host/state.ts';
import type { KernelLease } from './kernel/kernel-supply.ts';
import { DESIGN, resolveEntry } from './modules/resolve-module.ts';
import { loadTranspiler } from './modules/transpile.ts';
import { Halt } from './halt.ts';

/** What a sandbox needs ready. */
export interface Machinery {
  readonly lease: KernelLease;
  readonly interpreters: Interpreters;
  /** Milliseconds, rising; for deadlines only, never for results. */
  readonly now: () => number;
}

/** An interpreter with a design loaded, its kernel solids, and what may be asked of it. */
export interface Sandbox {
  definitions(): Outcome<RawDefinitions>;
  run(values: ParameterValues): Outcome<Evaluation>;
  /** Frees all that it holds; nothing may be asked of it any more. */
  close(): void;
}

export const openSandbox = async (
  { lease, interpreters, now }: Machinery,
  bundle: SourceBundle,
  seed: string,
  budgets: Budgets,
): Promise<Outcome<Sandbox>> => {
  const entry = entryOf(bundle);
  if (!entry.ok) return entry;
  const started = now();
  const transpile = await loadTranspiler(bundle);
  const taken = await interpreters.take(budgets);
  if (!taken.ok) return taken;
  const interpreter = taken.value;
  const { context, calls } = interpreter;
  const watch: Watch = {
    now,
    deadline: started + budgets.timeMs,
    timeMs: budgets.timeMs,
    isFull: interpreter.isFull,
    textOf: (file) => textOf(bundle, file),
    halts: [],
  };
  const overseer = overseerOf(watch, lease);
  const state = createHostState(lease.kernel, bundle, seed, budgets, overseer.check, (path) =>
    compileModule(context, bundle, transpile, path),
  );
  const shouldStop = (): boolean => watch.fatal !== undefined || now() > watch.deadline;
  interpreter.attend({ state, overseer, shouldStop });
  const close = (): void => {
    interpreters.release(interpreter);
    freeSolids(state, lease);
  };
  try {
    const loaded = callGuest(context, watch, calls, 'load', entry.value);
    if (!loaded.ok) {
      close();
      return withAllV1Globals(loaded, bundle);
    }
    let spent = now() - started;
    return success({
      definitions: () => {
        const before = now();
        const definitions = definitionsOf(interpreter, watch, bundle, entry.value);
        spent += now() - before;
        return definitions;
      },
      run: (values) => {
        state.restart();
        watch.deadline = now() + budgets.timeMs - spent;
        const called = callGuest(context, watch, calls, 'run', canonicalJson(values));
        return called.ok ? evaluationOf(state) : withAllV1Globals(called, bundle);
      },
      close,
    });
  } catch (thrown) {
    close();
    throw thrown;
  }
};

const overseerOf = (watch: Watch, lease: KernelLease): Overseer => ({
  halted: (halt) => noteHalt(watch, halt),
  broke: lease.broke,
  check: () => {
    if (watch.fatal) throw new Halt(watch.fatal);
    if (lease.isBroken()) throw new Halt(outOfMemory(), true);
    if (watch.now() > watch.deadline) throw new Halt(timeout(watch), true);
  },
});

/** A kernel that broke is not asked to free anything: it will not be used again. */
const freeSolids = ({ store }: HostState, lease: KernelLease): void => {
  if (lease.isBroken()) return;
  try {
    store.free();
  } catch {
    lease.broke();
  }
};

const evaluationOf = ({ results, log }: HostState): Outcome<Evaluation> => {
  try {
    const { shapes, problems } = results().finish();
    return hasErrors(problems) ? failure(...problems) : success({ shapes, log }, problems);
  } catch (thrown) {
    if (thrown instanceof Halt) return failure(thrown.problem);
    throw thrown;
  }
};

/** A design that stopped at one global of version 1 is told of all others in that file at once. */
const withAllV1Globals = (outcome: Outcome<unknown>, bundle: SourceBundle): Outcome<never> => {
  const [first, ...rest] = outcome.problems;
  const file = first?.code === 'evaluate-v1-global' ? first.where?.file : undefined;
  const source = file === undefined ? undefined : textOf(bundle, file);
  const others = source === undefined ? [] : findV1Globals(file!, source);
  return failure(
    ...(first ? [first] : []),
    ...others.filter(({ message }) => message !== first!.message),
    ...rest,
  );
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

const definitionsOf = (
  { context, calls }: BootedInterpreter,
  watch: Watch,
  bundle: SourceBundle,
  entry: string,
): Outcome<RawDefinitions> => {
  const called = callGuest(context, watch, calls, 'definitions');
  if (!called.ok) return called;
  const definitions = readDefinitions(context, called.value);
  if (!definitions.ok || definitions.value !== null) return definitions;
  const source = new TextDecoder().decode(bundle.files.get(entry.slice(DESIGN.length)));
  return success(commentDefinitions(source));
};

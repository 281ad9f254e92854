// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import defaultVariant from '@jitl/quickjs-ng-wasmfile-release-sync';
import type { QuickJSSyncVariant } from 'quickjs-emscripten-core';
import { DEFAULT_BUDGETS } from '../../src/pipeline/evaluate/budgets.ts';
import { outOfMemory } from '../../src/pipeline/evaluate/describe-error.ts';
import type { Budgets, LogLine } from '../../src/pipeline/evaluate/evaluator.ts';
import { callGuest, timeout, type Watch } from '../../src/pipeline/evaluate/guest/call-guest.ts';
import { compileModule } from '../../src/pipeline/evaluate/guest/compile-module.ts';
import { exposeFunctions, type Overseer } from '../../src/pipeline/evaluate/guest/expose.ts';
import { openInterpreter } from '../../src/pipeline/evaluate/guest/open-interpreter.ts';
import { Halt } from '../../src/pipeline/evaluate/halt.ts';
import { createHostState } from '../../src/pipeline/evaluate/host/state.ts';
import { createMemories } from '../../src/pipeline/evaluate/guest/memories.ts';
import { supplyKernels } from '../../src/pipeline/evaluate/kernel/kernel-supply.ts';
import { success, type Outcome } from '../../src/shared/problem.ts';
import { bundle, type Files } from '../pipeline/evaluate/evaluate-code.ts';
import { kernelWasm } from './run-attack.ts';

const variant = defaultVariant as unknown as QuickJSSyncVariant;
const kernels = supplyKernels(kernelWasm);

/** A sandbox whose code has the host functions in its hands, as no design should. */
export interface RawHost {
  /** Runs statements with `host` in scope; what they return as text. */
  call(code: string): Outcome<string>;
  readonly log: readonly LogLine[];
  /** Whether the kernel still unites two cubes as it should. */
  isKernelSound(): boolean;
}

export const openHost = async (files: Files, some: Partial<Budgets> = {}): Promise<RawHost> => {
  const budgets = { ...DEFAULT_BUDGETS, timeMs: 8_000, memoryBytes: 128 * 2 ** 20, ...some };
  const lease = await kernels.next(budgets.kernelBytes);
  const now = () => performance.now();
  const deadline = now() + budgets.timeMs;
  const watch: Watch = {
    now,
    deadline,
    timeMs: budgets.timeMs,
    isFull: () => false,
    textOf: () => undefined,
    halts: [],
  };
  const shouldStop = () => watch.fatal !== undefined || now() > deadline;
  const opened = await openInterpreter(variant, createMemories(), budgets, shouldStop);
  const { context } = opened;
  watch.isFull = opened.isFull;
  const { kernel } = lease;
  const source = bundle(files);
  const overseer: Overseer = {
    halted: (halt) => {
      watch.halts.push(halt.problem);
      if (halt.fatal) watch.fatal ??= halt.problem;
    },
    broke: lease.broke,
    check: () => {
      if (watch.fatal) throw new Halt(watch.fatal);
      if (lease.isBroken()) throw new Halt(outOfMemory(), true);
      if (now() > deadline) throw new Halt(timeout(watch), true);
    },
  };
  const state = createHostState(kernel, source, 'seed', budgets, overseer.check, (path) =>
    compileModule(context, source, (_, text) => text, path),
  );
  const host = exposeFunctions(context, () => ({ state, overseer, shouldStop }));
  return {
    log: state.log,
    call: (code) => {
      const made = context.unwrapResult(context.evalCode(`(host) => { ${code} }`, 'attack.js'));
      const called = callGuest(context, watch, made, undefined, host);
      return called.ok ? success(context.getString(called.value)) : called;
    },
    isKernelSound: () => {
      const { Manifold } = kernel;
      const solid = Manifold.union([Manifold.cube(1), Manifold.cube(2)]);
      return !lease.isBroken() && solid.volume() === 8 && solid.numTri() === 12;
    },
  };
};

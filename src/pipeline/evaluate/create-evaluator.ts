// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import defaultVariant from '@jitl/quickjs-ng-wasmfile-release-sync';
import type { QuickJSSyncVariant } from 'quickjs-emscripten-core';
import type { SourceBundle } from '../../designs/design.ts';
import { DEFAULT_BUDGETS } from './budgets.ts';
import type { Evaluator } from './evaluator.ts';
import { compileModule } from './guest/compile-module.ts';
import { createInterpreters } from './guest/interpreters.ts';
import { createHostState } from './host/state.ts';
import { supplyKernels } from './kernel/kernel-supply.ts';
import { loadDesign } from './load-design.ts';

/** What an evaluator is made of; all but the clock has a default that works in Node and browsers. */
export interface EvaluatorParts {
  /** Milliseconds, rising, such as performance.now: for deadlines only, never for results. */
  readonly now: () => number;
  /** The interpreter, for instance one whose WASM was compiled already. */
  readonly interpreter?: QuickJSSyncVariant;
  /** The interpreter's WASM itself: it is compiled once instead of once a design. */
  readonly interpreterWasm?: Uint8Array;
  /** Where the kernel's WASM is, if not beside its code. */
  readonly kernelWasmUrl?: string;
  /** The kernel's WASM itself. Only with it can the kernel's memory be bounded. */
  readonly kernelWasm?: Uint8Array;
}

/**
 * Interpreter and kernel, ready to evaluate designs of strangers one after another: code runs in
 * QuickJS compiled to WASM with nothing of the host but geometry, a log and its own files.
 *
 * Problems of `load` and of what it answers: evaluate-syntax, evaluate-exception,
 * evaluate-v1-global, evaluate-module-…, evaluate-no-main, evaluate-never-settles,
 * evaluate-empty, evaluate-not-closed, evaluate-not-finite; and, when a budget is spent,
 * evaluate-timeout, -memory, -stack, -triangles, -solids, -log.
 */
export const createEvaluator = async (parts: EvaluatorParts): Promise<Evaluator> => {
  const kernels = supplyKernels(parts.kernelWasm, parts.kernelWasmUrl);
  const { kernel } = await kernels.next(Infinity);
  const interpreters = createInterpreters(
    parts.interpreter ?? (defaultVariant as unknown as QuickJSSyncVariant),
    (context) => ({
      state: createHostState(kernel, NO_DESIGN, '', DEFAULT_BUDGETS, nothing, (path) =>
        compileModule(context, NO_DESIGN, (_, source) => source, path),
      ),
      shouldStop: () => false,
      overseer: { halted: nothing, broke: nothing, check: nothing },
    }),
    parts.interpreterWasm && (await wasm.compile(parts.interpreterWasm)),
  );
  return {
    load: async (source, seed, some = {}) => {
      const budgets = { ...DEFAULT_BUDGETS, ...some };
      const lease = await kernels.next(budgets.kernelBytes);
      return loadDesign({ lease, interpreters, now: parts.now }, source, seed, budgets);
    },
    prepare: (some = {}) => interpreters.prepare({ ...DEFAULT_BUDGETS, ...some }),
  };
};

const nothing = (): void => {};

const NO_DESIGN: SourceBundle = { entry: '', files: new Map() };

const wasm = (
  globalThis as unknown as { WebAssembly: { compile: (bytes: Uint8Array) => Promise<object> } }
).WebAssembly;

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSSyncVariant,
} from 'quickjs-emscripten-core';
import type { Budgets } from '../evaluator.ts';
import type { Memories, WasmMemory } from './memories.ts';

export interface Interpreter {
  readonly context: QuickJSContext;
  /**
   * It ends where the budget ends: the interpreter's own limit does not see what its allocations
   * really take.
   */
  readonly memory: WasmMemory;
  readonly budgetBytes: number;
  /** Sets the limits of memory and stack again. */
  readonly setLimits: () => void;
  /** Whether its memory has grown to what it may take, or nearly so. */
  readonly isFull: () => boolean;
}

/**
 * A fresh instance of the interpreter with its limits: nothing of one design, not even memory that
 * was torn by a stack overflow of the engine, is there for the next. It is never freed piece by
 * piece: the instance as a whole becomes garbage. About 1 ms with `wasm`, the compiled WASM.
 */
export const openInterpreter = async (
  variant: QuickJSSyncVariant,
  memories: Memories,
  budgets: Budgets,
  shouldStop: () => boolean,
  wasm?: object,
): Promise<Interpreter> => {
  const memory = memories.take(budgets.memoryBytes);
  const quickjs = await newQuickJSWASMModuleFromVariant(
    newVariant(variant, { wasmMemory: memory, ...(wasm && { wasmModule: wasm }) }),
  );
  const runtime = quickjs.newRuntime();
  const setLimits = (): void => {
    runtime.setMemoryLimit(budgets.memoryBytes);
    runtime.setMaxStackSize(budgets.stackBytes);
  };
  setLimits();
  runtime.setInterruptHandler(shouldStop);
  return {
    context: runtime.newContext(),
    memory,
    budgetBytes: budgets.memoryBytes,
    setLimits,
    isFull: () => memory.buffer.byteLength > 0.8 * budgets.memoryBytes,
  };
};

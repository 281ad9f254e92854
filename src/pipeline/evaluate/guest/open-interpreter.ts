// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSSyncVariant,
} from 'quickjs-emscripten-core';
import type { Budgets } from '../evaluator.ts';

export interface Interpreter {
  readonly context: QuickJSContext;
  readonly memory: { readonly buffer: ArrayBuffer };
  /** How large `memory` was at first, and what the interpreter may take beside that. */
  readonly initialBytes: number;
  readonly budgetBytes: number;
  /** Sets the limits of memory and stack again. */
  readonly setLimits: () => void;
  /** Whether its memory has grown to what it may take, or nearly so. */
  readonly isFull: () => boolean;
}

/**
 * A fresh instance of the interpreter with its limits: nothing of one design, not even memory that
 * was torn by a stack overflow of the engine, is there for the next. It is never freed piece by
 * piece: the instance as a whole becomes garbage. About 5 ms.
 */
export const openInterpreter = async (
  variant: QuickJSSyncVariant,
  budgets: Budgets,
  shouldStop: () => boolean,
): Promise<Interpreter> => {
  const wasmMemory = memoryUpTo(budgets.memoryBytes);
  const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
  const runtime = quickjs.newRuntime();
  const setLimits = (): void => {
    runtime.setMemoryLimit(budgets.memoryBytes);
    runtime.setMaxStackSize(budgets.stackBytes);
  };
  setLimits();
  runtime.setInterruptHandler(shouldStop);
  const context = runtime.newContext();
  return {
    context,
    memory: wasmMemory,
    initialBytes: LEAST * PAGE,
    budgetBytes: budgets.memoryBytes,
    setLimits,
    isFull: () => wasmMemory.buffer.byteLength > 0.8 * budgets.memoryBytes,
  };
};

type WasmMemory = { readonly buffer: ArrayBuffer };
type MemoryMaker = new (limits: { initial: number; maximum: number }) => WasmMemory;
const wasm = (globalThis as unknown as { WebAssembly: { Memory: MemoryMaker } }).WebAssembly;

const PAGE = 65_536;

/** What the interpreter's WASM asks for at least and may ask for at most, in pages. */
const LEAST = 256;
const MOST = 32_768;

/**
 * The WASM memory itself ends where the budget ends: the interpreter's own limit does not see what
 * its allocations really take.
 */
const memoryUpTo = (bytes: number): WasmMemory =>
  new wasm.Memory({
    initial: LEAST,
    maximum: Math.min(MOST, LEAST + Math.ceil(bytes / PAGE)),
  });

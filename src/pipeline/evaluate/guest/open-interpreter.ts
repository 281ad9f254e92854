// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSSyncVariant,
} from 'quickjs-emscripten-core';
import type { Budgets } from '../evaluator.ts';

/**
 * A fresh instance of the interpreter with its limits: nothing of one design, not even memory that
 * was torn by a stack overflow of the engine, is there for the next. It is never freed piece by
 * piece: the instance as a whole becomes garbage. About 5 ms.
 */
export const openInterpreter = async (
  variant: QuickJSSyncVariant,
  budgets: Budgets,
  shouldStop: () => boolean,
): Promise<QuickJSContext> => {
  const quickjs = await newQuickJSWASMModuleFromVariant(variant);
  const runtime = quickjs.newRuntime();
  runtime.setMemoryLimit(budgets.memoryBytes);
  runtime.setMaxStackSize(budgets.stackBytes);
  runtime.setInterruptHandler(shouldStop);
  return runtime.newContext();
};

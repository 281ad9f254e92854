// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QuickJSContext, QuickJSHandle, QuickJSSyncVariant } from 'quickjs-emscripten-core';
import type { Outcome } from '../../../shared/problem.ts';
import type { Budgets } from '../evaluator.ts';
import { bootGuest, readLibrary } from './boot-guest.ts';
import { exposeFunctions, type Session } from './expose.ts';
import { openInterpreter, type Interpreter } from './open-interpreter.ts';
import { createMemories } from './memories.ts';
import { layPicture, pictureOf, type Picture } from './picture.ts';

/** An interpreter with the sandbox's own calls in it, in which no design ran yet. */
export interface BootedInterpreter extends Interpreter {
  /** The object with the calls `load`, `definitions`, `run`. */
  readonly calls: QuickJSHandle;
  /** From now on host functions work on this. */
  attend(session: Session): void;
}

/** Interpreters for designs, each for one design only. */
export interface Interpreters {
  /** The one kept ready, if it has the limits of these budgets, or a new one. */
  take(budgets: Budgets): Promise<Outcome<BootedInterpreter>>;
  /** Makes one ready for the next design, with the whole library read. */
  prepare(budgets: Budgets): Promise<void>;
  /** Hands back one that nobody will touch again, whatever became of it: its memory serves on. */
  release(interpreter: Interpreter): void;
}

/**
 * `idle` is what host functions work on before there is a design.
 *
 * Interpreters that are made by the same steps are equal to the byte, so what one has learned can
 * be laid into the memory of the next: one reads all modules of the library and no design, and a
 * picture of its memory, about 3 MB, starts all later ones. It is made by `prepare`, or by the
 * second interpreter of a process: one that opens a single one does not pay for it.
 */
export const createInterpreters = (
  variant: QuickJSSyncVariant,
  idle: (context: QuickJSContext) => Session,
  wasm?: object,
): Interpreters => {
  const memories = createMemories();
  let opened = 0;
  let picture: Picture | undefined;
  let ready: { readonly budgets: Budgets; readonly booted: BootedInterpreter } | undefined;

  const open = async (budgets: Budgets, learn: boolean): Promise<Outcome<BootedInterpreter>> => {
    let session: Session | undefined;
    const interpreter = await openInterpreter(
      variant,
      memories,
      budgets,
      () => session?.shouldStop() ?? false,
      wasm,
    );
    const host = exposeFunctions(interpreter.context, () => session!);
    session = idle(interpreter.context);
    const booted = (calls: QuickJSHandle): Outcome<BootedInterpreter> => ({
      ok: true,
      value: { ...interpreter, calls, attend: (next) => void (session = next) },
      problems: [],
    });
    opened++;
    const laid = picture && layPicture(picture, interpreter);
    if (laid) return booted(laid);
    const calls = bootGuest(interpreter.context, host);
    if (!calls.ok) return calls;
    if (learn && readLibrary(interpreter.context, calls.value)) {
      picture ??= pictureOf(interpreter, calls.value);
    }
    return booted(calls.value);
  };

  return {
    take: async (budgets) => {
      const kept = ready;
      if (!kept || !sameLimits(kept.budgets, budgets)) return open(budgets, opened === 1);
      ready = undefined;
      return { ok: true, value: kept.booted, problems: [] };
    },
    prepare: async (budgets) => {
      if (ready && sameLimits(ready.budgets, budgets)) return;
      const made = await open(budgets, true);
      if (made.ok) ready = { budgets, booted: made.value };
    },
    release: ({ memory }) => memories.release(memory),
  };
};

const sameLimits = (a: Budgets, b: Budgets): boolean =>
  a.memoryBytes === b.memoryBytes && a.stackBytes === b.stackBytes;

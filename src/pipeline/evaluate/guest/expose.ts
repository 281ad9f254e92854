// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import { error } from '../../../shared/problem.ts';
import { outOfMemory } from '../describe-error.ts';
import { Halt } from '../halt.ts';
import { HOST_FUNCTIONS } from '../host/table.ts';
import type { GuestValue, HostAnswer } from '../host/values.ts';
import type { HostState } from '../host/state.ts';
import { textLength } from './text-length.ts';

/** Who watches over the calls of host functions. */
export interface Overseer {
  /** Hears of each Halt that was thrown. */
  readonly halted: (halt: Halt) => void;
  /** Hears that the kernel or the interpreter failed in the middle of its work. */
  readonly broke: () => void;
  /**
   * Throws a Halt when the time is up or the kernel broke, for the interpreter looks at the clock
   * only now and then, and not at all while the kernel works.
   */
  readonly check: () => void;
}

/** What an interpreter works for: one design, or none yet. */
export interface Session {
  readonly state: HostState;
  readonly overseer: Overseer;
  readonly shouldStop: () => boolean;
}

/** A guest object with all host functions, working on whatever `session` answers when called. */
export const exposeFunctions = (context: QuickJSContext, session: () => Session): QuickJSHandle => {
  const host = context.newObject();
  for (const [name, call] of Object.entries(HOST_FUNCTIONS)) {
    const made = context.newFunction(name, (...handles) => {
      const { state, overseer } = session();
      try {
        overseer.check();
        const answer = call(state, ...handles.map((handle) => fromGuest(context, handle)));
        overseer.check();
        return toGuest(context, answer);
      } catch (thrown) {
        throw causeOf(context, thrown, overseer);
      }
    });
    context.setProp(host, name, made);
    made.dispose();
  }
  return host;
};

const causeOf = (
  context: QuickJSContext,
  thrown: unknown,
  { halted, broke, check }: Overseer,
): unknown => {
  const cause = thrown instanceof Halt ? thrown : breakdown(thrown, broke, check);
  if (!(cause instanceof Halt)) return cause;
  halted(cause);
  if (cause.fatal) starve(context);
  return cause;
};

/** Bytes: enough to make the exception itself. */
const LAST_BREATH = 65_536;

/**
 * A design that catches its end runs on to the next interrupt, ten thousand steps away: without
 * memory they are short ones.
 */
const starve = (context: QuickJSContext): void => {
  const { runtime } = context;
  const used = runtime
    .computeMemoryUsage()
    .consume((usage) => context.getProp(usage, 'malloc_size'));
  runtime.setMemoryLimit(context.getNumber(used) + LAST_BREATH);
  used.dispose();
};

/**
 * WASM that trapped is not to be trusted from then on; a number is an exception of the kernel's
 * C++. Anything else is for the design to hear.
 */
const breakdown = (thrown: unknown, broke: () => void, check: () => void): unknown => {
  try {
    check();
  } catch (halt) {
    return halt;
  }
  if (typeof thrown === 'number') return new Halt(refusedByKernel());
  if (!(thrown instanceof Error)) return thrown;
  if (thrown.name === 'ManifoldError') return new Halt(refusedByKernel());
  if (thrown.name !== 'RuntimeError') return thrown;
  broke();
  return new Halt(outOfMemory(), true);
};

const refusedByKernel = () =>
  error('evaluate-kernel-refused', 'The geometry kernel cannot compute this.', {
    hint: 'Look for coordinates that are far too large.',
  });

const fromGuest = (context: QuickJSContext, handle: QuickJSHandle): GuestValue => {
  switch (context.typeof(handle)) {
    case 'string':
      return shortText(context, handle);
    case 'number':
      return context.getNumber(handle);
    case 'object':
      return bufferOf(context, handle);
    default:
      return undefined;
  }
};

/** No host function has a use for more, and a copy of a huge text would be the host's to hold. */
const MAX_TEXT = 1_048_576;

const shortText = (context: QuickJSContext, handle: QuickJSHandle): string => {
  if (textLength(context, handle) > MAX_TEXT) {
    throw new TypeError(`expected a text of at most ${MAX_TEXT} characters`);
  }
  return context.getString(handle);
};

const bufferOf = (context: QuickJSContext, handle: QuickJSHandle): ArrayBuffer => {
  const view = context.getArrayBuffer(handle);
  try {
    return view.value.slice().buffer;
  } finally {
    view.dispose();
  }
};

const toGuest = (context: QuickJSContext, answer: HostAnswer): QuickJSHandle => {
  if (answer === undefined) return context.undefined;
  if (typeof answer === 'string') return context.newString(answer);
  if (typeof answer === 'number') return context.newNumber(answer);
  return answer instanceof ArrayBuffer ? context.newArrayBuffer(answer) : answer;
};

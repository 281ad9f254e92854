// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import { Halt } from '../halt.ts';
import { textLength } from './text-length.ts';

/** What may cross from the sandbox: nothing else is looked at. Buffers are copies. */
export type GuestValue = string | number | ArrayBuffer | undefined;
export type HostAnswer = string | number | ArrayBuffer | QuickJSHandle | undefined;
export type HostFunctions = Readonly<Record<string, (...args: GuestValue[]) => HostAnswer>>;

/**
 * A guest object with the given host functions. `halted` hears of each Halt that was thrown;
 * `checkTime` throws one when the time is up, for the interpreter looks at the clock only now and
 * then, and not at all while the kernel works.
 */
export const exposeFunctions = (
  context: QuickJSContext,
  functions: HostFunctions,
  halted: (halt: Halt) => void,
  checkTime: () => void,
): QuickJSHandle => {
  const host = context.newObject();
  for (const [name, call] of Object.entries(functions)) {
    const made = context.newFunction(name, (...handles) => {
      try {
        checkTime();
        const answer = call(...handles.map((handle) => fromGuest(context, handle)));
        checkTime();
        return toGuest(context, answer);
      } catch (thrown) {
        if (thrown instanceof Halt) halted(thrown);
        throw thrown;
      }
    });
    context.setProp(host, name, made);
    made.dispose();
  }
  return host;
};

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

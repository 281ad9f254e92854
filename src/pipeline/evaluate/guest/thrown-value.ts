// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import { textLength } from './text-length.ts';

/** What a design threw, as text: nothing of it is trusted, every part may be missing. */
export interface ThrownValue {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

const MAX_TEXT = 2_000;

/** Reads and frees a thrown value. Getters of the design may run here, under the same limits. */
export const readThrown = (context: QuickJSContext, handle: QuickJSHandle): ThrownValue => {
  try {
    const kind = context.typeof(handle);
    if (kind !== 'object' && kind !== 'function') {
      const message = kind === 'bigint' || kind === 'symbol' ? `a ${kind}` : read(context, handle);
      return { name: '', message: shorten(message), stack: '' };
    }
    const part = (key: string): string => {
      try {
        const value = context.getProp(handle, key);
        const text = context.typeof(value) === 'string' ? read(context, value) : '';
        value.dispose();
        return shorten(text, key === 'stack' ? 20_000 : MAX_TEXT);
      } catch {
        return '';
      }
    };
    return { name: part('name'), message: part('message'), stack: part('stack') };
  } catch {
    return { name: '', message: '', stack: '' };
  } finally {
    if (handle.alive) handle.dispose();
  }
};

/** Beyond this a text is not even copied out of the sandbox. */
const MAX_COPY = 200_000;

const read = (context: QuickJSContext, handle: QuickJSHandle): string => {
  const length = context.typeof(handle) === 'string' ? textLength(context, handle) : 0;
  return length > MAX_COPY ? `a text of ${length} characters` : context.getString(handle);
};

const shorten = (text: string, length = MAX_TEXT): string =>
  text.length > length ? `${text.slice(0, length)}…` : text;

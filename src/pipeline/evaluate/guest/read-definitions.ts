// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import type { RawDefinitions } from '../../../designs/parameters/schema.ts';
import { error, failure, success, type Outcome } from '../../../shared/problem.ts';
import { textLength } from './text-length.ts';

/** Characters of JSON: a thousand parameters with all that one says of a parameter. */
const MAX_TEXT = 1_000_000;
const MAX_DEPTH = 32;

/**
 * The JSON text in which the sandbox hands over a design's definitions, parsed; frees the handle.
 * Not even that it is JSON is trusted. Problems: evaluate-definitions-too-large, evaluate-definitions-broken.
 */
export const readDefinitions = (
  context: QuickJSContext,
  handle: QuickJSHandle,
): Outcome<RawDefinitions> => {
  try {
    if (context.typeof(handle) !== 'string') return success(null);
    const length = textLength(context, handle);
    if (length > MAX_TEXT) return failure(tooLarge(length));
    const text = context.getString(handle);
    return deeperThan(text, MAX_DEPTH) ? failure(broken()) : success(JSON.parse(text));
  } catch {
    return failure(broken());
  } finally {
    handle.dispose();
  }
};

const deeperThan = (text: string, most: number): boolean => {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > most) return true;
  }
  return false;
};

const tooLarge = (found: number) =>
  error(
    'evaluate-definitions-too-large',
    `Expected parameter definitions of at most ${MAX_TEXT} characters, found ${found}.`,
    { hint: 'Look for a list of options that grows in a loop.' },
  );

const broken = () =>
  error(
    'evaluate-definitions-broken',
    `Expected getParameterDefinitions to return plain data at most ${MAX_DEPTH} levels deep, found something else.`,
    { hint: 'Return a list of { name, type, caption, initial, … }.' },
  );

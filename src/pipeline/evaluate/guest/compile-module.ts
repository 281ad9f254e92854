// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import type { SourceBundle } from '../../../designs/design.ts';
import { error } from '../../../shared/problem.ts';
import { Halt } from '../halt.ts';
import { library } from '../library.generated.ts';
import { DESIGN, LIBRARY } from '../modules/resolve-module.ts';
import type { Transpiler } from '../modules/transpile.ts';
import { describeError, stackOverflow, WRAPPER } from '../describe-error.ts';
import { readThrown } from './thrown-value.ts';

/** Answers what a script without exports declares at its top. */
const LOCALS =
  'return{main:typeof main==="function"?main:undefined,getParameterDefinitions:typeof getParameterDefinitions==="function"?getParameterDefinitions:undefined}';

/**
 * A module's function, made but not called: (exports, require, module, host) for the library,
 * (exports, require, module, __filename, __dirname) for files of the design, whose lines stay
 * where they are. Throws Halt evaluate-syntax.
 */
export const compileModule = (
  context: QuickJSContext,
  bundle: SourceBundle,
  transpile: Transpiler,
  path: string,
): QuickJSHandle => {
  const result = context.evalCode(wrapped(bundle, transpile, path), path, { type: 'global' });
  if (!result.error) return result.value;
  const thrown = readThrown(context, result.error);
  throw new Halt(isInWrapper(thrown.stack) ? stackOverflow() : describeError(thrown));
};

/** Nothing is wrong with what stands before each file: there was no stack left to read it. */
const isInWrapper = (stack: string): boolean => {
  const place = /:1:(\d+)\)?\s*$/.exec(stack.split('\n', 1)[0]!);
  return place !== null && Number(place[1]) <= WRAPPER.length;
};

const wrapped = (bundle: SourceBundle, transpile: Transpiler, path: string): string => {
  if (path.startsWith(LIBRARY)) {
    const text = library.get(path.slice(LIBRARY.length));
    if (text !== undefined) return `(function(exports,require,module,host){${text}\n})`;
  }
  const file = path.slice(DESIGN.length);
  const bytes = path.startsWith(DESIGN) ? bundle.files.get(file) : undefined;
  if (!bytes) throw new Halt(error('evaluate-module-missing', `Expected a file "${file}".`));
  return `${WRAPPER}${transpile(file, new TextDecoder().decode(bytes))}\n;${LOCALS}})`;
};

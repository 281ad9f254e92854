// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import type { SourceBundle } from '../../../designs/design.ts';
import { error, type Problem } from '../../../shared/problem.ts';
import { Halt } from '../halt.ts';
import { library } from '../library.generated.ts';
import { DESIGN, LIBRARY } from '../modules/resolve-module.ts';
import type { Transpiler } from '../modules/transpile.ts';
import { describeError, stackOverflow, WRAPPER } from '../describe-error.ts';
import { readThrown, type ThrownValue } from './thrown-value.ts';

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
  throw new Halt(complaint(context, bundle, path, readThrown(context, result.error)));
};

const complaint = (
  context: QuickJSContext,
  bundle: SourceBundle,
  path: string,
  thrown: ThrownValue,
): Problem => {
  if (isOnFirstLine(thrown.stack) && !canReadMore(context)) return stackOverflow();
  const problem = describeError(thrown);
  const end = lastLineOf(bundle, path);
  const isBehind = problem.code === 'evaluate-syntax' && (problem.where?.line ?? 0) > end;
  return isBehind ? unfinished(problem, end) : problem;
};

const isOnFirstLine = (stack: string): boolean => /:1:\d+\)?\s*$/.test(stack.split('\n', 1)[0]!);

/** Where there is no stack left, what stands around each file cannot be read either; the engine calls that a syntax error. */
const canReadMore = (context: QuickJSContext): boolean => {
  const probe = context.evalCode(`${WRAPPER}\n;${LOCALS}})`, 'sandbox', { type: 'global' });
  const { error: refused } = probe;
  (refused ?? probe.value).dispose();
  return refused === undefined;
};

const lastLineOf = ({ files }: SourceBundle, path: string): number => {
  const bytes = files.get(path.slice(DESIGN.length));
  return bytes ? new TextDecoder().decode(bytes).trimEnd().split('\n').length : Infinity;
};

/** The engine stumbled over what we put behind the file. */
const unfinished = (problem: Problem, line: number): Problem => ({
  ...problem,
  ...(!/unexpected end/.test(problem.message) && {
    message: 'Syntax error: expected brackets and braces that match, found the end of the file.',
  }),
  hint: 'Look for a bracket, brace, quotation mark or comment that is not closed, or is closed twice.',
  where: { file: problem.where!.file!, line },
});

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

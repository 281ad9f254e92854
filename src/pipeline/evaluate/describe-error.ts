// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem, type Where } from '../../shared/problem.ts';
import type { ThrownValue } from './guest/thrown-value.ts';
import { DESIGN } from './modules/resolve-module.ts';
import { v1Problem } from './find-v1-globals.ts';
import { calleeAt, isModule, nearest, type TextOf } from './look-at-place.ts';
import { v1Names } from './v1-globals.ts';

/** Stands before each file of a design, on its first line. */
export const WRAPPER = '(function(exports,require,module,__filename,__dirname){';

/**
 * What a design threw as a Problem with the designer's own file, line and column: the first frame
 * that is not the library's. Problems: evaluate-syntax, evaluate-memory, evaluate-stack,
 * evaluate-v1-global, evaluate-exception.
 */
export const describeError = (thrown: ThrownValue, textOf: TextOf = () => undefined): Problem => {
  const { name, message } = thrown;
  const place = placeOf(thrown.stack.slice(0, MAX_STACK));
  const where = place ? { where: place } : {};
  if (name === 'InternalError' && message === 'out of memory') return outOfMemory(where);
  if (name === 'InternalError' && message === 'stack overflow') return stackOverflow(where);
  if (name === 'RangeError' && /call stack/.test(message)) return stackOverflow(where);
  if (name === 'SyntaxError') return error('evaluate-syntax', `Syntax error: ${message}`, where);
  const missing = /^'?([\w$]+)'? is not defined$/.exec(message)?.[1];
  if (name === 'ReferenceError' && missing !== undefined) {
    return undefinedName(missing, message, place && nearest(missing, place, textOf, '.'));
  }
  const isOwn = thrown.stack.split('\n', 1)[0]!.includes(DESIGN);
  if (name === 'TypeError' && place && isOwn) return wrongType(message, place, textOf);
  const text = [name, message].filter((part) => part !== '').join(': ');
  return error(
    'evaluate-exception',
    text === '' ? 'The design threw a value without text.' : text,
    { ...where, ...(/\bnot a function$/.test(message) && { hint: METHODS }) },
  );
};

const undefinedName = (name: string, message: string, place: Where | undefined): Problem => {
  const where = place ? { where: place } : {};
  if (v1Names.has(name)) return v1Problem(name, place);
  return error('evaluate-exception', `ReferenceError: ${message}`, {
    ...where,
    ...(ABSENT.has(name) && { hint: NO_HOST }),
  });
};

/** A TypeError that the design's own code caused at a place, not the library that it called there. */
const wrongType = (message: string, place: Where, textOf: TextOf): Problem => {
  const complain = (text: string, details: { hint?: string; where?: Where } = {}): Problem =>
    error('evaluate-exception', `TypeError: ${text}`, { where: place, ...details });
  if (message === NO_FUNCTION) {
    const callee = calleeAt(place, textOf);
    return complain(callee ? `${callee} is ${message}` : message, { hint: METHODS });
  }
  if (message === CALL_OF_IMPORT && isModule(place, textOf)) {
    return complain(NO_FUNCTION, { hint: IMPORTS });
  }
  const property = /^cannot (?:read|set) property '([A-Za-z_$][\w$]*)' of/.exec(message)?.[1];
  return complain(message, property ? { where: nearest(property, place, textOf) } : {});
};

const NO_FUNCTION = 'not a function';
/** What calling an imported name comes to that the other file does not export. */
const CALL_OF_IMPORT = "cannot read property 'call' of undefined";
const IMPORTS = 'Check that the other file exports what is imported from it, under that name.';
const METHODS =
  'Check the spelling; methods of version 1 objects (.translate(), .union(), …) are functions of @jscad/modeling now.';
const NO_HOST = 'Designs have no access to files, network, processes, pages or timers.';

const ABSENT = new Set(
  'process fetch XMLHttpRequest WebSocket Worker window document localStorage Buffer setTimeout setInterval setImmediate requestAnimationFrame'.split(
    ' ',
  ),
);

export const stackOverflow = (details: { where?: Where } = {}): Problem =>
  error('evaluate-stack', 'Expected functions that return, found calls nested too deep.', {
    hint: 'Look for a function that calls itself without end.',
    ...details,
  });

export const outOfMemory = (details: { where?: Where } = {}): Problem =>
  error('evaluate-memory', 'The design used more memory than it may.', {
    hint: 'Lower `segments` or the number of copies, or build with a larger budget.',
    ...details,
  });

/** Characters: what a design may have written itself, and is looked at line by line. */
const MAX_STACK = 20_000;
const MAX_PATH = 400;

/** The innermost frame in a file of the design. */
const placeOf = (stack: string): Where | undefined => {
  for (const text of stack.split('\n')) {
    const start = text.indexOf(DESIGN);
    const frame = start < 0 ? undefined : /^(.*?):(\d+):(\d+)\)?\s*$/.exec(text.slice(start));
    if (!frame || frame[1]!.length > MAX_PATH || /(?:^|\/)\.\.\//.test(frame[1]!)) continue;
    const line = Number(frame[2]);
    const column = Number(frame[3]) - (line === 1 ? WRAPPER.length : 0);
    return { file: frame[1]!.slice(DESIGN.length), line, column: Math.max(1, column) };
  }
  return undefined;
};

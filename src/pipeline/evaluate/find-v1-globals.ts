// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../shared/problem.ts';
import { v1Names, v1Replacement } from './v1-globals.ts';

/** Characters of a file that are looked at. */
const MAX_TEXT = 500_000;

/**
 * A Problem for each global of JSCAD version 1 that a design's file calls and does not declare, at
 * its first call, in the order of the file. Strings and comments do not count.
 */
export const findV1Globals = (file: string, source: string): Problem[] => {
  const code = blanked(source.slice(0, MAX_TEXT));
  const calls = /(?<![\w$.])([A-Za-z_$][\w$]*)(?=\s*[(.])/g;
  const first = new Map<string, number>();
  for (const { 1: name, index } of code.matchAll(calls)) {
    if (!first.has(name!) && v1Names.has(name!)) first.set(name!, index);
  }
  return [...first]
    .filter(([name]) => !isDeclared(name, code))
    .map(([name, index]) => v1Problem(name, { file, ...placeOf(code, index) }));
};

export const v1Problem = (name: string, where?: Problem['where']): Problem =>
  error(
    'evaluate-v1-global',
    `Expected a design for JSCAD version 2, found the version 1 global "${name}".`,
    { hint: `Use ${v1Replacement(name)}.`, ...(where && { where }) },
  );

/** Comments and strings as blanks: places stay where they are. */
const blanked = (source: string): string =>
  source.replace(/\/\*[^]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, (text) =>
    text.replace(/[^\n]/g, ' '),
  );

/** By a statement, as a parameter, or taken out of an object: `const { cube } = …`. */
const isDeclared = (name: string, code: string): boolean =>
  new RegExp(
    `(?:\\b(?:const|let|var|function|class|import)\\s+${name}\\b)|[{,(]\\s*${name}\\s*(?:[,}=]|\\)\\s*(?:=>|\\{))|:\\s*${name}\\s*[,}]`,
  ).test(code);

const placeOf = (code: string, index: number): { line: number; column: number } => {
  const before = code.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { styleText } from 'node:util';
import type { Problem, Where } from '../shared/problem.ts';

/** Texts go to stderr, results to stdout; colors only where a terminal wants them. */
export interface Output {
  readonly json: boolean;
  readonly quiet: boolean;
}

type Style = Parameters<typeof styleText>[0];

const paint = (style: Style, text: string): string =>
  process.stderr.isTTY && !process.env['NO_COLOR'] ? styleText(style, text) : text;

/** A Problem as lines a person reads. */
export const problemText = ({ code, severity, message, hint, where }: Problem): string => {
  const style = severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'cyan';
  const place = where === undefined ? '' : placeText(where);
  return [
    `${paint(style, severity)} ${message} ${paint('dim', `[${code}]`)}`,
    ...(place === '' ? [] : [`  at ${place}`]),
    ...(hint === undefined ? [] : [`  hint: ${hint}`]),
  ].join('\n');
};

/** Control characters of a stranger's text must not reach the terminal. */
const clean = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, '\ufffd');

const cleaned = (problem: Problem): Problem => ({
  ...problem,
  message: clean(problem.message),
  ...(problem.hint === undefined ? {} : { hint: clean(problem.hint) }),
});

export const reportProblems = (problems: readonly Problem[], { json, quiet }: Output): void => {
  if (json) return;
  for (const problem of problems)
    if (!quiet || problem.severity === 'error')
      process.stderr.write(`${problemText(cleaned(problem))}\n`);
};

/** Lines for a person on stdout; nothing when quiet or when a JSON document stands there. */
export const say = (lines: readonly string[], { json, quiet }: Output): void => {
  if (!json && !quiet) process.stdout.write(`${lines.map(clean).join('\n')}\n`);
};

const placeText = ({ file, line, column, part, layer }: Where): string =>
  [
    file === undefined
      ? line === undefined
        ? ''
        : `line ${line}`
      : [file, line, column].filter((x) => x !== undefined).join(':'),
    part === undefined ? '' : `part ${part}`,
    layer === undefined ? '' : `layer ${layer}`,
  ]
    .filter((text) => text !== '')
    .join(', ');

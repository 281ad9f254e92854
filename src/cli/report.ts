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
    `${paint(style, severity)} ${clean(message)} ${paint('dim', `[${code}]`)}`,
    ...(place === '' ? [] : [`  at ${clean(place)}`]),
    ...(hint === undefined ? [] : [`  hint: ${clean(hint)}`]),
  ].join('\n');
};

/**
 * A stranger's text for the terminal: characters that steer it or turn the order of reading are
 * replaced, and further lines are indented, so that none looks like one of ours.
 */
export const clean = (text: string): string =>
  text
    .replace(/[^\P{Cc}\n\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .replaceAll('\n', '\n    ');

export const reportProblems = (problems: readonly Problem[], { json, quiet }: Output): void => {
  if (json) return;
  for (const problem of problems)
    if (!quiet || problem.severity === 'error') process.stderr.write(`${problemText(problem)}\n`);
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

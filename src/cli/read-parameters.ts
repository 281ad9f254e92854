// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, success, type Outcome, type Problem } from '../shared/problem.ts';
import { jsonErrorOffset } from './json-error.ts';
import { readInputText } from './read-file.ts';

/** `--params file.json`: an object of values by name. Problem: `parameters-bad-file` with line and column. */
export const readParameterFile = async (
  path: string,
): Promise<Outcome<Record<string, unknown>>> => {
  const text = await readInputText(path);
  if (!text.ok) return text;
  const value = parse(text.value);
  if (value === undefined) return failure(notJson(text.value, path));
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return success(value as Record<string, unknown>);
  const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  return failure(
    error('parameters-bad-file', `Expected a JSON object like {"width": 30}, found ${found}.`, {
      where: { file: path, line: 1, column: 1 },
    }),
  );
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const notJson = (text: string, file: string): Problem => {
  const offset = jsonErrorOffset(text);
  const [word = ''] = /^\S{0,20}/.exec(text.slice(offset, offset + 20))!;
  const found = offset >= text.length ? 'the end of the file' : JSON.stringify(word);
  const before = text.slice(0, offset).split('\n');
  return error('parameters-bad-file', `Expected JSON, found ${found}.`, {
    hint: 'Write an object of values by name, like {"width": 30}.',
    where: { file, line: before.length, column: before.at(-1)!.length + 1 },
  });
};

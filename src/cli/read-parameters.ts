// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, success, type Outcome } from '../shared/problem.ts';
import { readInputText } from './read-file.ts';

/** `--params file.json`: an object of values by name. Problem: `parameters-bad-file` with line and column. */
export const readParameterFile = async (
  path: string,
): Promise<Outcome<Record<string, unknown>>> => {
  const text = await readInputText(path);
  if (!text.ok) return text;
  try {
    const value: unknown = JSON.parse(text.value);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return success(value as Record<string, unknown>);
    return failure(
      error(
        'parameters-bad-file',
        `Expected a JSON object like {"width": 30}, found ${Array.isArray(value) ? 'a list' : typeof value}.`,
        {
          where: { file: path },
        },
      ),
    );
  } catch (thrown) {
    const { message } = thrown as SyntaxError;
    const at = /position (\d+)/.exec(message)?.[1];
    const before = text.value
      .slice(0, at === undefined ? text.value.length : Number(at))
      .split('\n');
    return failure(
      error('parameters-bad-file', `Expected JSON: ${message}.`, {
        where: { file: path, line: before.length, column: before.at(-1)!.length + 1 },
      }),
    );
  }
};

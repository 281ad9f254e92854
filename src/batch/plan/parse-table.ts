// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, success, type Outcome } from '../../shared/problem.ts';
import { parseCsv } from './parse-csv.ts';

/** Values by parameter name. */
export type TableRow = Readonly<Record<string, unknown>>;

/**
 * Rows of values: a CSV file with the names in its first line, an empty field giving nothing; or a
 * JSON list of objects. Problem: `batch-table-shape`.
 */
export const parseTable = (text: string, file: string): Outcome<readonly TableRow[]> => {
  const refuse = (message: string, line?: number): Outcome<never> =>
    failure(
      error('batch-table-shape', message, {
        hint: 'A table is CSV with names in its first line, or JSON like [{"width": 3}].',
        where: { file, ...(line === undefined ? {} : { line }) },
      }),
    );
  if (/^\s*[[{]/.test(text)) return parseRows(text, refuse);
  const [names, ...rows] = parseCsv(text);
  if (names === undefined || rows.length === 0)
    return refuse('Expected names and at least one row, found none.');
  const trimmed = names.map((name) => name.trim());
  const twice = trimmed.find((name, i) => name === '' || trimmed.indexOf(name) !== i);
  if (twice !== undefined)
    return refuse(`Expected a name of its own for each column, found "${twice}" again.`, 1);
  const wrong = rows.findIndex(({ length }) => length !== names.length);
  if (wrong >= 0)
    return refuse(
      `Expected ${names.length} fields in row ${wrong + 1}, found ${rows[wrong]!.length}.`,
    );
  return success(
    rows.map((row) =>
      Object.fromEntries(
        row.map((field, i) => [trimmed[i]!, field.trim()]).filter(([, field]) => field !== ''),
      ),
    ),
  );
};

const parseRows = (
  text: string,
  refuse: (message: string) => Outcome<never>,
): Outcome<readonly TableRow[]> => {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch (thrown) {
    return refuse(`Expected JSON: ${(thrown as Error).message}`);
  }
  if (!Array.isArray(rows) || rows.length === 0) return refuse('Expected a list of objects.');
  const wrong = rows.findIndex(
    (row) => typeof row !== 'object' || row === null || Array.isArray(row),
  );
  if (wrong >= 0) return refuse(`Expected an object of values as row ${wrong + 1}.`);
  return success(rows as TableRow[]);
};

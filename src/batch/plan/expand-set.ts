// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, success, type Outcome, type Problem } from '../../shared/problem.ts';
import { parseCondition, UnknownName, type Condition } from './condition.ts';
import type { SetFile } from './plan-file.ts';
import type { Row } from './plan.ts';
import type { TableRow } from './parse-table.ts';

/** More rows than anybody builds; a slip in a step easily asks for more. */
const MOST_ROWS = 100_000;

/**
 * The rows of a set: each row of its table with each combination of `each`, on top of `values`,
 * where all conditions hold. Problems: `batch-where-syntax`, `batch-where-name`,
 * `batch-too-many-rows`, `batch-range`, `batch-set-empty`.
 */
export const expandSet = (
  set: SetFile,
  table: readonly TableRow[] | undefined,
  file: string,
): Outcome<readonly Row[]> => {
  const refuse = (code: string, message: string, hint: string): Outcome<never> =>
    failure(error(code, `set "${set.name}": ${message}`, { hint, where: { file } }));
  const axes: (readonly [string, readonly unknown[]])[] = [];
  for (const [name, each] of Object.entries(set.each)) {
    const values = Array.isArray(each) ? each : stepsOf(each);
    if (values.length === 0)
      return refuse('batch-range', `${name}: expected from ≤ to.`, 'Swap from and to.');
    axes.push([name, values]);
  }
  const rows = table ?? [{}];
  const total = axes.reduce((product, [, { length }]) => product * length, rows.length);
  if (total > MOST_ROWS)
    return refuse(
      'batch-too-many-rows',
      `expected at most ${MOST_ROWS} combinations, found ${total}.`,
      'Give fewer values, or larger steps.',
    );
  const conditions = conditionsOf(set, file);
  if (!conditions.ok) return conditions;
  const all = rows.flatMap((row, i) =>
    combinations(axes).map((chosen) => ({
      name: rowName(set.name, row, table === undefined ? undefined : i + 1, chosen),
      values: { ...set.values, ...withoutVariant(row), ...Object.fromEntries(chosen) },
    })),
  );
  const wanted = filtered(all, conditions.value, set.name, file);
  if (!wanted.ok) return wanted;
  if (wanted.value.length === 0)
    return refuse('batch-set-empty', 'expected a row, none meets its conditions.', 'Change where.');
  const { parts: quantities, scale, orient } = set;
  const strict = set.designs !== undefined;
  const more = orient === undefined ? {} : { orientation: orient };
  return success(wanted.value.map((row) => ({ ...row, strict, quantities, scale, ...more })));
};

type Values = { readonly name: string; readonly values: Readonly<Record<string, unknown>> };

/** A column of this name names the row and is no parameter. */
const VARIANT = 'variant';

const withoutVariant = (row: TableRow): TableRow =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== VARIANT));

const stepsOf = ({ from, to, step }: { from: number; to: number; step: number }): number[] => {
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  // What 0.1 + 0.2 adds behind the twelfth digit is not meant.
  return Array.from({ length: Math.max(0, Math.min(count, MOST_ROWS + 1)) }, (_, i) =>
    Number((from + i * step).toPrecision(12)),
  );
};

const combinations = (
  axes: readonly (readonly [string, readonly unknown[]])[],
): readonly (readonly (readonly [string, unknown])[])[] =>
  axes.reduce<readonly (readonly (readonly [string, unknown])[])[]>(
    (sofar, [name, values]) =>
      sofar.flatMap((chosen) => values.map((value) => [...chosen, [name, value] as const])),
    [[]],
  );

const rowName = (
  set: string,
  row: TableRow,
  number: number | undefined,
  chosen: readonly (readonly [string, unknown])[],
): string =>
  [
    set,
    ...(number === undefined ? [] : [String(row[VARIANT] ?? number)]),
    ...chosen.map(([name, value]) => `${name}-${String(value)}`),
  ].join('-');

const conditionsOf = ({ where = [] }: SetFile, file: string): Outcome<readonly Condition[]> => {
  const parsed = [where].flat().map((text) => parseCondition(text, file));
  const problems = parsed.flatMap((each) => each.problems);
  if (problems.length > 0) return failure(...problems);
  return success(parsed.flatMap((each) => (each.ok ? [each.value] : [])));
};

const filtered = (
  rows: readonly Values[],
  conditions: readonly Condition[],
  set: string,
  file: string,
): Outcome<readonly Values[]> => {
  try {
    return success(rows.filter(({ values }) => conditions.every((holds) => holds(values))));
  } catch (thrown) {
    if (!(thrown instanceof UnknownName)) throw thrown;
    return failure(unknownName(thrown.message, set, Object.keys(rows[0]!.values), file));
  }
};

const unknownName = (name: string, set: string, known: readonly string[], file: string): Problem =>
  error(
    'batch-where-name',
    `set "${set}": where names "${name}", expected one of ${known.join(', ') || 'no names'}.`,
    { hint: 'A condition knows only values that the set gives.', where: { file } },
  );

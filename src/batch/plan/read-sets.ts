// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { failure, success, type Outcome, type Problem } from '../../shared/problem.ts';
import { expandSet } from './expand-set.ts';
import { parseTable } from './parse-table.ts';
import type { SetFile } from './plan-file.ts';
import { below, type PlanPlace, type PlanTools } from './plan-tools.ts';
import type { Row } from './plan.ts';
import { sameNames } from './same-names.ts';

/** A set with its rows. */
export type RowsOfSet = { readonly set: SetFile; readonly rows: readonly Row[] };

/** All sets with their tables. Problems: those of `expandSet` and `parseTable`, `batch-same-name`. */
export const readSets = async (
  sets: readonly SetFile[],
  { file, folder }: PlanPlace,
  { readText }: PlanTools,
): Promise<Outcome<readonly RowsOfSet[]>> => {
  const problems: Problem[] = [...sameNames('set', sets, file)];
  const all: RowsOfSet[] = [];
  for (const set of sets) {
    const path = set.table === undefined ? undefined : below(folder, set.table);
    const text = path === undefined ? undefined : await readText(path);
    const table = text?.ok === true ? parseTable(text.value, path!) : text;
    problems.push(...(table?.problems ?? []));
    if (table?.ok === false) continue;
    const rows = expandSet(set, table?.value as Parameters<typeof expandSet>[1], file);
    problems.push(...rows.problems);
    if (rows.ok) all.push({ set, rows: rows.value });
  }
  return problems.length > 0 ? failure(...problems) : success(all);
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { failure, success, type Outcome, type Problem } from '../../shared/problem.ts';
import { expandSet } from './expand-set.ts';
import { parseTable, type TableRow } from './parse-table.ts';
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
    const table = await readTable(set, folder, readText);
    const rows = table.ok ? expandSet(set, table.value, file) : table;
    problems.push(...rows.problems);
    if (rows.ok) all.push({ set, rows: rows.value });
  }
  return problems.length > 0 ? failure(...problems) : success(all);
};

const readTable = async (
  { table }: SetFile,
  folder: string,
  readText: PlanTools['readText'],
): Promise<Outcome<readonly TableRow[] | undefined>> => {
  if (table === undefined) return success(undefined);
  const path = below(folder, table);
  const text = await readText(path);
  return text.ok ? parseTable(text.value, path) : text;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { restrictionProblem } from '../../designs/license/compatibility/collection.ts';
import { addressOf } from '../../designs/license/notice.ts';
import {
  error,
  failure,
  hasErrors,
  success,
  type Outcome,
  type Problem,
} from '../../shared/problem.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { SlicingContext } from '../toolpath/layer-tasks.ts';
import { MAX_QUANTITY } from './choose-parts.ts';
import { nameStems } from './name-stems.ts';
import type { PlateEntry } from './plate-request.ts';
import { prepareEntry, type PreparedEntry } from './prepare-entry.ts';

/** Designs on a plate, of which each may have parts by the dozen. */
export const MAX_ENTRIES = 100;

/**
 * Every entry, or what is wrong with each. Problems: those of `prepareEntry`, each naming the design it is
 * of; `plate-bad-count`; warning `license-restricts-collection`.
 */
export const prepareEntries = async (
  entries: readonly PlateEntry[],
  evaluator: Evaluator,
  { progress }: SlicingContext,
): Promise<Outcome<readonly PreparedEntry[]>> => {
  if (entries.length === 0 || entries.length > MAX_ENTRIES)
    return failure(badCount(`1 to ${MAX_ENTRIES} designs`, entries.length));
  const stems = nameStems(entries.map(({ design }) => design.slug));
  const works: PreparedEntry[] = [];
  const problems: Problem[] = [];
  for (const [i, entry] of entries.entries()) {
    // A word for each design: whoever may kill this counts its time from there.
    progress?.({ stage: 'evaluate', done: 0, total: 1 });
    const prepared = await prepareEntry(entry, stems[i]!, evaluator);
    progress?.({ stage: 'evaluate', done: 1, total: 1 });
    if (prepared.ok) works.push(prepared.value);
    problems.push(...prepared.problems.map((problem) => about(stems[i]!, entries, problem)));
  }
  if (hasErrors(problems)) return { ok: false, problems };
  const copies = works
    .flatMap(({ bodies }) => bodies)
    .reduce((sum, each) => sum + each.quantity, 0);
  if (copies > MAX_QUANTITY)
    return failure(badCount(`at most ${MAX_QUANTITY} parts on all plates together`, copies));
  const restrictions = [
    ...new Map(works.map(({ notice }) => [addressOf(notice), notice.license])),
  ].flatMap(([name, license]) => restrictionProblem(name, license) ?? []);
  return success(works, [...problems, ...(works.length > 1 ? restrictions : [])]);
};

/** Whose problem it is, where there are several whose it could be. */
const about = (stem: string, entries: readonly PlateEntry[], problem: Problem): Problem =>
  entries.length === 1 ? problem : { ...problem, message: `${stem}: ${problem.message}` };

const badCount = (expected: string, found: number) =>
  error('plate-bad-count', `Expected ${expected}, found ${found}.`, {
    hint: 'Make several plates, each with a part of it.',
  });

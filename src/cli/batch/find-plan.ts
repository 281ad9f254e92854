// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { looksLikeReference } from '../../designs/library/reference.ts';
import { parsePlan } from '../../batch/plan/parse-plan.ts';
import { planFile, type PlanFile } from '../../batch/plan/plan-file.ts';
import type { PlanPlace } from '../../batch/plan/plan-tools.ts';
import { success, type Outcome } from '../../shared/problem.ts';
import type { FabricatorOptions } from '../load-fabricator.ts';
import { readInputText } from '../read-file.ts';
import { UsageError } from '../usage-error.ts';

/** What the command line says of a folder or a query, which have no plan. */
export interface PlanOptions extends FabricatorOptions {
  readonly format?: readonly string[];
}

/**
 * The plan that a word of the command line means: a plan's file; or the designs of a folder, of a
 * version or of a search, with their defaults, for the printer that the options name.
 */
export const findPlan = async (
  word: string,
  options: PlanOptions,
): Promise<Outcome<{ readonly plan: PlanFile; readonly place: PlanPlace }>> => {
  if (!/\.(toml|json)$/i.test(word)) return success(planOf(word, options));
  for (const name of ['printer', 'material', 'process', 'format'] as const)
    if (options[name] !== undefined)
      throw new UsageError(`--${name} is for a folder or a query; ${word} says it itself`);
  if (Object.keys(options.set).length > 0)
    throw new UsageError(`--set is for a folder or a query; ${word} says it itself`);
  const text = await readInputText(word);
  if (!text.ok) return text;
  const plan = parsePlan(text.value, word);
  if (!plan.ok) return plan;
  return success({ plan: plan.value, place: { file: word, folder: dirname(resolve(word)) } });
};

const planOf = (word: string, options: PlanOptions) => {
  const { printer, material, process, set, format } = options;
  const isPath = existsSync(word) || looksLikeReference(word);
  if (!isPath && /[/\\]/.test(word))
    throw new UsageError(`expected a plan, a folder or words to search for, found no ${word}`);
  const plan = planFile.parse({
    title: word.slice(0, 200),
    designs: isPath ? word : `search:${word}`,
    fabricators: [{ printer, material, process, set }],
    ...(format === undefined ? {} : { formats: format }),
    ...(isFile(word) ? { output: '{variant}/{fabricator}/{file}' } : {}),
  });
  return { plan, place: { file: word, folder: globalThis.process.cwd() } };
};

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true;

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { failure, hasErrors, success, type Outcome, type Problem } from '../../shared/problem.ts';
import type { FabricatorFile } from './plan-file.ts';
import { below, type PlanPlace, type PlanTools } from './plan-tools.ts';
import type { NamedFabricator } from './plan.ts';
import { sameNames } from './same-names.ts';

/** All fabricators with their profiles. Problems: those of profiles and settings, `batch-same-name`. */
export const readFabricators = async (
  choices: readonly FabricatorFile[],
  { file, folder }: PlanPlace,
  { loadFabricator }: PlanTools,
): Promise<Outcome<readonly NamedFabricator[]>> => {
  const named = choices.map((choice) => ({ ...choice, name: choice.name ?? nameOf(choice) }));
  const problems: Problem[] = [...sameNames('fabricator', named, file)];
  const all: NamedFabricator[] = [];
  const place = (word: string): string => (/[/\\.]/.test(word) ? below(folder, word) : word);
  for (const { name, printer, material, process, set } of named) {
    const loaded = await loadFabricator({
      printer: place(printer),
      material: place(material),
      process: place(process),
      set: Object.fromEntries(Object.entries(set).map(([key, value]) => [key, String(value)])),
    });
    const about = (problem: Problem): Problem => ({
      ...problem,
      message: `fabricator "${name}": ${problem.message}`,
    });
    problems.push(...loaded.problems.map(about));
    if (loaded.ok) all.push({ name, fabricator: loaded.value });
  }
  return hasErrors(problems) ? failure(...problems) : success(all, problems);
};

/** The ids that say something; a file's name without its ending. */
const nameOf = ({ printer, material, process }: FabricatorFile): string =>
  [printer, material === 'pla' ? '' : material, process === 'standard' ? '' : process]
    .filter((word) => word !== '')
    .map((word) => word.replace(/^.*[/\\]/, '').replace(/\.(toml|json)$/i, ''))
    .join('-');

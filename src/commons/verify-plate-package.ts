// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { versionByName } from '../designs/library/find-version.ts';
import { RECIPE } from '../designs/package/collection-files.ts';
import { digest } from '../shared/digest.ts';
import { byCodeUnits } from '../shared/order.ts';
import type { Problem } from '../shared/problem.ts';
import { parseRecipe, type Recipe } from './read-recipe.ts';
import { checkSums, tampered } from './verify-package.ts';
import type { Origin, Verification, VerifyTools } from './verification.ts';

/**
 * The ZIP of a plate of several designs: every file against SHA256SUMS, the sources against the
 * versions that its recipe names, each file in build/ by `verify`, as if it came alone. It matches when all
 * of them do; nobody signs it.
 */
export const verifyPlatePackage = async (
  files: ReadonlyMap<string, Uint8Array>,
  rebuild: boolean,
  tools: VerifyTools,
  verify: (name: string, bytes: Uint8Array, rebuild: boolean) => Promise<Verification>,
): Promise<Verification> => {
  const recipe = parseRecipe(new TextDecoder().decode(files.get(RECIPE)));
  const sources = await checkSources(files, recipe, tools);
  const findings: string[] = [...sources.findings];
  const problems: Problem[] = [...checkSums(files), ...sources.problems];
  const works = new Map<string, Origin>();
  let areKnown = true;
  let agree = true;
  for (const [path, bytes] of files) {
    if (!path.startsWith('build/') || path.endsWith('.license')) continue;
    const found = await verify(path.slice('build/'.length), bytes, rebuild);
    for (const work of found.works ?? (found.origin === undefined ? [] : [found.origin]))
      works.set(keyOf(work), work);
    problems.push(...found.problems);
    agree &&= found.rebuilt !== false;
    if (found.answer === 'matches') continue;
    areKnown = false;
    findings.push(`${path} is not known here.`);
  }
  if (areKnown) findings.push('All files in build/ are known here.');
  const isMatch = areKnown && works.size > 0 && sources.areKnown && problems.length === 0;
  return {
    answer: isMatch ? 'matches' : 'claims',
    works: [...works.values()],
    findings,
    ...(rebuild ? { rebuilt: agree } : {}),
    keys: [],
    problems,
  };
};

/** A notice tells values as texts, where the library has numbers. */
const keyOf = ({ design, parameters }: Origin): string =>
  JSON.stringify([
    design,
    ...Object.entries(parameters)
      .map(([name, value]) => `${name}=${String(value)}`)
      .sort(byCodeUnits),
  ]);

interface Sources {
  /** Every work that is named is in this library. */
  readonly areKnown: boolean;
  readonly findings: readonly string[];
  readonly problems: readonly Problem[];
}

/** Whether every file below src/ is one of the versions that the recipe names. */
const checkSources = async (
  files: ReadonlyMap<string, Uint8Array>,
  recipe: Recipe | undefined,
  { library }: VerifyTools,
): Promise<Sources> => {
  if (recipe === undefined)
    return {
      areKnown: false,
      findings: [],
      problems: [tampered(RECIPE, 'it is no recipe of a plate')],
    };
  const known = new Set<string>();
  const missing: string[] = [];
  const named = new Map(recipe.works.map(({ design, digest: sha256 }) => [design, sha256]));
  for (const [design, sha256] of named) {
    const record = (await versionByName(library, design))?.record;
    if (record?.digest !== sha256) missing.push(`${design} is not in this library.`);
    else for (const file of record.files) known.add(file.sha256);
  }
  if (missing.length > 0) return { areKnown: false, findings: missing, problems: [] };
  const problems = [...files].flatMap(([path, bytes]) =>
    !path.startsWith('src/') || MADE.test(path) || known.has(digest(bytes))
      ? []
      : [tampered(path, 'it is no file of the versions that it names')],
  );
  const all = [...named.keys()].join(', ');
  return {
    areKnown: true,
    findings: problems.length === 0 ? [`Its sources are those of ${all}, as published.`] : [],
    problems,
  };
};

/** What packing adds to a source: a manifest, and whose a file is. */
const MADE = /^src\/[^/]+\/okh\.toml$|\.license$/;

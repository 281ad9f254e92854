// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { versionByName } from '../../designs/library/find-version.ts';
import { RECIPE } from '../../designs/package/collection-files.ts';
import { digest } from '../../shared/digest.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Recipe } from './read-recipe.ts';
import type { VerifyTools } from './verification.ts';
import { tampered } from './check-packed-files.ts';

export interface PlateSources {
  /** Every work that is named is in this library. */
  readonly areKnown: boolean;
  readonly findings: readonly string[];
  readonly problems: readonly Problem[];
}

/** Whether every file below src/ is one of the versions that the recipe names. */
export const checkPlateSources = async (
  files: ReadonlyMap<string, Uint8Array>,
  recipe: Recipe | undefined,
  { library }: VerifyTools,
): Promise<PlateSources> => {
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

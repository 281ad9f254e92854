// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { RECIPE } from '../../designs/package/collection-files.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { byCodeUnits } from '../../shared/order.ts';
import type { Problem } from '../../shared/problem.ts';
import { builtFiles } from './built-files.ts';
import { checkSums } from './check-packed-files.ts';
import { checkPlateProvenance } from './check-plate-provenance.ts';
import { checkPlateSources } from './check-plate-sources.ts';
import { originOfVersion } from './origins.ts';
import { parseRecipe, type Recipe } from './read-recipe.ts';
import { rebuildPlatePackage } from './rebuild-collection.ts';
import type { Origin, Verification, VerifyTools } from './verification.ts';

/**
 * The ZIP of a plate of several designs: every file against SHA256SUMS, the sources against the
 * versions that its recipe names, all of it against the provenance, that against its signature.
 * `signed` needs all of it and a key that is trusted. Else each file in build/ is looked at by
 * `verify`, as if it came alone; it matches when all of them do, or come out again, and the sources are known.
 */
export const verifyPlatePackage = async (
  files: ReadonlyMap<string, Uint8Array>,
  rebuild: boolean,
  tools: VerifyTools,
  verify: (name: string, bytes: Uint8Array) => Promise<Verification>,
): Promise<Verification> => {
  const recipe = parseRecipe(new TextDecoder().decode(files.get(RECIPE)));
  const sources = await checkPlateSources(files, recipe, tools);
  const told = [...checkSums(files), ...sources.problems];
  const provenance = checkPlateProvenance(files, told, tools);
  const { keys } = provenance;
  const problems = [...told, ...provenance.problems];
  const findings = [...provenance.findings, ...sources.findings];
  const again = rebuild
    ? await rebuildPlatePackage(files, recipe, provenance.formats, tools)
    : undefined;
  const isSigned = problems.length === 0 && keys.some((key) => tools.trusted.has(key));
  const { areKnown, ...built } =
    isSigned && recipe !== undefined
      ? { areKnown: false, works: await originsOf(recipe, tools), findings: [], problems: [] }
      : await verifyBuilt(files, verify);
  problems.push(...built.problems);
  findings.push(...built.findings, ...(again === undefined ? [] : [again.finding]));
  const isMatch =
    (areKnown || again?.agrees === true) &&
    built.works.length > 0 &&
    sources.areKnown &&
    problems.length === 0;
  return {
    answer: isSigned ? 'signed' : isMatch ? 'matches' : 'claims',
    works: built.works,
    findings,
    ...(again === undefined ? {} : { rebuilt: again.agrees }),
    keys,
    problems,
  };
};

interface BuiltFiles {
  readonly areKnown: boolean;
  readonly works: readonly Origin[];
  readonly findings: readonly string[];
  readonly problems: readonly Problem[];
}

/** Where each file in build/ leads by itself. */
const verifyBuilt = async (
  files: ReadonlyMap<string, Uint8Array>,
  verify: (name: string, bytes: Uint8Array) => Promise<Verification>,
): Promise<BuiltFiles> => {
  const works = new Map<string, Origin>();
  const findings: string[] = [];
  const problems: Problem[] = [];
  for (const { name, bytes } of builtFiles(files)) {
    const found = await verify(name, bytes);
    for (const work of found.works ?? (found.origin === undefined ? [] : [found.origin]))
      works.set(keyOf(work), work);
    problems.push(...found.problems);
    if (found.answer !== 'matches') findings.push(`build/${name} is not known here.`);
  }
  const areKnown = findings.length === 0;
  if (areKnown) findings.push('All files in build/ are known here.');
  return { areKnown, works: [...works.values()], findings, problems };
};

/** The works of a recipe that is vouched for: versions of this library, or what it says of them. */
const originsOf = async (
  { works }: Recipe,
  { library }: VerifyTools,
): Promise<readonly Origin[]> => {
  const origins = new Map<string, Origin>();
  for (const { design, digest: sha256, parameters } of works) {
    const known = await originOfVersion(library, design, canonicalJson(parameters));
    const origin =
      known?.digest === sha256 ? known : { design, digest: sha256, parameters, credits: [] };
    origins.set(`${sha256} ${keyOf(origin)}`, origin);
  }
  return [...origins.values()];
};

/** A notice tells values as texts, where the library has numbers. */
const keyOf = ({ design, parameters }: Origin): string =>
  JSON.stringify([
    design,
    ...Object.entries(parameters)
      .map(([name, value]) => `${name}=${String(value)}`)
      .sort(byCodeUnits),
  ]);

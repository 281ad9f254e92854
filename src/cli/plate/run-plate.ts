// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { resolve } from 'node:path';
import { findDesign, type FoundDesign } from '../../commons/find-design.ts';
import { plateAddresses, plateCredits, plateNotice } from '../../commons/finish-plate.ts';
import type { GetLibrary } from '../../commons/get-library.ts';
import { rememberPlate } from '../../commons/remember-plate.ts';
import { isSlug } from '../../designs/slug.ts';
import type { Library } from '../../designs/library/library.ts';
import type { PlateBuild, PlateRequest } from '../../pipeline/plate-designs.ts';
import type { PlateEntry } from '../../pipeline/plate/plate-request.ts';
import { hasErrors, success, type Outcome, type Problem } from '../../shared/problem.ts';
import { readEntry, type BuildOptions, type DesignOptions } from '../build-request.ts';
import { finish, finishWith, summaryLines } from '../finish.ts';
import { loadFabricator } from '../load-fabricator.ts';
import { nodeFolder, readOnly } from '../node.ts';
import { say } from '../report.ts';
import { runWithBar } from '../run-with-bar.ts';
import { UsageError } from '../usage-error.ts';
import { plateDocument, plateLines } from './plate-document.ts';
import { valuesOf, type DesignWords } from './split-by-design.ts';
import { writePlate } from './write-plate.ts';
import { writePlatePackage } from './write-plate-package.ts';

/** What is said of the plate as a whole. */
export interface PlateOptions extends BuildOptions {
  readonly out: string;
  /** A ZIP in place of the files. */
  readonly package?: string;
  readonly name: string;
}

/** One design of the command line, found, and what is wanted of it. */
interface Wanted {
  readonly found: FoundDesign;
  readonly entry: PlateEntry;
}

/** Lays out and makes what the command line wants, and gives the exit code. */
export const runPlate = async (
  words: readonly DesignWords[],
  options: PlateOptions,
  getLibrary: GetLibrary,
): Promise<number> => {
  if (!isSlug(options.name)) {
    throw new UsageError(
      `--name: expected lower-case letters, digits and hyphens, found "${options.name}"`,
    );
  }
  const wanted = await findAll(words, getLibrary);
  if (!wanted.ok) return finishWith(wanted.problems, options);
  const fabricator = await loadFabricator(options);
  if (!fabricator.ok) return finishWith(fabricator.problems, options);
  const request = {
    name: options.name,
    entries: wanted.value.map(({ entry }) => entry),
    fabricator: fabricator.value,
    ...(options.format === undefined ? {} : { formats: options.format }),
  };
  const sources = wanted.value.map(({ found }) => found);
  const needsLibrary =
    options.package !== undefined || sources.some(({ record }) => record !== undefined);
  const opened = needsLibrary ? await getLibrary() : undefined;
  const library = opened?.ok === true ? opened.value : undefined;
  // Told before anything is built: a ZIP is signed with the key of the node, which may have to be made.
  if (options.package !== undefined && library?.readOnly !== false) {
    return finishWith(library ? [readOnly(nodeFolder())] : opened!.problems, options);
  }
  const built = await runWithBar({ kind: 'plate', request }, options);
  if (!built.ok) return finishWith(built.problems, options);
  return deliver({ request, sources }, built.value, built.problems, options, library);
};

/** Every design, or what is wrong with each. */
const findAll = async (
  words: readonly DesignWords[],
  getLibrary: GetLibrary,
): Promise<Outcome<readonly Wanted[]>> => {
  const wanted: Wanted[] = [];
  const problems: Problem[] = [];
  for (const { design, given } of words) {
    const own = valuesOf(given, { param: {}, part: {}, scale: 1 }) as unknown as DesignOptions;
    const found = await findDesign(design, getLibrary, { root: own.root });
    const entry = found.ok ? await readEntry(found.value, own) : found;
    problems.push(...entry.problems);
    if (found.ok && entry.ok) wanted.push({ found: found.value, entry: entry.value });
  }
  return hasErrors(problems) ? { ok: false, problems } : success(wanted, problems);
};

interface Planned {
  readonly request: PlateRequest;
  readonly sources: readonly FoundDesign[];
}

const deliver = async (
  planned: Planned,
  built: PlateBuild,
  problems: readonly Problem[],
  options: PlateOptions,
  library: Library | undefined,
): Promise<number> => {
  const { sources } = planned;
  const credits = await plateCredits(sources, library);
  const text = plateNotice(built, credits);
  const written =
    options.package === undefined
      ? await writePlate(resolve(options.out), built, text)
      : await writePlatePackage(
          options.package,
          { sources, plate: planned.request },
          built,
          text,
          nodeFolder(),
        );
  if (!written.ok) return finishWith([...problems, ...written.problems], options);
  const { outputs } = written.value;
  const remembers = library !== undefined && !library.readOnly;
  if (remembers) {
    await rememberPlate(
      library,
      sources.map(({ record }) => record),
      built,
    );
  }
  const addresses = remembers ? await plateAddresses(library, sources, built) : [];
  say([...plateLines(built, addresses), ...summaryLines(outputs, built.production)], options);
  return finish(
    {
      ...plateDocument(built, credits, addresses),
      ...written.value,
      problems: [...problems, ...written.problems],
    },
    options,
  );
};

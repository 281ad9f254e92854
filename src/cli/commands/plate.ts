// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { findDesign, type FoundDesign } from '../../commons/find-design.ts';
import { plateAddresses, plateCredits, plateNotice } from '../../commons/finish-plate.ts';
import type { GetLibrary } from '../../commons/publish-tools.ts';
import { rememberPlate } from '../../commons/remember-plate.ts';
import { isSlug } from '../../designs/slug.ts';
import type { PlateBuild } from '../../pipeline/plate-designs.ts';
import type { PlateEntry } from '../../pipeline/plate/plate-request.ts';
import { hasErrors, success, type Outcome, type Problem } from '../../shared/problem.ts';
import {
  designOptions,
  formatOption,
  readEntry,
  type BuildOptions,
  type DesignOptions,
} from '../build-request.ts';
import { finish, finishWith, outputEntry, summaryLines } from '../finish.ts';
import { loadFabricator } from '../load-fabricator.ts';
import { withLibraryOnDemand } from '../open-on-demand.ts';
import { fabricatorOptions, outputOptions } from '../options.ts';
import { plateDocument, plateLines } from '../plate-document.ts';
import { say } from '../report.ts';
import { runWithBar } from '../run-with-bar.ts';
import { splitByDesign, valuesOf, type DesignWords } from '../split-by-design.ts';
import { UsageError } from '../usage-error.ts';
import { writeFiles } from '../write-files.ts';

interface PlateOptions extends BuildOptions {
  readonly out: string;
  readonly name: string;
}

const OWN = ['--root', '--param', '--params', '--part', '--orient', '--scale'];

/** `fabcommons plate <design> [its options] <design> [its options] …` */
export const plateCommand = (program: Command, end: (code: number) => void): void => {
  const command = program
    .command('plate')
    .description('lay parts of several designs on one bed, each with its own license and notice')
    .argument('<designs...>', 'as for build, each followed by the options that are its own')
    .usage('<design> [--param …] [--part …] … <design> [--param …] … [options]');
  designOptions(command);
  formatOption(command)
    .option('--name <slug>', 'what the files of the plates begin with', 'plate')
    .option('--out <dir>', 'where files go', 'out');
  outputOptions(fabricatorOptions(command))
    .addHelpText(
      'after',
      `
${OWN.join(', ')} belong to the design before them, all others to the whole plate.
Several plates come of it where one bed is too small.

Examples:
  fabcommons plate designs-library/cable-clip --param diameter=8 designs-library/pen-grip --printer mk4
  fabcommons plate ada/knob --part '*=4' ada/knob --param shaft=5 bob/hook@^1.2 --material petg`,
    )
    .action(async (_: readonly string[], options: PlateOptions) => {
      const raw = (program as Command & { readonly rawArgs: readonly string[] }).rawArgs;
      const words = splitByDesign(raw.slice(raw.indexOf('plate') + 1), command.options, OWN);
      end(await withLibraryOnDemand(options, (get) => plate(words, options, get)));
    });
};

/** One design of the command line, found, and what is wanted of it. */
interface Wanted {
  readonly found: FoundDesign;
  readonly entry: PlateEntry;
}

const plate = async (
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
  const built = await runWithBar({ kind: 'plate', request }, options);
  if (!built.ok) return finishWith(built.problems, options);
  return deliver(
    built.value,
    wanted.value.map(({ found }) => found),
    built.problems,
    options,
    getLibrary,
  );
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
    const root = own.root === undefined ? {} : { root: own.root };
    const found = await findDesign(design, getLibrary, root);
    const entry = found.ok ? await readEntry(found.value, own) : found;
    problems.push(...entry.problems);
    if (found.ok && entry.ok) wanted.push({ found: found.value, entry: entry.value });
  }
  return hasErrors(problems) ? { ok: false, problems } : success(wanted, problems);
};

const deliver = async (
  built: PlateBuild,
  sources: readonly FoundDesign[],
  problems: readonly Problem[],
  options: PlateOptions,
  getLibrary: GetLibrary,
): Promise<number> => {
  const opened = sources.some(({ record }) => record !== undefined)
    ? await getLibrary()
    : undefined;
  const library = opened?.ok === true ? opened.value : undefined;
  const credits = await plateCredits(sources, library);
  const products = [
    ...built.works.flatMap((work) => work.products),
    ...built.plates.flatMap((each) => each.products),
    plateNotice(built, credits),
  ];
  const folder = resolve(options.out);
  const written = await writeFiles(
    products.map(({ name, bytes }) => ({ path: join(folder, name), bytes })),
  );
  if (!written.ok) return finishWith([...problems, ...written.problems], options);
  const outputs = products.map((product) => outputEntry(join(folder, product.name), product));
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
  return finish({ ...plateDocument(built, credits, addresses), outputs, problems }, options);
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { join, resolve } from 'node:path';
import { findDesign } from '../../commons/find-design.ts';
import type { GetLibrary } from '../../commons/get-library.ts';
import { keepAddress } from '../../commons/keep-address.ts';
import { rememberBuild } from '../../commons/remember-build.ts';
import type { VersionRecord } from '../../designs/library/version-record.ts';
import type { Build } from '../../pipeline/build.ts';
import { aboutDesign } from '../about-design.ts';
import { buildOptions, type BuildOptions, readBuildRequest } from '../build-request.ts';
import { finish, finishWith, outputEntry, summaryLines } from '../finish.ts';
import { withLibraryOnDemand } from '../open-on-demand.ts';
import type { Register } from '../register.ts';
import { say } from '../report.ts';
import { runWithBar } from '../run-with-bar.ts';
import { writeFiles } from '../write-files.ts';

interface Options extends BuildOptions {
  readonly out: string;
}

/** `fabcommons build <design>` */
export const buildCommand: Register = (program, end) => {
  const command = program
    .command('build')
    .description('turn a design into files that print')
    .argument('<design>', 'a code file, folder or ZIP, or author/slug[@version] of the library')
    .option('--out <dir>', 'where files go', 'out');
  buildOptions(command).action(async (design: string, options: Options) => {
    end(await withLibraryOnDemand(options, (get) => build(design, options, get)));
  });
};

const build = async (word: string, options: Options, getLibrary: GetLibrary): Promise<number> => {
  const found = await findDesign(word, getLibrary, { root: options.root });
  if (!found.ok) return finishWith(found.problems, options);
  const { design, record } = found.value;
  const request = await readBuildRequest(found.value, options);
  if (!request.ok) return finishWith(request.problems, options);

  const built = await runWithBar({ kind: 'build', request: request.value }, options);
  const about = aboutDesign(design);
  if (!built.ok) return finish({ ...about, problems: built.problems }, options);

  const { products, values, meshes, production, log } = built.value;
  const folder = resolve(options.out);
  const written = await writeFiles(
    products.map(({ name, bytes }) => ({ path: join(folder, name), bytes })),
  );
  if (!written.ok)
    return finish({ ...about, problems: [...built.problems, ...written.problems] }, options);
  const outputs = products.map((product) => outputEntry(join(folder, product.name), product));
  const customization = await remember(record, built.value, getLibrary);
  say(
    log.map(({ level, text }) => `${level}: ${text}`),
    { ...options, quiet: options.quiet || log.length === 0 },
  );
  say(
    [
      ...summaryLines(outputs, production),
      ...(customization === undefined
        ? []
        : [`These parameters have the address ${customization}`]),
    ],
    options,
  );
  const made = production === undefined ? {} : { production };
  return finish(
    {
      ...about,
      parameters: values,
      ...(customization === undefined ? {} : { customization }),
      outputs,
      meshes,
      ...made,
      log,
      problems: built.problems,
    },
    options,
  );
};

/**
 * What was built from the library is known again by `verify`; changed parameters get an address,
 * which is given back.
 */
const remember = async (
  record: VersionRecord | undefined,
  built: Build,
  getLibrary: GetLibrary,
): Promise<string | undefined> => {
  if (record === undefined) return undefined;
  const library = await getLibrary();
  if (!library.ok || library.value.readOnly) {
    return undefined;
  }
  await rememberBuild(library.value, record, built);
  return keepAddress(library.value, record, record.schema, built.values);
};

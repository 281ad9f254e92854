// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { readDesign } from '../../designs/read/read-design.ts';
import type { Orientation } from '../../pipeline/mesh/orient.ts';
import { finish, finishWith, outputEntry, summaryLines } from '../finish.ts';
import { loadFabricator, type FabricatorOptions } from '../load-fabricator.ts';
import {
  collectPairs,
  fabricatorOptions,
  outputOptions,
  parseFormats,
  parseOrientation,
  parseQuantities,
  parseScale,
} from '../options.ts';
import { readParameterFile } from '../read-parameters.ts';
import { say, type Output } from '../report.ts';
import { runWithBar } from '../run-with-bar.ts';
import { writeFiles } from '../write-files.ts';

interface BuildOptions extends FabricatorOptions, Output {
  readonly root?: string;
  readonly param: Readonly<Record<string, string>>;
  readonly params?: string;
  readonly part: Readonly<Record<string, string>>;
  readonly orient?: Orientation;
  readonly scale: number;
  readonly format?: readonly string[];
  readonly out: string;
}

/** `fabcommons build <design>` */
export const buildCommand = (program: Command, end: (code: number) => void): void => {
  const command = program
    .command('build')
    .description('turn a design into files that print')
    .argument('<design>', 'a code file, a folder or a ZIP')
    .option('--root <dir>', 'folder up to which the design may require files')
    .addOption(
      new Option('--param <name=value>', 'set a parameter, again and again')
        .argParser(collectPairs)
        .default({}, 'none'),
    )
    .option('--params <file.json>', 'set parameters from a JSON file')
    .addOption(
      new Option('--part <name=quantity>', 'how many of a part; 0 leaves it out')
        .argParser(collectPairs)
        .default({}, 'one of each'),
    )
    .addOption(
      new Option('--orient <how>', 'auto, keep, or degrees about x,y,z').argParser(
        parseOrientation,
      ),
    )
    .addOption(
      new Option('--scale <factor>', 'make everything larger or smaller')
        .argParser(parseScale)
        .default(1),
    )
    .addOption(
      new Option(
        '--format <list>',
        'stl, stl-ascii, 3mf, obj, glb, svg, dxf, png, gcode',
      ).argParser(parseFormats),
    )
    .option('--out <dir>', 'where files go', 'out');
  outputOptions(fabricatorOptions(command)).action(async (design: string, options: BuildOptions) =>
    end(await build(design, options)),
  );
};

const build = async (path: string, options: BuildOptions): Promise<number> => {
  const quantities = parseQuantities(options.part);
  const read = await readDesign(path, options.root === undefined ? {} : { root: options.root });
  if (!read.ok) return finishWith(read.problems, options);
  const design = read.value;
  const fromFile =
    options.params === undefined
      ? { ok: true as const, value: {} }
      : await readParameterFile(options.params);
  if (!fromFile.ok) return finishWith(fromFile.problems, options);
  const fabricator = await loadFabricator(options);
  if (!fabricator.ok) return finishWith(fabricator.problems, options);

  const built = await runWithBar(
    {
      kind: 'build',
      request: {
        design,
        parameters: { ...fromFile.value, ...options.param },
        quantities,
        scale: options.scale,
        fabricator: fabricator.value,
        ...(options.orient === undefined ? {} : { orientation: options.orient }),
        ...(options.format === undefined ? {} : { formats: options.format }),
      },
    },
    options,
  );
  const about = {
    design: design.slug,
    version: design.manifest.version,
    digest: design.digest,
    license: design.manifest.license ?? 'NONE',
  };
  if (!built.ok) return finish({ ...about, problems: built.problems }, options);

  const { products, values, meshes, production, log } = built.value;
  const folder = resolve(options.out);
  const written = await writeFiles(
    products.map(({ name, bytes }) => ({ path: join(folder, name), bytes })),
  );
  if (!written.ok)
    return finish({ ...about, problems: [...built.problems, ...written.problems] }, options);
  const outputs = products.map((product) => outputEntry(join(folder, product.name), product));
  say(
    log.map(({ level, text }) => `${level}: ${text}`),
    { ...options, quiet: options.quiet || log.length === 0 },
  );
  say(summaryLines(outputs, production), options);
  const made = production === undefined ? {} : { production };
  return finish(
    { ...about, parameters: values, outputs, meshes, ...made, log, problems: built.problems },
    options,
  );
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Option, type Command } from 'commander';
import type { FoundDesign } from '../commons/find-design.ts';
import type { BuildRequest } from '../pipeline/build.ts';
import type { Orientation } from '../pipeline/mesh/orient.ts';
import { type Outcome, success } from '../shared/problem.ts';
import { loadFabricator, type FabricatorOptions } from './load-fabricator.ts';
import {
  collectPairs,
  collectQuantities,
  fabricatorOptions,
  outputOptions,
  parseFormats,
  parseOrientation,
  parseScale,
} from './options.ts';
import { readParameterFile } from './read-parameters.ts';
import type { Output } from './report.ts';

/** What decides a build, as the command line gives it; the same for build and package. */
export interface BuildOptions extends FabricatorOptions, Output {
  readonly root?: string;
  readonly param: Readonly<Record<string, string>>;
  readonly params?: string;
  readonly part: Readonly<Record<string, number>>;
  readonly orient?: Orientation;
  readonly scale: number;
  readonly format?: readonly string[];
}

export const buildOptions = (command: Command): Command => {
  command
    .option('--root <dir>', 'folder up to which the design may require files')
    .addOption(
      new Option('--param <name=value>', 'set a parameter, again and again')
        .argParser(collectPairs)
        .default({}, 'none'),
    )
    .option('--params <file.json>', 'set parameters from a JSON file')
    .addOption(
      new Option('--part <name=quantity>', 'how many of a part; 0 leaves it out')
        .argParser(collectQuantities)
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
    );
  return outputOptions(fabricatorOptions(command));
};

/** Problems: of the parameter file, of the profiles. */
export const readBuildRequest = async (
  { design, parameters }: FoundDesign,
  options: BuildOptions,
): Promise<Outcome<BuildRequest>> => {
  const fromFile =
    options.params === undefined ? success({}) : await readParameterFile(options.params);
  if (!fromFile.ok) return fromFile;
  const fabricator = await loadFabricator(options);
  if (!fabricator.ok) return fabricator;
  return success({
    design,
    parameters: { ...parameters, ...fromFile.value, ...options.param },
    quantities: options.part,
    scale: options.scale,
    fabricator: fabricator.value,
    ...(options.orient === undefined ? {} : { orientation: options.orient }),
    ...(options.format === undefined ? {} : { formats: options.format }),
  });
};

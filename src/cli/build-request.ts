// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Option, type Command } from 'commander';
import type { FoundDesign } from '../commons/find-design.ts';
import type { BuildRequest } from '../pipeline/build.ts';
import type { PlateEntry } from '../pipeline/plate/plate-request.ts';
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
} from './options.ts';
import { numberWithin } from './number-option.ts';
import { readParameterFile } from './read-parameters.ts';
import type { Output } from './report.ts';

/** What decides a build, as the command line gives it; the same for build and package. */
export interface BuildOptions extends FabricatorOptions, Output, DesignOptions {
  readonly format?: readonly string[];
}

/** What is said of one design. */
export interface DesignOptions {
  readonly root?: string;
  readonly param: Readonly<Record<string, string>>;
  readonly params?: string;
  readonly part: Readonly<Record<string, number>>;
  readonly orient?: Orientation;
  readonly scale: number;
}

export const buildOptions = (command: Command): Command =>
  outputOptions(fabricatorOptions(formatOption(designOptions(command))));

export const formatOption = (command: Command): Command =>
  command.addOption(
    new Option('--format <list>', 'stl, stl-ascii, 3mf, obj, glb, svg, dxf, png, gcode').argParser(
      parseFormats,
    ),
  );

/** What is said of one design: `plate` has these for each. */
export const designOptions = (command: Command): Command =>
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
        .argParser(numberWithin('--scale', 0.001, 1000))
        .default(1),
    );

/** Problems: of the parameter file, of the profiles. */
export const readBuildRequest = async (
  { design, parameters }: FoundDesign,
  options: BuildOptions,
): Promise<Outcome<BuildRequest>> => {
  const entry = await readEntry({ design, parameters }, options);
  if (!entry.ok) return entry;
  const fabricator = await loadFabricator(options);
  if (!fabricator.ok) return fabricator;
  return success({
    ...entry.value,
    fabricator: fabricator.value,
    ...(options.format === undefined ? {} : { formats: options.format }),
  });
};

/** A design with all that is said of it alone. Problems: of the parameter file. */
export const readEntry = async (
  { design, parameters }: FoundDesign,
  options: DesignOptions,
): Promise<Outcome<PlateEntry>> => {
  const fromFile =
    options.params === undefined ? success({}) : await readParameterFile(options.params);
  if (!fromFile.ok) return fromFile;
  return success({
    design,
    parameters: { ...parameters, ...fromFile.value, ...options.param },
    quantities: options.part,
    scale: options.scale,
    ...(options.orient === undefined ? {} : { orientation: options.orient }),
  });
};

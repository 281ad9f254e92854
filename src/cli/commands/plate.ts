// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Option, type Command } from 'commander';
import { designOptions, formatOption } from '../build-request.ts';
import { withLibraryOnDemand } from '../open-on-demand.ts';
import { fabricatorOptions, outputOptions } from '../options.ts';
import type { Register } from '../register.ts';
import { splitByDesign } from '../plate/split-by-design.ts';
import { runPlate, type PlateOptions } from '../plate/run-plate.ts';
import { zipPath } from '../write-zip.ts';

const OWN = ['--root', '--param', '--params', '--part', '--orient', '--scale'];

/** `fabcommons plate <design> [its options] <design> [its options] …` */
export const plateCommand: Register = (program, end) => {
  const command = program
    .command('plate')
    .description('lay parts of several designs on one bed, each with its own license and notice')
    .argument('<designs...>', 'as for build, each followed by the options that are its own')
    .usage('<design> [--param …] [--part …] … <design> [--param …] … [options]');
  designOptions(command);
  formatOption(command)
    .option('--name <slug>', 'what the files of the plates begin with', 'plate')
    .option('--out <dir>', 'where files go', 'out')
    .addOption(
      new Option(
        '--package <file.zip>',
        'one signed ZIP instead: files, sources, licenses, credits, provenance',
      )
        .argParser(zipPath('--package'))
        .conflicts('out'),
    );
  outputOptions(fabricatorOptions(command))
    .addHelpText(
      'after',
      `
${OWN.join(', ')} belong to the design before them, all others to the whole plate.
Several plates come of it where one bed is too small.

Examples:
  fabcommons plate designs-library/cable-clip --param diameter=8 designs-library/pen-grip --printer mk4
  fabcommons plate ada/knob --part '*=4' ada/knob --param shaft=5 bob/hook@^1.2 --material petg
  fabcommons plate ada/knob bob/hook --package plate.zip && fabcommons verify plate.zip`,
    )
    .action(async (_: readonly string[], options: PlateOptions) => {
      const raw = (program as Command & { readonly rawArgs: readonly string[] }).rawArgs;
      const words = splitByDesign(raw.slice(raw.indexOf('plate') + 1), command.options, OWN);
      end(await withLibraryOnDemand(options, (get) => runPlate(words, options, get)));
    });
};

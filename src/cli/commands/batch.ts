// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { batch, type BatchCommandOptions } from '../batch/run-command.ts';
import { machineOptions } from '../batch/options.ts';
import { withLibraryOnDemand } from '../open-on-demand.ts';
import { fabricatorOptions, outputOptions, parseFormats } from '../options.ts';
import type { Register } from '../register.ts';

/** `fabcommons batch <plan | folder | query>` */
export const batchCommand: Register = (program, end) => {
  const command = program
    .command('batch')
    .description('build many designs with many values for many printers, each step once')
    .argument('<plan...>', 'a plan (TOML or JSON), a folder of designs, or words to search for')
    .option('--out <dir>', 'where files and the report go', 'out')
    .option('--resume', 'go on with an interrupted run; what failed is not tried again', false)
    .option('--dry-run', 'tell what would be made and what is kept; make nothing', false)
    .option('--format <list>', 'of a folder or a query, which has no plan', parseFormats)
    .addHelpText(
      'after',
      `
A plan names designs, values, printers, formats and paths:

  designs = ["designs-library/*", "ada/hook@^1.2", "search: clip"]
  formats = ["stl", "gcode"]
  [[sets]]
  name = "sizes"
  each = { diameter = [6, 8], width = { from = 10, to = 20, step = 5 } }
  where = "width > diameter"
  [[fabricators]]
  printer = "mk4"

docs/batch.md explains every key. Exit code 3: some builds are done and some are not.`,
    );
  machineOptions(command, 'steps at a time');
  outputOptions(fabricatorOptions(command)).action(
    async (words: string[], options: BatchCommandOptions) => {
      end(await withLibraryOnDemand(options, (get) => batch(words.join(' '), options, get)));
    },
  );
};

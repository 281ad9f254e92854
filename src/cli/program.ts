// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Command, CommanderError } from 'commander';
import { PIPELINE_VERSION } from '../pipeline/version.ts';
import { commandsFor } from './commands/index.ts';
import { checkEnvironment } from './environment.ts';
import { EXIT } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';

/** Runs one command line and gives its exit code; throws only for bugs. */
export const run = async (
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> => {
  let code: number = EXIT.done;
  const program = describeProgram();
  try {
    checkEnvironment(environment);
    for (const command of await commandsFor(argv)) command(program, (ended) => (code = ended));
    for (const each of program.commands) each.showHelpAfterError(seeHelp(each.name()));
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      const named = program.commands.find((each) => each.name() === argv[0])?.name();
      process.stderr.write(`error ${thrown.message}\n${seeHelp(named)}\n`);
      return EXIT.usage;
    }
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.done : EXIT.usage;
    throw thrown;
  }
};

const seeHelp = (command?: string): string =>
  `See: fabcommons ${command === undefined ? '' : `${command} `}--help`;

const describeProgram = (): Command =>
  new Command('fabcommons')
    .description(
      'Parametric JSCAD designs become meshes and G-code for desktop fabricators, with their license notice in every file.',
    )
    .version(PIPELINE_VERSION)
    .showHelpAfterError(seeHelp())
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .addHelpText(
      'after',
      `
Examples:
  fabcommons new my-clip
  fabcommons params designs-library/cable-clip
  fabcommons build designs-library/cable-clip --param diameter=8 --printer mk4
  fabcommons plate ada/hook --param width=40 bob/knob --part '*=4' --printer mk4
  fabcommons slice part.stl --material petg --set layer_height=0.15
  fabcommons check out/cable-clip.gcode
  fabcommons batch plan.toml --out out
  fabcommons search clip
  fabcommons publish my-clip --as ada
  fabcommons package fabcommons/cable-clip --printer mk4 --out clip.zip

Exit codes: 0 done, 1 the input has problems, 2 wrong usage, 3 partly done (batch), 4 to 6 of verify,
70 a bug of ours, 130 interrupted`,
    );

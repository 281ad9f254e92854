// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Command, CommanderError } from 'commander';
import { PIPELINE_VERSION } from '../pipeline/version.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { exportCommand } from './commands/export.ts';
import { forkCommand } from './commands/fork.ts';
import { importCommand } from './commands/import.ts';
import { libraryCommand } from './commands/library/library.ts';
import { licensesCommand } from './commands/licenses.ts';
import { packageCommand } from './commands/package.ts';
import { publishCommand } from './commands/publish.ts';
import { searchCommand } from './commands/search.ts';
import { showCommand } from './commands/show.ts';
import { verifyCommand } from './commands/verify.ts';
import { newCommand } from './commands/new.ts';
import { paramsCommand } from './commands/params.ts';
import { profileCommands } from './commands/profiles.ts';
import { settingsCommand } from './commands/settings.ts';
import { sliceCommand } from './commands/slice.ts';
import { checkEnvironment } from './environment.ts';
import { EXIT } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';

/** Runs one command line and gives its exit code; throws only for bugs. */
export const run = async (
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> => {
  let code: number = EXIT.done;
  const program = commands((ended) => (code = ended));
  try {
    checkEnvironment(environment);
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      process.stderr.write(`error ${thrown.message}\nSee: fabcommons --help\n`);
      return EXIT.usage;
    }
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.done : EXIT.usage;
    throw thrown;
  }
};

const commands = (end: (code: number) => void): Command => {
  const program = new Command('fabcommons')
    .description(
      'Parametric JSCAD designs become meshes and G-code for desktop fabricators, with their license notice in every file.',
    )
    .version(PIPELINE_VERSION)
    .showHelpAfterError('See: fabcommons --help')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .addHelpText(
      'after',
      `
Examples:
  fabcommons new my-clip
  fabcommons params designs-library/cable-clip
  fabcommons build designs-library/cable-clip --param diameter=8 --printer mk4
  fabcommons slice part.stl --material petg --set layer_height=0.15
  fabcommons check out/cable-clip.gcode
  fabcommons search clip
  fabcommons publish my-clip --as ada
  fabcommons package fabcommons/cable-clip --printer mk4 --out clip.zip

Exit codes: 0 done, 1 the input has problems, 2 wrong usage, 70 a bug of ours, 130 interrupted`,
    );
  buildCommand(program, end);
  sliceCommand(program, end);
  paramsCommand(program, end);
  checkCommand(program, end);
  profileCommands(program, end);
  settingsCommand(program, end);
  licensesCommand(program, end);
  newCommand(program, end);
  publishCommand(program, end);
  forkCommand(program, end);
  searchCommand(program, end);
  showCommand(program, end);
  packageCommand(program, end);
  verifyCommand(program, end);
  exportCommand(program, end);
  importCommand(program, end);
  libraryCommand(program, end);
  return program;
};

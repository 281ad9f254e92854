// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { join, resolve } from 'node:path';
import { parseReference } from '../../designs/library/reference.ts';
import { forkVersion } from '../../designs/publish/fork-version.ts';
import { finish, finishWith } from '../finish.ts';
import { libraryIn, withLibrary } from '../node.ts';
import { outputOptions } from '../options.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';
import { takenProblem } from '../taken-folder.ts';
import { writeFiles } from '../write-files.ts';

interface ForkOptions extends Output {
  readonly from?: string;
}

/** `fabcommons fork <author/slug[@version]> <folder>` */
export const forkCommand: Register = (program, end) => {
  const command = program
    .command('fork')
    .description('copy a version into a folder, to make a design of your own from it')
    .argument('<design>', 'author/slug or author/slug@version')
    .argument('<folder>', 'the folder to make')
    .option('--from <dir>', 'the library to take it from (default: that of this node)');
  outputOptions(command).action(async (design: string, folder: string, options: ForkOptions) =>
    end(await fork(design, folder, options)),
  );
};

const fork = async (word: string, path: string, options: ForkOptions): Promise<number> => {
  const folder = resolve(path);
  const taken = takenProblem(folder);
  if (taken !== undefined) return finishWith([taken], options);
  const reference = parseReference(word);
  if (!reference.ok) return finishWith(reference.problems, options);
  const forked = await withLibrary(
    options,
    ({ library }) => forkVersion(library, reference.value),
    libraryIn(options.from),
  );
  if (!forked.ok) return finishWith(forked.problems, options);
  const { files, of, license } = forked.value;
  const written = await writeFiles(
    [...files].map(([name, bytes]) => ({ path: join(folder, name), bytes })),
  );
  if (!written.ok) return finishWith(written.problems, options);
  say(
    [
      `${of} is in ${folder}: ${files.size} files, all notices as they were.`,
      `Change it, keep ${license} or see \`fabcommons licenses ${license} --for fork\`, then: fabcommons publish ${path} --as <you>`,
    ],
    options,
  );
  return finish({ design: of.replace(/@.*/, ''), license, problems: forked.problems }, options);
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { realpath } from 'node:fs/promises';
import { importLibrary } from '../../designs/library/exchange/import-library.ts';
import { diskTree } from '../../designs/read/disk-tree.ts';
import { unreadable } from '../../designs/read/read-bounded.ts';
import { failure } from '../../shared/problem.ts';
import { finish, finishWith } from '../finish.ts';
import { withLibrary } from '../node.ts';
import { outputOptions } from '../options.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';

interface ImportOptions extends Output {
  readonly to?: string;
}

/** `fabcommons import <dir>` */
export const importCommand: Register = (program, end) => {
  const command = program
    .command('import')
    .description('take in what `fabcommons export` wrote, here or on another node')
    .argument('<dir>', 'the exported folder')
    .option('--to <dir>', 'the library to take it into (default: that of this node)');
  outputOptions(command).action(async (folder: string, options: ImportOptions) =>
    end(await importFrom(folder, options)),
  );
};

const importFrom = async (path: string, options: ImportOptions): Promise<number> => {
  const root = await realpath(path).catch((thrown: unknown) => failure(unreadable(path, thrown)));
  if (typeof root !== 'string') return finishWith(root.problems, options);
  const done = await withLibrary(
    options,
    ({ library, show }) =>
      importLibrary(library, diskTree(root), (sofar, total) => show('import', sofar, total)),
    { folder: options.to, writes: true },
  );
  if (!done.ok) return finishWith(done.problems, options);
  const { added, unchanged, refused } = done.value;
  say(
    [
      `${added.length} versions added, ${unchanged.length} were there already, ${refused.length} refused.`,
    ],
    options,
  );
  return finish({ added, unchanged, refused, problems: done.problems }, options);
};

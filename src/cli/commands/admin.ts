// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { resolve } from 'node:path';
import { finish, finishWith } from '../finish.ts';
import { nodeFolder, nodeObjects, withLibrary } from '../node.ts';
import { outputOptions } from '../options.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';

/** `fabcommons admin backup|restore` */
export const adminCommand: Register = (program, end) => {
  const admin = program.command('admin').description('look after the node in FABCOMMONS_DATA');
  outputOptions(
    admin
      .command('backup')
      .description('copy the node into a new folder; it may be in use')
      .argument('<folder>', 'where the copy shall be'),
  ).action(async (folder: string, options: Output) => end(await backup(folder, options)));
  outputOptions(
    admin
      .command('restore')
      .description('make the node of a backup where none is')
      .argument('<folder>', 'a folder that `admin backup` made'),
  ).action(async (folder: string, options: Output) => end(await restore(folder, options)));
};

const backup = async (folder: string, options: Output): Promise<number> => {
  const made = await withLibrary(
    options,
    async ({ library }) => {
      const { backupNode } = await import('../../designs/library/store/backup.ts');
      return backupNode(library, resolve(folder));
    },
    { create: false, seeds: false },
  );
  if (!made.ok) return finishWith(made.problems, options);
  say([`Backed up ${nodeFolder()} into ${made.value}.`], options);
  return finish({ folder: made.value, problems: made.problems }, options);
};

const restore = async (folder: string, options: Output): Promise<number> => {
  const { restoreNode } = await import('../../designs/library/store/backup.ts');
  const objects = await nodeObjects();
  if (!objects.ok) return finishWith(objects.problems, options);
  const made = await restoreNode(resolve(folder), nodeFolder(), objects.value);
  if (!made.ok) return finishWith(made.problems, options);
  say([`The node in ${made.value} is that of ${resolve(folder)}.`], options);
  return finish({ folder: made.value, problems: made.problems }, options);
};

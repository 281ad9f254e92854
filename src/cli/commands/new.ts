// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseLicense } from '../../designs/license/spdx.ts';
import { newDesign } from '../../designs/new-design.ts';
import { toSlug } from '../../designs/slug.ts';
import { finish, finishWith } from '../finish.ts';
import { outputOptions } from '../options.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';
import { takenProblem } from '../taken-folder.ts';
import { writeFiles } from '../write-files.ts';

interface NewOptions extends Output {
  readonly title?: string;
  readonly author?: string;
  readonly license: string;
}

/** `fabcommons new <folder>` */
export const newCommand: Register = (program, end) => {
  const command = program
    .command('new')
    .description('begin a design: code, manifest and README in a new folder')
    .argument('<folder>', 'the folder to make')
    .option('--title <text>', 'name of the design (default: from the folder)')
    .option('--author <name>', 'who makes it (default: your login name)')
    .option('--license <id>', 'SPDX license', 'CERN-OHL-S-2.0');
  outputOptions(command).action(async (folder: string, options: NewOptions) =>
    end(await begin(folder, options)),
  );
};

const begin = async (path: string, options: NewOptions): Promise<number> => {
  const folder = resolve(path);
  const taken = takenProblem(folder);
  if (taken !== undefined) return finishWith([taken], options);
  const license = parseLicense(options.license);
  if (!license.ok) return finishWith(license.problems, options);
  const slug = toSlug(basename(folder));
  const title =
    options.title ?? slug.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());
  const author = options.author ?? loginName();
  const copyright = `${new Date().getFullYear()} ${author}`;
  const texts = newDesign({ title, slug, author, copyright, license: license.value });
  const files = Object.entries(texts).map(([name, text]) => ({
    path: join(folder, name),
    bytes: new TextEncoder().encode(text),
  }));
  const written = await writeFiles(files);
  if (!written.ok) return finishWith(written.problems, options);
  say([...files.map((file) => file.path), `Build it: fabcommons build ${path}`], options);
  return finish({ design: slug, version: '0.1.0', license: license.value, problems: [] }, options);
};

/** Accounts of containers may have no name. */
const loginName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return 'anonymous';
  }
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { resolve } from 'node:path';
import { exportLibrary } from '../../designs/library/exchange/export-library.ts';
import { parseReference } from '../../designs/library/reference.ts';
import { writeExport } from '../../designs/library/store/write-export.ts';
import { licenseText } from '../../designs/read/license-text.ts';
import { success } from '../../shared/problem.ts';
import { finish, finishWith } from '../finish.ts';
import { libraryIn, withLibrary } from '../node.ts';
import { outputOptions } from '../options.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';

interface ExportOptions extends Output {
  readonly design?: string;
  readonly from?: string;
}

/** `fabcommons export <dir>` */
export const exportCommand: Register = (program, end) => {
  const command = program
    .command('export')
    .description('write the library as plain folders: readable, git-friendly, read back by import')
    .argument('<dir>', 'an empty folder, or an earlier export to bring up to date')
    .option('--design <author/slug>', 'only this design, with everything it was made from')
    .option('--from <dir>', 'the library to export (default: that of this node)');
  outputOptions(command).action(async (folder: string, options: ExportOptions) =>
    end(await exportTo(folder, options)),
  );
};

const exportTo = async (path: string, options: ExportOptions): Promise<number> => {
  const reference =
    options.design === undefined ? success(undefined) : parseReference(options.design);
  if (!reference.ok) return finishWith(reference.problems, options);
  const folder = resolve(path);
  const written = await withLibrary(
    options,
    ({ library }) => writeExport(folder, exportLibrary(library, licenseText, reference.value)),
    libraryIn(options.from),
  );
  if (!written.ok) return finishWith(written.problems, options);
  say([`${written.value} versions are in ${folder}.`], options);
  return finish({ folder, versions: written.value, problems: written.problems }, options);
};

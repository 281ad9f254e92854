// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Option } from 'commander';
import { checkLibrary, type LibraryReport } from '../../../designs/library/check-library.ts';
import { type OpenLibrary, openLibrary } from '../../../designs/library/store/open-library.ts';
import { error, type Outcome, type Problem, success, warning } from '../../../shared/problem.ts';
import { finish, finishWith } from '../../finish.ts';
import { libraryIn, withLibrary } from '../../node.ts';
import type { Register } from '../../register.ts';
import { say } from '../../report.ts';
import { inOption, type LibraryOptions } from './options.ts';

interface CheckOptions extends LibraryOptions {
  readonly repair: boolean;
  readonly spare: readonly string[];
}

/** `fabcommons library check` */
export const checkSubcommand: Register = (library, end) => {
  const command = library
    .command('check')
    .description('hold digests against files against records, and name what is damaged')
    .option('--repair', 'make search and lists again, restore lost files, remove leftovers', false)
    .addOption(
      new Option('--spare <dir...>', 'other libraries, to take lost files from').default(
        [],
        'none',
      ),
    );
  inOption(command).action(async (options: CheckOptions) => end(await check(options)));
};

const check = async (options: CheckOptions): Promise<number> => {
  const done = await withLibrary(
    options,
    async ({ library, show }) => {
      const spare = await spareFiles(options.spare);
      if (!spare.ok) return spare;
      const progress = (sofar: number, total: number): void => show('check', sofar, total);
      const { repair } = options;
      try {
        return success(await checkLibrary(library, { repair, progress, spare: spare.value.get }));
      } finally {
        await spare.value.close();
      }
    },
    libraryIn(options.in),
  );
  if (!done.ok) return finishWith(done.problems, options);
  const { designs, versions, files, damage } = done.value;
  say(
    [`${designs} designs, ${versions} versions, ${files} files: ${verdict(done.value)}`],
    options,
  );
  return finish({ designs, versions, files, damage, problems: damage.map(toProblem) }, options);
};

const verdict = ({ damage }: LibraryReport): string => {
  const left = damage.filter(({ repaired }) => !repaired).length;
  return left > 0 ? `${left} damaged` : damage.length > 0 ? `${damage.length} repaired` : 'sound';
};

const toProblem = ({ kind, about, detail, repaired }: LibraryReport['damage'][number]): Problem => {
  const message = `${about}: ${kind.replaceAll('-', ' ')}, ${detail}`;
  if (repaired) return warning(`library-${kind}`, `${message}; repaired`);
  const harmless = kind === 'unused-file' || kind === 'unfinished-write';
  const tell = harmless ? warning : error;
  return tell(`library-${kind}`, message, { hint: HINTS[kind] ?? 'run it with --repair' });
};

const HINTS: Readonly<Record<string, string>> = {
  'file-missing': 'run it with --repair --spare <another library>, or import an export again',
  'file-changed': 'run it with --repair --spare <another library>, or import an export again',
  'record-changed': 'restore library.sqlite from a backup, or import an export into a new library',
  database: 'restore library.sqlite from a backup, or import an export into a new library',
};

const spareFiles = async (
  folders: readonly string[],
): Promise<
  Outcome<{
    readonly get: (sha256: string) => Promise<Uint8Array | undefined>;
    readonly close: () => Promise<void>;
  }>
> => {
  const open: OpenLibrary[] = [];
  for (const folder of folders) {
    const library = await openLibrary(folder, { create: false });
    if (!library.ok) return library;
    open.push(library.value);
  }
  return success({
    get: async (sha256) => {
      for (const { blobs } of open) {
        const bytes = await blobs.get(sha256);
        if (bytes !== undefined) return bytes;
      }
      return undefined;
    },
    close: async () => {
      for (const { close } of open) await close();
    },
  });
};

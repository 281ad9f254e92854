// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, type Problem, success } from '../../../shared/problem.ts';
import type { SourceTree } from '../../read/source-tree.ts';
import type { Library } from '../library.ts';
import { FORMAT } from './export-library.ts';
import { importRows } from './import-rows.ts';
import { importVersion } from './import-version.ts';
import { readJson } from './read-json.ts';

/** What an import did, by version names. */
export interface ImportReport {
  readonly added: readonly string[];
  readonly unchanged: readonly string[];
  readonly refused: readonly string[];
}

/**
 * Takes in what `exportLibrary` wrote, from a stranger perhaps: every file is held against its
 * digest, every record against its shape, its license against its lineage. A version that does not
 * pass is refused with its Problems; the others are taken in.
 * Problems: `import-not-a-commons`, `import-newer`, `import-malformed`, `import-digest`, those of
 * `addVersion`, `publishable`, `checkFiles` and `checkLicenses`.
 */
export const importLibrary = async (
  library: Library,
  tree: SourceTree,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<Outcome<ImportReport>> => {
  const format = await readJson(tree, 'commons.json');
  if (format === undefined) return failure(notACommons());
  if ((format as { format?: unknown }).format !== FORMAT) return failure(newer());
  const folders = await versionFolders(tree);
  const report = { added: [] as string[], unchanged: [] as string[], refused: [] as string[] };
  const problems: Problem[] = [];
  for (const [i, folder] of folders.entries()) {
    progress(i, folders.length);
    const done = await importVersion(library, tree, folder);
    problems.push(...done.problems.filter(({ severity }) => severity === 'error'));
    if (!done.ok) report.refused.push(folder);
    else if (done.problems.some(({ code }) => code === 'library-already-published')) {
      report.unchanged.push(done.value);
    } else report.added.push(done.value);
  }
  const rows = await importRows(library, tree);
  problems.push(...rows.problems);
  progress(folders.length, folders.length);
  return success(report, problems);
};

const versionFolders = async (tree: SourceTree): Promise<readonly string[]> => {
  const below = async (folder: string): Promise<readonly string[]> => {
    const nodes = await tree.list(folder);
    if (!nodes.ok) return [];
    return nodes.value
      .filter(({ kind, name }) => kind === 'folder' && !name.startsWith('.'))
      .map(({ name }) => `${folder}/${name}`);
  };
  const found: string[] = [];
  for (const author of await below('designs')) {
    for (const slug of await below(author)) found.push(...(await below(slug)));
  }
  return found;
};

const notACommons = () =>
  error(
    'import-not-a-commons',
    'expected a folder that was exported, found no commons.json in it',
    {
      hint: 'fabcommons export makes one; a single design is published with `fabcommons publish`',
    },
  );

const newer = () =>
  error('import-newer', `expected an export of format ${FORMAT}, found another`, {
    hint: 'update fabcommons',
  });

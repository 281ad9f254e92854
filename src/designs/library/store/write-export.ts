// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  error,
  failure,
  hasErrors,
  type Outcome,
  type Problem,
  success,
} from '../../../shared/problem.ts';
import type { ExportUnit } from '../exchange/export-library.ts';
import { guard } from './guard.ts';
import { writeFlushed } from './write-flushed.ts';

const UNFINISHED = '.unfinished-';

/**
 * Writes an export into `folder`, empty or an earlier export (a git repository, perhaps): each
 * version under another name first, then in its place as a whole; versions that are there already
 * stay untouched. Cut off at any moment, it leaves whole versions, and goes on when run again.
 * Gives the number of versions. Problems: those of the units and of `guard`, `export-folder-taken`.
 */
export const writeExport = (
  folder: string,
  units: AsyncIterable<Outcome<ExportUnit>>,
): Promise<Outcome<number>> =>
  guard(async () => {
    const names = await readdir(folder).catch(() => [] as string[]);
    if (isTaken(names)) return failure(taken(folder));
    for (const name of names.filter((each) => each.startsWith(UNFINISHED))) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
    await mkdir(folder, { recursive: true });
    const problems: Problem[] = [];
    let versions = 0;
    for await (const unit of units) {
      problems.push(...unit.problems);
      if (!unit.ok) return failure(...problems);
      if (unit.value.folder === '') await writeTop(folder, unit.value.files);
      else {
        await writeUnit(folder, unit.value);
        versions++;
      }
    }
    return hasErrors(problems) ? failure(...problems) : success(versions, problems);
  });

const isTaken = (names: readonly string[]): boolean => {
  const visible = names.filter((name) => !name.startsWith('.'));
  const known = ['commons.json', 'designs'];
  return visible.length > 0 && !known.some((name) => visible.includes(name));
};

const writeUnit = async (root: string, { folder, files }: ExportUnit): Promise<void> => {
  const to = join(root, folder);
  const record = await readFile(join(to, 'version.json')).catch(() => undefined);
  if (record !== undefined && Buffer.compare(record, files.get('version.json')!) === 0) {
    const removed = !files.has('src') && ![...files.keys()].some((path) => path.startsWith('src/'));
    if (!removed) {
      await writeBeside(root, join(folder, 'state.json'), files.get('state.json')!);
      return;
    }
  }
  const beside = join(root, `${UNFINISHED}${randomUUID()}`);
  for (const [path, bytes] of files) await writeNew(join(beside, path), bytes);
  await mkdir(dirname(to), { recursive: true });
  if (record !== undefined) await rename(to, join(root, `${UNFINISHED}${randomUUID()}`));
  await rename(beside, to);
};

/** LICENSES/ holds the text of every license that is used and of no other. */
const writeTop = async (root: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> => {
  for (const name of await readdir(join(root, 'LICENSES')).catch(() => [] as string[])) {
    if (!files.has(`LICENSES/${name}`)) await rm(join(root, 'LICENSES', name), { force: true });
  }
  for (const [path, bytes] of files) await writeBeside(root, path, bytes);
  for (const name of await readdir(root)) {
    if (name.startsWith(UNFINISHED)) await rm(join(root, name), { recursive: true, force: true });
  }
};

const writeBeside = async (root: string, path: string, bytes: Uint8Array): Promise<void> => {
  const beside = join(root, `${UNFINISHED}${randomUUID()}`);
  await writeNew(beside, bytes);
  await mkdir(dirname(join(root, path)), { recursive: true });
  await rename(beside, join(root, path));
};

const writeNew = async (path: string, bytes: Uint8Array): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFlushed(path, bytes);
};

const taken = (folder: string) =>
  error(
    'export-folder-taken',
    `expected an empty folder or an earlier export, found other files in ${folder}`,
    {
      hint: 'choose another folder; nothing was written',
    },
  );

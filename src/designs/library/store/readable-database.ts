// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { rmSync } from 'node:fs';
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { error, failure, type Outcome, success } from '../../../shared/problem.ts';
import { canOpen, type DatabaseFile } from './sqlite-dialect.ts';

/** A database that is only read, and what is to be done when it is closed. */
export interface ReadableDatabase {
  readonly file: DatabaseFile;
  readonly release: () => Promise<void>;
}

/**
 * How to read the database at `path` where nobody here can write, so that all of it is seen: what a
 * process that was killed confirmed stands only in the log beside it (`-wal`), which SQLite reads as
 * long as the index of that log (`-shm`) is there; without one, both are copied to where an index
 * can be made. What has no log, nobody writes to. Problem `library-log-unread`.
 */
export const findReadable = async (path: string): Promise<Outcome<ReadableDatabase>> => {
  const log = await sizeOf(`${path}-wal`);
  if (log !== undefined && (await sizeOf(`${path}-shm`)) !== undefined) {
    const file: DatabaseFile = { path, access: 'read' };
    if (canOpen(file)) return success({ file, release: nothing });
  }
  if (log !== undefined && log > 0) return copyOf(path);
  return success({ file: { path, access: 'immutable' }, release: nothing });
};

const copyOf = async (path: string): Promise<Outcome<ReadableDatabase>> => {
  let folder: string | undefined;
  // Ctrl-C and crashes too take the copy away.
  const takeAway = (): void => rmSync(folder!, { recursive: true, force: true });
  try {
    folder = await mkdtemp(join(tmpdir(), 'fabcommons-log-'));
    process.once('exit', takeAway);
    const copy = join(folder, basename(path));
    for (const end of ['', '-wal']) await copyFile(path + end, copy + end);
    const release = async (): Promise<void> => {
      process.off('exit', takeAway);
      await rm(folder!, { recursive: true, force: true });
    };
    return success({ file: { path: copy, access: 'read' }, release });
  } catch (thrown) {
    if (folder !== undefined) {
      process.off('exit', takeAway);
      takeAway();
    }
    return failure(unread(path, (thrown as Error).message));
  }
};

const nothing = async (): Promise<void> => undefined;

const sizeOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ size }) => size,
    () => undefined,
  );

const unread = (path: string, why: string) =>
  error(
    'library-log-unread',
    `expected to read what was written last and stands in ${basename(path)}-wal, it cannot be copied: ${why}`,
    {
      hint: 'name a folder with room in TMPDIR; or open the library once where it can be written to',
      where: { file: `${path}-wal` },
    },
  );

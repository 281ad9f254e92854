// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { access, constants, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, Migrator } from 'kysely';
import { error, failure, type Outcome, success } from '../../../shared/problem.ts';
import type { Library } from '../library.ts';
import { migrations } from '../migrations.ts';
import type { Tables } from '../tables.ts';
import { diskBlobs } from './disk-blobs.ts';
import { guard } from './guard.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

/** A library on this machine; `close` frees its database. */
export interface OpenLibrary extends Library {
  /** Real path of the folder that holds everything. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

const DATABASE = 'library.sqlite';

/**
 * The library in `folder`: `library.sqlite` and `blobs/`. Made where nothing is yet, brought up to
 * date where it is older. Problems: those of `guard`, `library-not-found` (with `create: false`),
 * `library-newer`.
 */
export const openLibrary = (
  folder: string,
  { create = true, now = () => new Date() }: { create?: boolean; now?: () => Date } = {},
): Promise<Outcome<OpenLibrary>> =>
  guard(async () => {
    const path = join(folder, DATABASE);
    const exists = await isThere(path);
    if (!exists && !create) return failure(notFound(folder));
    if (!exists) await mkdir(folder, { recursive: true });
    const readOnly = exists && !((await isWritable(folder)) && (await isWritable(path)));
    const db = new Kysely<Tables>({ dialect: sqliteDialect(path, readOnly) });
    const library = {
      db,
      blobs: diskBlobs(join(folder, 'blobs')),
      now,
      folder,
      readOnly,
      close: () => db.destroy(),
    };
    try {
      if (!readOnly) {
        await mkdir(join(folder, 'blobs'), { recursive: true });
        await migrate(db);
      }
      return success(library);
    } catch (thrown) {
      await db.destroy();
      if (/corrupted migrations/.test(String(thrown))) return failure(newer(folder));
      throw thrown;
    }
  });

const migrate = async (db: Kysely<Tables>): Promise<void> => {
  const { error: thrown } = await new Migrator({ db, provider: migrations }).migrateToLatest();
  if (thrown !== undefined) throw thrown;
};

const isThere = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
};

const isWritable = (path: string): Promise<boolean> =>
  access(path, constants.W_OK).then(
    () => true,
    () => false,
  );

const notFound = (folder: string) =>
  error('library-not-found', `expected a library in ${folder}, found none`, {
    hint: 'name its folder with FABCOMMONS_DATA, or publish something into it',
  });

const newer = (folder: string) =>
  error('library-newer', `expected a library of this version, ${folder} was written by a newer`, {
    hint: 'update fabcommons',
  });

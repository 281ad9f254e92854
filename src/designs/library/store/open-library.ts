// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { access, constants, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, Migrator } from 'kysely';
import { error, failure, type Outcome, success } from '../../../shared/problem.ts';
import type { Library } from '../library.ts';
import { migrations } from '../migrations.ts';
import type { Tables } from '../tables.ts';
import { guard } from './guard.ts';
import { openBlobs } from './open-blobs.ts';
import type { Bucket } from './s3/open-bucket.ts';
import { findReadable } from './readable-database.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { sqliteFaults } from './sqlite-faults.ts';

/** A library on this machine; `close` frees its database. */
export interface OpenLibrary extends Library {
  /** Real path of the folder that holds everything but what a database server does. */
  readonly folder: string;
  /** Where a server keeps the records: `postgres://…`. */
  readonly server?: string;
  /** Where blobs and photos are, if not in the folder. */
  readonly objects?: Bucket;
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  /** Makes a library where none is yet. */
  readonly create?: boolean;
  readonly now?: () => Date;
  /** `postgres://…`: the records are there, the blobs in the folder all the same. */
  readonly server?: string | undefined;
  /** The blobs are in this bucket, the records in the folder all the same. */
  readonly objects?: Bucket | undefined;
}

const DATABASE = 'library.sqlite';

/**
 * The library in `folder`: `library.sqlite`, or a database server in its place, and `blobs/`, or a
 * bucket in its place. Made where nothing is yet, brought up to date where it is older. Problems: those of `guard`,
 * `library-not-found` (with `create: false`), `library-newer`, those of `findReadable`.
 */
export const openLibrary = (
  folder: string,
  { create = true, now = () => new Date(), server, objects }: OpenOptions = {},
): Promise<Outcome<OpenLibrary>> =>
  guard(async () => {
    const path = join(folder, DATABASE);
    const exists = server !== undefined || (await isThere(path));
    if (!exists && !create) return failure(notFound(folder));
    if (!exists || server !== undefined) await mkdir(folder, { recursive: true });
    const readOnly =
      server === undefined && exists && !((await isWritable(folder)) && (await isWritable(path)));
    const readable = readOnly ? await findReadable(path) : success(undefined);
    if (!readable.ok) return readable;
    const file = readable.value?.file ?? { path, access: 'write' as const };
    const db = new Kysely<Tables>(
      server === undefined ? { dialect: sqliteDialect(file) } : await postgresOptions(server),
    );
    const close = async (): Promise<void> => {
      await db.destroy();
      await readable.value?.release();
    };
    const library = {
      db,
      blobs: openBlobs(folder, 'blobs', objects),
      now,
      folder,
      ...(server === undefined ? {} : { server }),
      ...(objects === undefined ? {} : { objects }),
      readOnly,
      findDatabaseFaults: () => (server === undefined ? sqliteFaults(db) : Promise.resolve([])),
      close,
    };
    try {
      if (!readOnly) {
        if (objects === undefined) await mkdir(join(folder, 'blobs'), { recursive: true });
        await migrate(db);
      }
      return success(library);
    } catch (thrown) {
      await close();
      if (/corrupted migrations/.test(String(thrown))) return failure(newer(folder));
      throw thrown;
    }
  });

/** Its driver is read only where there is a server. */
const postgresOptions = async (server: string) => {
  const { postgresColumns, postgresDialect } = await import('./postgres-dialect.ts');
  return { dialect: postgresDialect(server), plugins: [postgresColumns] };
};

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

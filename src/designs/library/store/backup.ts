// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { error, failure, type Outcome, success } from '../../../shared/problem.ts';
import type { BlobStore } from '../library.ts';
import { diskBlobs } from './disk-blobs.ts';
import { guard } from './guard.ts';
import { openBlobs } from './open-blobs.ts';
import type { OpenLibrary } from './open-library.ts';
import type { Bucket } from './s3/open-bucket.ts';

const DATABASE = 'library.sqlite';
/** What a node keeps beside its database. Blobs are written before the rows that name them. */
const FOLDERS = ['blobs', 'photos', 'drafts', 'keys'] as const;
/** Of these, what is in the bucket where there is one. */
const BLOBS: ReadonlySet<string> = new Set(['blobs', 'photos']);

/**
 * Copies a node into a new folder while it is used: the database as it is at one moment, then the
 * files, so that every file it names is there, those of a bucket as well. The folder appears when it is
 * whole. Problems:
 * `backup-folder-taken`, `backup-database-elsewhere`, those of `guard`.
 */
export const backupNode = (library: OpenLibrary, folder: string): Promise<Outcome<string>> =>
  guard(async () => {
    if (library.server !== undefined) return failure(elsewhere());
    if (!(await isFree(folder))) return failure(taken(folder));
    const beside = `${folder}.unfinished-${globalThis.crypto.randomUUID()}`;
    await mkdir(beside, { recursive: true, mode: 0o700 });
    try {
      await sql`vacuum into ${join(beside, DATABASE)}`.execute(library.db);
      for (const name of FOLDERS) {
        await copy(join(library.folder, name), join(beside, name));
        if (library.objects === undefined || !BLOBS.has(name)) continue;
        const from = openBlobs(library.folder, name, library.objects);
        await copyBlobs(from, diskBlobs(join(beside, name)));
      }
      await rm(folder, { recursive: true, force: true });
      await rename(beside, folder);
    } catch (thrown) {
      await rm(beside, { recursive: true, force: true });
      throw thrown;
    }
    return success(folder);
  });

/**
 * Makes the node of a backup in a folder where none is, its files in a bucket where there is one; the
 * backup stays. Its database comes last, so
 * that what was cut off is no node. Problems: `backup-not-found`, `backup-node-there`, those of `guard`.
 */
export const restoreNode = (
  backup: string,
  data: string,
  objects?: Bucket,
): Promise<Outcome<string>> =>
  guard(async () => {
    if (!(await namesIn(backup)).includes(DATABASE)) return failure(notFound(backup));
    if ((await namesIn(data)).includes(DATABASE)) return failure(there(data));
    await mkdir(dirname(join(data, DATABASE)), { recursive: true });
    for (const name of FOLDERS) {
      if (objects === undefined || !BLOBS.has(name))
        await copy(join(backup, name), join(data, name));
      else await copyBlobs(diskBlobs(join(backup, name)), openBlobs(data, name, objects));
    }
    const beside = join(data, `${DATABASE}.unfinished`);
    await cp(join(backup, DATABASE), beside);
    await rename(beside, join(data, DATABASE));
    return success(data);
  });

/** What is damaged stays behind: a check of the library names it. */
const copyBlobs = async (from: BlobStore, to: BlobStore): Promise<void> => {
  for await (const sha256 of from.list()) {
    const bytes = await from.get(sha256);
    if (bytes !== undefined) await to.put(bytes);
  }
};

/** A folder that is not there is nothing to copy; a file that went away meanwhile neither. */
const copy = async (from: string, to: string): Promise<void> => {
  for (const name of await namesIn(from)) {
    await cp(join(from, name), join(to, name), { recursive: true, preserveTimestamps: true }).catch(
      (thrown: NodeJS.ErrnoException) => {
        if (thrown.code !== 'ENOENT') throw thrown;
      },
    );
  }
};

const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return [];
    throw thrown;
  });

const isFree = async (folder: string): Promise<boolean> => (await namesIn(folder)).length === 0;

const elsewhere = () =>
  error(
    'backup-database-elsewhere',
    'expected records in this folder, a database server has them',
    {
      hint: 'copy the database with its own tools (pg_dump) first, then the folder of FABCOMMONS_DATA',
    },
  );

const taken = (folder: string) =>
  error('backup-folder-taken', `expected an empty folder or a new one, found files in ${folder}`, {
    hint: 'name another folder, perhaps with the date',
  });

const notFound = (folder: string) =>
  error('backup-not-found', `expected a backup with ${DATABASE} in ${folder}, found none`, {
    hint: 'fabcommons admin backup <folder> makes one',
  });

const there = (data: string) =>
  error('backup-node-there', `expected no node in ${data}, found one`, {
    hint: 'move it away first, or choose another folder with FABCOMMONS_DATA',
  });

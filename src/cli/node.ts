// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunTask } from '../jobs/task.ts';
import { databaseServer } from '../designs/library/store/database-server.ts';
import { guard } from '../designs/library/store/guard.ts';
import { bucketPlace } from '../designs/library/store/s3/bucket-place.ts';
import type { Bucket } from '../designs/library/store/s3/open-bucket.ts';
import type { OpenLibrary } from '../designs/library/store/open-library.ts';
import { queueAddress } from '../jobs/remote/queue-address.ts';
import { runTask } from '../jobs/run-task.ts';
import { error, failure, hasErrors, type Outcome, success } from '../shared/problem.ts';
import type { Output } from './report.ts';
import { withBar } from './with-bar.ts';

/** The folder of this node: FABCOMMONS_DATA, else ./data. */
export const nodeFolder = (): string => resolve(process.env['FABCOMMONS_DATA'] ?? 'data');

/** The server with the records of this node, if not the folder itself. Problem `config-invalid`. */
const nodeDatabase = (): Outcome<string | undefined> =>
  databaseServer(process.env['FABCOMMONS_DATABASE']);

/**
 * The bucket of this node that FABCOMMONS_STORE names, if any; what waits for it ends with `signal`.
 * Problems: `store-address`, `store-credentials`.
 */
export const nodeObjects = async (signal?: AbortSignal): Promise<Outcome<Bucket | undefined>> => {
  const place = bucketPlace(process.env['FABCOMMONS_STORE'], process.env);
  if (!place.ok || place.value === undefined) return place as Outcome<undefined>;
  // What it is made of is read only by nodes that have one.
  const { openBucket } = await import('../designs/library/store/s3/open-bucket.ts');
  return success(openBucket(place.value, signal === undefined ? {} : { signal }));
};

/** The Redis that FABCOMMONS_QUEUE names, if any. Problem `config-invalid`. */
export const nodeQueue = (): Outcome<string | undefined> =>
  queueAddress(process.env['FABCOMMONS_QUEUE']);

/** Runs tasks one by one in threads of this process; Ctrl-C kills the one that runs. */
export const taskRunner =
  (signal: AbortSignal): RunTask =>
  (task) =>
    runTask(task, { signal });

/** How a command works with a library: it may show progress, and is told to stop by Ctrl-C. */
export interface LibraryWork {
  readonly library: OpenLibrary;
  readonly run: RunTask;
  readonly show: (stage: string, done: number, total: number) => void;
}

/** Which library, whether it may be made, and whether something is to be written into it. */
export interface Place {
  readonly folder?: string | undefined;
  readonly create?: boolean;
  readonly writes?: boolean;
  /** Whether the designs that come along are to be there: in the node's own library, by default. */
  readonly seeds?: boolean;
}

/** The library in a folder that was named, which must be there; where none was, that of the node. */
export const libraryIn = (folder: string | undefined): Place =>
  folder === undefined ? {} : { folder, create: false };

/**
 * Opens a library, does something with it and closes it, whatever happens: that of the node, with
 * the designs that fabcommons brings along, or one in another folder, without.
 */
export const withLibrary = async <T>(
  output: Output,
  work: (tools: LibraryWork) => Promise<Outcome<T>>,
  { folder, create = true, writes = false, seeds = folder === undefined }: Place = {},
): Promise<Outcome<T>> =>
  withBar(output, async (watched) => {
    // The database is read only by commands that need it.
    const { openLibrary } = await import('../designs/library/store/open-library.ts');
    const server = folder === undefined ? nodeDatabase() : success(undefined);
    if (!server.ok) return server;
    const objects = folder === undefined ? await nodeObjects(watched.signal) : success(undefined);
    if (!objects.ok) return objects;
    const opened = await openLibrary(resolve(folder ?? nodeFolder()), {
      create,
      server: server.value,
      objects: objects.value,
    });
    if (!opened.ok) return opened;
    const library = opened.value;
    const run = taskRunner(watched.signal);
    const show: LibraryWork['show'] = (stage, done, total) => watched.show({ stage, done, total });
    try {
      if (writes && library.readOnly) return failure(readOnly(library.folder));
      const seeded = seeds ? await seed(library, run, show) : success(0);
      if (hasErrors(seeded.problems)) return failure(...seeded.problems);
      return await guard(() => work({ library, run, show }));
    } finally {
      await library.close();
    }
  });

export const readOnly = (folder: string) =>
  error('library-read-only', `expected a library that can be written to, ${folder} cannot`, {
    hint: 'check the disk and who owns the folder, or choose another library',
  });

const seed = async (
  library: OpenLibrary,
  run: RunTask,
  show: LibraryWork['show'],
): Promise<Outcome<number>> => {
  const folder = seedFolder();
  if (folder === undefined || library.readOnly) return success(0);
  const { seedLibrary } = await import('../commons/seed-library.ts');
  return guard(() =>
    seedLibrary(library, folder, run, (done, total) => show('first start', done, total)),
  );
};

/** designs-library of the package. */
const seedFolder = (): string | undefined => {
  const folder = join(packageFolder(), 'designs-library');
  return existsSync(folder) ? folder : undefined;
};

/** The folder of the package itself, found from dist/cli or src/cli alike. */
export const packageFolder = (): string => {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, 'package.json')) && at !== dirname(at)) at = dirname(at);
  return at;
};

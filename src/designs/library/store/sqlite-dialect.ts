// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { pathToFileURL } from 'node:url';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

/** How long a writer waits for another one to finish, ms. */
const PATIENCE_MS = 20_000;
/** How often it asks, ms. In between others work: the other writer may be in this very process. */
const PAUSE_MS = 15;
/** How long SQLite itself waits, in which nothing else goes on here, ms. */
const BLOCK_MS = 5;

/**
 * A file, and what is done with it: `read` heeds the log beside it and others who write, `immutable`
 * the file alone, which nobody writes to.
 */
export interface DatabaseFile {
  readonly path: string;
  readonly access: 'write' | 'read' | 'immutable';
}

/**
 * Kysely on a database file: write-ahead log, foreign keys held, every commit on the
 * disk before it is confirmed.
 */
export const sqliteDialect = (file: DatabaseFile): Dialect => ({
  createAdapter: () => new TransactionalAdapter(),
  createDriver: () => sqliteDriver(file),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

/** A migration is done as a whole or not at all, also when two processes begin at once. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

const sqliteDriver = (file: DatabaseFile): Driver => {
  let database: DatabaseSyncInstance | undefined;
  let connection: DatabaseConnection | undefined;
  const take = mutex();
  let release = (): void => undefined;
  const run = async (each: DatabaseConnection, sql: string): Promise<void> => {
    await each.executeQuery(CompiledQuery.raw(sql));
  };
  return {
    init: async () => {
      database = await whenFree(() => open(file));
      connection = connect(database);
    },
    acquireConnection: async () => {
      release = await take();
      return connection!;
    },
    releaseConnection: async () => release(),
    // At once a writer: a reader that becomes one fails where another wrote in between.
    beginTransaction: (each) => run(each, file.access === 'write' ? 'begin immediate' : 'begin'),
    commitTransaction: (each) => run(each, 'commit'),
    rollbackTransaction: (each) => run(each, 'rollback'),
    destroy: async () => {
      if (file.access === 'write' && database !== undefined) emptyLog(database);
      database?.close();
    },
  };
};

/**
 * Brings what stands in the log into the file. SQLite does that itself when the last connection closes,
 * but not while statements wait for the garbage collector, as they do here. Others who use the
 * file may keep some of it in the log, where it is as safe.
 */
const emptyLog = (database: DatabaseSyncInstance): void => {
  try {
    database.exec('pragma wal_checkpoint(truncate)');
  } catch {
    // A full disk, say: nothing is lost.
  }
};

/** Whether SQLite can read anything of it at all. */
export const canOpen = (file: DatabaseFile): boolean => {
  let database: DatabaseSyncInstance | undefined;
  try {
    database = open(file);
    database.exec('select count(*) from sqlite_master');
    return true;
  } catch {
    return false;
  } finally {
    database?.close();
  }
};

const open = ({ path, access }: DatabaseFile): DatabaseSyncInstance => {
  const place = access === 'immutable' ? `${pathToFileURL(path).href}?immutable=1` : path;
  const database = new DatabaseSync(place, { readOnly: access !== 'write', timeout: BLOCK_MS });
  database.exec('pragma foreign_keys = on');
  if (access !== 'write') return database;
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  database.exec('pragma cache_size = -32000');
  return database;
};

const connect = (database: DatabaseSyncInstance): DatabaseConnection => ({
  executeQuery: <R>({ sql, parameters }: CompiledQuery) =>
    whenFree((): QueryResult<R> => {
      const statement = database.prepare(sql);
      if (statement.columns().length > 0) return { rows: statement.all(...parameters) as R[] };
      const { changes } = statement.run(...parameters);
      return { rows: [], numAffectedRows: BigInt(changes) };
    }),
  streamQuery: async function* <R>({ sql, parameters }: CompiledQuery) {
    const statement = database.prepare(sql);
    for (const row of statement.iterate(...parameters)) {
      yield { rows: [row as R] };
    }
  },
});

/** SQLITE_BUSY: another connection writes. */
const BUSY = 5;

/** Tries again while another connection is writing, for as long as a writer waits. */
const whenFree = async <T>(work: () => T): Promise<T> => {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      return work();
    } catch (thrown) {
      const { errcode = 0 } = thrown as { readonly errcode?: number };
      if ((errcode & 0xff) !== BUSY || waited > PATIENCE_MS) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
};

/** One after the other: gives a function to call when done. */
const mutex = (): (() => Promise<() => void>) => {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let done = (): void => undefined;
    last = new Promise((resolve) => (done = resolve));
    await before;
    return done;
  };
};

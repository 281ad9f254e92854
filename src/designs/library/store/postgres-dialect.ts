// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  CompiledQuery,
  type DataTypeNode,
  type Dialect,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryId,
  RawNode,
} from 'kysely';
import pg from 'pg';

/** Connections of one process. */
const MOST_CONNECTIONS = 10;
/** How long one is waited for, ms. */
const PATIENCE_MS = 20_000;
/** Any number that only this program uses in its database: whoever writes holds its lock. */
const WRITERS_LOCK = 7_041_190_321;
const INT8 = 20;

/**
 * Kysely on PostgreSQL as SQLite behaves: who begins a transaction waits for the one before, texts are
 * ordered by code point, whole numbers are numbers. `url` as in `postgres://user@host:5432/name`.
 */
export const postgresDialect = (url: string): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new OneWriterDriver({ pool: () => Promise.resolve(openPool(url)) }),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});

const openPool = (url: string): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: PATIENCE_MS,
    types: {
      getTypeParser: ((type: number, format?: 'text') =>
        type === INT8 ? Number : pg.types.getTypeParser(type, format)) as never,
    },
  });
  // One that rests and is cut off is replaced when somebody asks; whoever uses one hears of it.
  pool.on('error', () => undefined);
  return pool;
};

class OneWriterDriver extends PostgresDriver {
  override async beginTransaction(
    ...begin: Parameters<PostgresDriver['beginTransaction']>
  ): Promise<void> {
    await super.beginTransaction(...begin);
    await begin[0].executeQuery(CompiledQuery.raw(`select pg_advisory_xact_lock(${WRITERS_LOCK})`));
  }
}

/** The types of the migrations, which say what SQLite means by them. */
const TYPES: Readonly<Record<string, string>> = {
  text: 'text collate "C"',
  real: 'double precision',
};

/** Tables are made with columns that hold and order what those of SQLite do. */
export const postgresColumns: KyselyPlugin = {
  transformQuery: ({ node, queryId }) => new ColumnTypes().transformNode(node, queryId),
  transformResult: async ({ result }) => result,
};

class ColumnTypes extends OperationNodeTransformer {
  protected override transformNodeImpl<T extends OperationNode>(node: T, query?: QueryId): T {
    const type = node.kind === 'DataTypeNode' && TYPES[(node as never as DataTypeNode).dataType];
    return type
      ? (RawNode.createWithSql(type) as never as T)
      : super.transformNodeImpl(node, query);
  }
}

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely, Migration, MigrationProvider } from 'kysely';

/** The first tables. */
const first: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    const { schema } = db;
    await schema
      .createTable('node')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createTable('designs')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('author', 'text', (column) => column.notNull())
      .addColumn('slug', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('version', 'text')
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('about', 'text', (column) => column.notNull())
      .addColumn('license', 'text', (column) => column.notNull())
      .addColumn('picture', 'text')
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .addColumn('parameters', 'integer', (column) => column.notNull())
      .addColumn('narrow', 'real', (column) => column.notNull())
      .addColumn('wide', 'real', (column) => column.notNull())
      .addColumn('high', 'real', (column) => column.notNull())
      .execute();
    await schema
      .createTable('versions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('design', 'text', (column) => column.notNull().references('designs.id'))
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('published_at', 'text', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .addColumn('record_digest', 'text', (column) => column.notNull())
      .addColumn('yanked_at', 'text')
      .addColumn('yank_reason', 'text')
      .addColumn('deprecated_at', 'text')
      .addColumn('deprecation', 'text')
      .addColumn('removed_at', 'text')
      .addColumn('removal_reason', 'text')
      .addUniqueConstraint('one_of_each', ['design', 'version'])
      .execute();
    await schema
      .createTable('files')
      .addColumn('version', 'text', (column) => column.notNull().references('versions.id'))
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('path', 'text', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('files_key', ['version', 'role', 'path'])
      .execute();
    await schema
      .createTable('lineage')
      .addColumn('version', 'text', (column) => column.notNull().references('versions.id'))
      .addColumn('relation', 'text', (column) => column.notNull())
      .addColumn('origin', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('lineage_key', ['version', 'relation', 'origin'])
      .execute();
    await schema
      .createTable('facets')
      .addColumn('design', 'text', (column) => column.notNull().references('designs.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('facets_key', ['kind', 'value', 'design'])
      .execute();
    await schema
      .createTable('words')
      .addColumn('word', 'text', (column) => column.notNull())
      .addColumn('design', 'text', (column) => column.notNull().references('designs.id'))
      .addColumn('weight', 'real', (column) => column.notNull())
      .addPrimaryKeyConstraint('words_key', ['word', 'design'])
      .execute();
    await schema
      .createTable('marks')
      .addColumn('version', 'text', (column) => column.notNull().references('versions.id'))
      .addColumn('parameters', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('volume', 'real', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('marks_key', ['version', 'parameters', 'name'])
      .execute();
    await schema
      .createTable('products')
      .addColumn('sha256', 'text', (column) => column.primaryKey())
      .addColumn('version', 'text', (column) => column.notNull().references('versions.id'))
      .addColumn('parameters', 'text', (column) => column.notNull())
      .addColumn('format', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createTable('customizations')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('version', 'text', (column) => column.notNull().references('versions.id'))
      .addColumn('parameters', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createTable('complaints')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('design', 'text', (column) => column.notNull().references('designs.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('evidence', 'text', (column) => column.notNull())
      .addColumn('contact', 'text', (column) => column.notNull())
      .addColumn('filed_at', 'text', (column) => column.notNull())
      .addColumn('answer', 'text')
      .addColumn('outcome', 'text')
      .addColumn('answered_by', 'text')
      .addColumn('answered_at', 'text')
      .execute();
    await schema
      .createTable('events')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('who', 'text', (column) => column.notNull())
      .addColumn('what', 'text', (column) => column.notNull())
      .addColumn('about', 'text', (column) => column.notNull())
      .addColumn('detail', 'text', (column) => column.notNull())
      .execute();
    await index(db, 'versions', ['digest']);
    await index(db, 'files', ['sha256']);
    await index(db, 'lineage', ['origin']);
    await index(db, 'facets', ['design']);
    await index(db, 'words', ['design']);
    await index(db, 'designs', ['updated_at']);
    await index(db, 'designs', ['title']);
    await index(db, 'marks', ['volume']);
    await index(db, 'events', ['about']);
  },
};

const index = (db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> =>
  db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns([...columns])
    .execute();

/** In the order of their names, each once; never changed after a release. */
export const migrations: MigrationProvider = {
  getMigrations: async () => ({ '0001-first': first }),
};

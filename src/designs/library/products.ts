// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import { insertRows } from './insert-rows.ts';
import type { Tables } from './tables.ts';

/** A file that was built from a version here. */
export interface KnownProduct {
  readonly sha256: string;
  /** `author/slug@version` */
  readonly version: string;
  /** Canonical JSON of the parameters that differ from the defaults. */
  readonly parameters: string;
  readonly format: string;
  readonly name: string;
}

/** Remembers what was built, so that it is known again. */
export const keepProducts = (
  db: Kysely<Tables>,
  products: readonly KnownProduct[],
): Promise<void> => insertRows(db, 'products', products, { ifNew: true });

export const findProduct = (
  db: Kysely<Tables>,
  sha256: string,
): Promise<KnownProduct | undefined> =>
  db.selectFrom('products').selectAll().where('sha256', '=', sha256).executeTakeFirst();

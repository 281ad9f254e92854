// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What is written down of every change, for everybody to read. */
export interface LoggedEvent {
  readonly who: string;
  readonly what:
    | 'publish'
    | 'yank'
    | 'unyank'
    | 'deprecate'
    | 'take-down'
    | 'complain'
    | 'answer'
    | 'repair'
    | 'add-maintainer'
    | 'remove-maintainer'
    | 'report-make'
    | 'hide-make'
    | 'show-make'
    | 'keep-make'
    | 'allow-reset';
  /** A design or version; of `allow-reset`, an account. */
  readonly about: string;
  readonly detail: string;
}

export const logEvent = async (db: Kysely<Tables>, at: Date, event: LoggedEvent): Promise<void> => {
  const id = globalThis.crypto.randomUUID();
  await db
    .insertInto('events')
    .values({ id, at: at.toISOString(), ...event })
    .execute();
};

/** The log of a design and its versions, or of everything, newest first. */
export const readEvents = (
  db: Kysely<Tables>,
  design?: string,
  limit = 100,
): Promise<readonly (LoggedEvent & { readonly at: string })[]> => {
  let query = db.selectFrom('events').select(['at', 'who', 'what', 'about', 'detail']);
  if (design !== undefined) {
    query = query.where((is) =>
      is.or([is('about', '=', design), is('about', 'like', `${design.replace(/[%_]/g, '')}@%`)]),
    );
  }
  return query.orderBy('at', 'desc').orderBy('id').limit(limit).execute() as Promise<
    readonly (LoggedEvent & { readonly at: string })[]
  >;
};

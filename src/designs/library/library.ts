// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Files by their SHA-256, kept for ever or until they are taken away. Whatever is kept is whole:
 * `put` returns when the bytes are safe, `get` gives nothing rather than other bytes.
 */
export interface BlobStore {
  /** Keeps the bytes, once however often they come; gives their SHA-256. */
  put(bytes: Uint8Array): Promise<string>;
  /** undefined where there is none, or where what is there has another digest. */
  get(sha256: string): Promise<Uint8Array | undefined>;
  has(sha256: string): Promise<boolean>;
  remove(sha256: string): Promise<void>;
  /** Every digest that something is kept under, and leftovers of writes that were cut off. */
  list(): AsyncIterable<string>;
}

/** A commons on one node: records in a database, files in a store, and a clock that dates them. */
export interface Library {
  readonly db: Kysely<Tables>;
  readonly blobs: BlobStore;
  readonly now: () => Date;
  /** Nothing can be written: the disk or the folder forbids it. */
  readonly readOnly: boolean;
  /** Damage that the database sees in itself. */
  readonly findDatabaseFaults: () => Promise<readonly DatabaseFault[]>;
}

export interface DatabaseFault {
  /** A file or a table. */
  readonly where: string;
  readonly what: string;
}

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';
import type { Problem } from '../../shared/problem.ts';

/** A file that was made: what it is called, and where its bytes are in the store. */
export interface Artifact {
  readonly name: string;
  readonly format: string;
  /** SHA-256 of its bytes, 64 hex digits. */
  readonly sha256: string;
  readonly bytes: number;
}

/** What is known under a key: artifacts, and what there is to say of them. */
export interface StoreRecord {
  /** 64 hex digits: the digest of all that decided what stands here. */
  readonly key: string;
  readonly value: Json;
  readonly artifacts: readonly Artifact[];
  readonly problems: readonly Problem[];
  /** How long making it took, ms. */
  readonly tookMs: number;
}

/**
 * What was made, kept for the next who wants the same. Bytes are known by their digest, which is
 * checked whenever they are written or read, so nobody ever gets others; records are known by their
 * key and have a digest of their own. Anything may be evicted at any time: then it is not there,
 * and is made again. Several processes may use one store.
 *
 * A store on other engines implements these six functions; see `shareStore` for objects in S3.
 */
export interface Store {
  /** undefined where there is none, it is damaged, or one of its artifacts is gone. */
  getRecord(key: string): Promise<StoreRecord | undefined>;
  /** Rejects with the system's error when the disk refuses. */
  putRecord(record: StoreRecord): Promise<void>;
  /** undefined where they are gone or not what they should be; damaged ones are removed. */
  getBytes(sha256: string): Promise<Uint8Array | undefined>;
  /** Answers their digest. Rejects with the system's error when the disk refuses. */
  putBytes(bytes: Uint8Array): Promise<string>;
  /** Where a file is that `getBytes` has just given; undefined: this store has no files. */
  pathOf(sha256: string): string | undefined;
  /** The right to make what belongs under a key; undefined while another process has it. */
  claim(key: string): Promise<Claim | undefined>;
}

/** Held while something is made. It ends with its process, whatever that dies of. */
export interface Claim {
  release(): Promise<void>;
}

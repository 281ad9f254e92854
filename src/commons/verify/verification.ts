// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Library } from '../../designs/library/library.ts';
import type { Credit } from '../../designs/lineage/credits.ts';
import type { Json } from '../../shared/canonical-json.ts';
import type { Problem } from '../../shared/problem.ts';
import type { RunTask } from '../../jobs/task.ts';

/**
 * How much is known of a file, best first.
 * `signed`: a node that is trusted vouches for every byte. `matches`: it is, by digest or by the
 * shape of its solids, what the library knows or what was built again. `claims`: it says so itself
 * and nothing backs it. `unknown`: it says nothing and nobody knows it.
 */
export type Answer = 'signed' | 'matches' | 'claims' | 'unknown';

/** Where a file leads back to. */
export interface Origin {
  /** `author/slug@version`, or what the file claims to be. */
  readonly design: string;
  readonly title?: string;
  readonly digest?: string;
  readonly license?: string;
  /** Those that differ from the defaults. */
  readonly parameters: Readonly<Record<string, Json>>;
  readonly credits: readonly Credit[];
}

export interface Verification {
  readonly answer: Answer;
  readonly origin?: Origin;
  /** Of a collection, like a plate of several designs: where each work in it leads back to. */
  readonly works?: readonly Origin[];
  /** What was looked at and found, in order. */
  readonly findings: readonly string[];
  /** Of `--rebuild`: whether the same bytes came out again. */
  readonly rebuilt?: boolean;
  /** Ids of keys whose signatures are good, trusted or not. */
  readonly keys: readonly string[];
  readonly problems: readonly Problem[];
}

/** What verifying needs of the node. */
export interface VerifyTools {
  readonly library: Library;
  readonly run: RunTask;
  /** Ids of the keys that count. */
  readonly trusted: ReadonlySet<string>;
  /** Ids of the keys whose signatures of these bytes are good. */
  readonly goodSignatures: (signature: string, bytes: Uint8Array) => readonly string[];
}

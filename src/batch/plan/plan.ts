// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../designs/design.ts';
import type { VersionRecord } from '../../designs/library/version-record.ts';
import type { Orientation } from '../../pipeline/mesh/orient.ts';
import type { Quantities } from '../../pipeline/plate/choose-parts.ts';
import type { Fabricator } from '../../pipeline/print.ts';
import type { Problem } from '../../shared/problem.ts';

/** One way to make a design: a row of a parameter set. */
export interface Row {
  /** Names it in paths and reports: the set, and what differs within it. */
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  /**
   * Whether the design must have all parameters that `values` names. A set for no design in
   * particular gives each the values that it has.
   */
  readonly strict: boolean;
  readonly quantities: Quantities;
  readonly scale: number;
  /** Absent: files as designed, G-code as the design's hint says. */
  readonly orientation?: Orientation;
}

/** Where G-code is made for, under the name that the plan gives it. */
export interface NamedFabricator {
  readonly name: string;
  readonly fabricator: Fabricator;
}

/** A design with one row of values: made once, and sliced for each fabricator. */
export interface Variant {
  readonly design: Design;
  /** Of a version of the library. */
  readonly record?: VersionRecord;
  readonly row: Row;
}

/** A design that could not be read. */
export interface Unreadable {
  /** As the plan names it. */
  readonly word: string;
  readonly problems: readonly Problem[];
}

/** What to do when a build fails. */
export interface OnFailure {
  readonly then: 'continue' | 'stop';
  /** How often what may go well the next time is tried again. */
  readonly retries: number;
}

/** A plan with everything that it names found: what is to be built. */
export interface Work {
  readonly title: string;
  /** Of all that decides what is built and where to: the same work has the same digest. */
  readonly digest: string;
  readonly variants: readonly Variant[];
  readonly unreadable: readonly Unreadable[];
  readonly fabricators: readonly NamedFabricator[];
  /** Absent: those that suit each result. */
  readonly formats?: readonly string[];
  /** Template of the paths, see `outputPath`. */
  readonly output: string;
  readonly onFailure: OnFailure;
}

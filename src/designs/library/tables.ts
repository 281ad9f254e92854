// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * The tables, one row type each. Only types that SQLite and PostgreSQL both have: text (times as
 * ISO 8601 in UTC, JSON as text), integers (0 and 1 for no and yes), reals.
 */
export interface Tables {
  readonly node: NodeTable;
  readonly designs: DesignTable;
  readonly versions: VersionTable;
  readonly files: FileTable;
  readonly lineage: LineageTable;
  readonly facets: FacetTable;
  readonly words: WordTable;
  readonly marks: MarkTable;
  readonly products: ProductTable;
  readonly customizations: CustomizationTable;
  readonly complaints: ComplaintTable;
  readonly events: EventTable;
}

/** What the node remembers of itself: whether the seed library is in. */
export interface NodeTable {
  key: string;
  value: string;
}

/** A line of versions, with what a search shows and filters of its newest version. */
export interface DesignTable {
  /** `author/slug` */
  id: string;
  author: string;
  slug: string;
  created_at: string;
  /** Of the newest version that is listed; null where none is. */
  version: string | null;
  title: string;
  about: string;
  license: string;
  picture: string | null;
  updated_at: string;
  /** Number of parameters a maker can change. */
  parameters: number;
  /** mm; the shorter and the longer side on the bed, and the height. */
  narrow: number;
  wide: number;
  high: number;
}

export interface VersionTable {
  /** `author/slug@version` */
  id: string;
  design: string;
  version: string;
  digest: string;
  published_at: string;
  /** The VersionRecord as canonical JSON, and the SHA-256 of that text. */
  record: string;
  record_digest: string;
  yanked_at: string | null;
  yank_reason: string | null;
  deprecated_at: string | null;
  deprecation: string | null;
  removed_at: string | null;
  removal_reason: string | null;
}

/** Which blobs a version needs. `role` is `source` or `picture`. */
export interface FileTable {
  version: string;
  role: string;
  path: string;
  sha256: string;
}

export interface LineageTable {
  version: string;
  relation: string;
  origin: string;
}

/** What a search can be narrowed to; of each design's newest version. */
export interface FacetTable {
  design: string;
  kind: string;
  value: string;
}

/** Which word stands in which design, and how much that says. */
export interface WordTable {
  word: string;
  design: string;
  weight: number;
}

/** Solids by their volume, mm³: candidates for a mesh whose notice was lost. */
export interface MarkTable {
  version: string;
  /** Canonical JSON of the parameters that differ from the defaults. */
  parameters: string;
  name: string;
  volume: number;
  fingerprint: string;
}

/** Files that were built from versions here. */
export interface ProductTable {
  sha256: string;
  version: string;
  parameters: string;
  format: string;
  name: string;
}

export interface CustomizationTable {
  id: string;
  version: string;
  parameters: string;
}

export interface ComplaintTable {
  id: string;
  design: string;
  kind: string;
  text: string;
  evidence: string;
  contact: string;
  filed_at: string;
  answer: string | null;
  outcome: string | null;
  answered_by: string | null;
  answered_at: string | null;
}

/** What was done, by whom and why: only ever added to. */
export interface EventTable {
  id: string;
  at: string;
  who: string;
  what: string;
  about: string;
  detail: string;
}

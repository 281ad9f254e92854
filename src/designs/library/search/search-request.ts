// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Facet } from './facets-of.ts';

export const SORTS = ['relevance', 'newest', 'title'] as const;

/** What somebody looks for. */
export interface SearchRequest {
  /** All of them must stand in a design, each as the beginning of a word; none: every design. */
  readonly words: string;
  /** One of the values of each kind that is given. */
  readonly facets?: Partial<Record<Facet, readonly string[]>>;
  /** Width, depth and height of a printer, mm: only what fits on it, perhaps turned by 90°. */
  readonly bed?: readonly [number, number, number];
  /** Absent: by relevance where there are words, else the newest first. */
  readonly sort?: (typeof SORTS)[number];
  /** From 1. */
  readonly page?: number;
  readonly perPage?: number;
}

/** A design as a search shows it. */
export interface Hit {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly about: string;
  readonly license: string;
  /** SHA-256 of its first picture. */
  readonly picture: string | null;
  readonly parameters: number;
  /** mm: the longer and the shorter side on the bed, the height. */
  readonly size: readonly [number, number, number];
  readonly updatedAt: string;
}

export interface SearchResult {
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** How many of all that was found have each value, most first. */
  readonly facets: Readonly<Record<Facet, readonly { value: string; count: number }[]>>;
}

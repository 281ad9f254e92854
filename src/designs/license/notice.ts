// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Who, which license, where the source is: what every product carries, rendered by each format in
 * its own place. Depends on the design and the parameters alone, never on clock, node or machine.
 */
export interface Notice {
  readonly title: string;
  /** `author/slug` in the commons, or the slug alone. */
  readonly design: string;
  readonly version: string;
  /** `year name` lines. */
  readonly copyright: readonly string[];
  readonly authors: readonly string[];
  /** SPDX expression, `NONE` when the design has no license. */
  readonly license: string;
  readonly source?: string;
  /** SHA-256 of the source bundle. */
  readonly digest: string;
  /** Parameters whose values differ from the defaults: the modification notice of CERN-OHL §3.3b. */
  readonly changed: readonly { readonly name: string; readonly value: string }[];
  readonly derivedFrom: readonly string[];
  /** `fabcommons 0.1.0` */
  readonly generator: string;
  /**
   * Of a collection, like a plate of several designs: the works in it. Each keeps its own notice and
   * license; the fields above then tell what holds of all together (see `collectionNotice`).
   */
  readonly works?: readonly Notice[];
  /** Of a collection: from what and how it was made, one line of JSON in printable ASCII. */
  readonly recipe?: string;
}

/** `author/slug@version`; of a collection those of its works. */
export const addressOf = ({ design, version, works }: Notice): string =>
  works === undefined ? `${design}@${version}` : works.map(addressOf).join(', ');

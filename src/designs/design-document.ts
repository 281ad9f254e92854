// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from './design.ts';
import type { Manifest } from './manifest.ts';

/** A design as JSON, for browsers: all but its files as they are, the files in base64 by path. */
export interface DesignDocument {
  readonly design: {
    readonly slug: string;
    readonly author?: string;
    readonly manifest: Manifest;
    readonly digest: string;
    readonly entry: string;
    readonly problems?: Design['problems'];
  };
  readonly files: Readonly<Record<string, string>>;
}

/** The design that a document holds. */
export const designFromDocument = ({ design, files }: DesignDocument): Design => ({
  slug: design.slug,
  ...(design.author === undefined ? {} : { author: design.author }),
  manifest: design.manifest,
  digest: design.digest,
  problems: design.problems ?? [],
  source: {
    entry: design.entry,
    files: new Map(Object.entries(files).map(([path, text]) => [path, bytesOf(text)])),
  },
});

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

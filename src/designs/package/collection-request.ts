// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../design.ts';
import type { LicenseText } from '../license/license-texts.ts';
import type { Notice } from '../license/notice.ts';

/** A work of a collection with its source. */
export interface CollectedWork {
  /** Its source lies in `src/STEM/`; the same design with other parameters has the same. */
  readonly stem: string;
  readonly design: Design;
  readonly notice: Notice;
}

/** What decided the bytes beside sources and recipe. */
export type CollectionInputs = Readonly<{
  formats: readonly string[];
  /** SHA-256 of the settings that came of the profiles; absent where no G-code was made. */
  settings?: string;
}>;

export interface CollectionRequest {
  /** Of all works together. */
  readonly notice: Notice;
  readonly works: readonly CollectedWork[];
  /** What was built: `notice` of the works that are in the file; the bytes are elsewhere. */
  readonly products: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly notice: Notice;
  }[];
  readonly inputs: CollectionInputs;
  /** Of `collectionText`. */
  readonly text: Uint8Array;
  readonly licenseText: LicenseText;
}

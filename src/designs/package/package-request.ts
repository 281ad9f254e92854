// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';
import type { Design } from '../design.ts';
import type { LicenseText } from '../license/license-texts.ts';
import type { Notice } from '../license/notice.ts';
import type { Credit } from '../lineage/credits.ts';

/** Everything beside the design that decided the bytes of a build. */
export interface BuildInputs {
  /** Those that differ from the defaults; passwords are left out. */
  readonly parameters: Readonly<Record<string, Json>>;
  readonly quantities: Readonly<Record<string, number>>;
  readonly orientation?: Json;
  readonly scale: number;
  readonly formats: readonly string[];
  /** Absent where no G-code was made. Profiles by id, and what was changed of them. */
  readonly fabricator?: {
    readonly printer: string;
    readonly material: string;
    readonly process: string;
    readonly overrides: Readonly<Record<string, string>>;
    /** SHA-256 of the settings that came of them. */
    readonly digest: string;
  };
}

/** A file that was built, with its name. */
export interface BuiltFile {
  readonly name: string;
  /** All of it; where `sha256` tells the digest of the whole, its first 64 KiB are enough. */
  readonly bytes: Uint8Array;
  readonly sha256?: string;
}

export interface PackageRequest {
  readonly design: Design;
  readonly notice: Notice;
  readonly credits: readonly Credit[];
  readonly products: readonly BuiltFile[];
  readonly inputs: BuildInputs;
  readonly licenseText: LicenseText;
}

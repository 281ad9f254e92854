// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** One thing that is not as it should be. */
export interface Damage {
  readonly kind:
    | 'database'
    | 'record-changed'
    | 'file-missing'
    | 'file-changed'
    | 'files-incomplete'
    | 'search-stale'
    | 'unused-file'
    | 'unfinished-write';
  /** The version, design or digest that it concerns. */
  readonly about: string;
  readonly detail: string;
  readonly repaired: boolean;
}

export interface CheckOptions {
  readonly repair: boolean;
  /** Other places that may have a lost file: an export, another library. */
  readonly spare?: (sha256: string) => Promise<Uint8Array | undefined>;
  readonly progress?: (done: number, total: number) => void;
}

export const damaged = (kind: Damage['kind'], about: string, detail: string): Damage => ({
  kind,
  about,
  detail,
  repaired: false,
});

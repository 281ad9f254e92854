// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A setting as a maker writes it: `0.2`, `"20%"`, `"grid"`, `true`. */
export type RawValue = string | number | boolean;

export type RawSettings = Readonly<Record<string, RawValue>>;

export type ProfileKind = 'printer' | 'material' | 'process';

/** A named set of settings: a machine, a filament, or a way to print. What it leaves out keeps its default. */
export interface Profile {
  readonly id: string;
  readonly title: string;
  readonly kind: ProfileKind;
  readonly settings: RawSettings;
  /** What a maker should know before using it. */
  readonly notes: readonly string[];
}

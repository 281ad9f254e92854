// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Preset } from '../../designs/manifest.ts';
import type { ParameterSchema, ParameterValues } from '../../designs/parameters/schema.ts';
import type { Outcome } from '../../shared/problem.ts';
import type { Part } from '../worker/messages.ts';

/** The files of a draft by path. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** A draft whose code was loaded, before its `main` ran. */
export interface OpenedDraft {
  readonly schema: ParameterSchema;
  readonly presets: readonly Preset[];
}

/** `open` with each change of a file, then any number of `run`; each is answered under its id. */
export type Request =
  | { readonly kind: 'open'; readonly id: number; readonly files: Files; readonly name: string }
  | { readonly kind: 'run'; readonly id: number; readonly values: ParameterValues };

export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'opened'; readonly id: number; readonly outcome: Outcome<OpenedDraft> }
  | { readonly kind: 'part'; readonly id: number; readonly outcome: Outcome<Part> };

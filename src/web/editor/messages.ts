// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ModuleRequest } from '../../designs/modules/module-request.ts';
import type { ModuleSource } from '../../designs/modules/vendor-modules.ts';
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

/** What the node said of modules of the commons, by what was asked for (`requestKey`). */
export type Modules = ReadonlyMap<string, Outcome<ModuleSource>>;

/** What came of loading a draft, and every module that it asked the node for, given to it or not. */
export interface Opening {
  readonly outcome: Outcome<OpenedDraft>;
  readonly asked: readonly ModuleRequest[];
}

/** `open` with each change of a file, then any number of `run`; each is answered under its id. */
export type Request =
  | {
      readonly kind: 'open';
      readonly id: number;
      readonly files: Files;
      readonly modules: Modules;
      readonly name: string;
    }
  | { readonly kind: 'run'; readonly id: number; readonly values: ParameterValues };

export type Answer =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'opened'; readonly id: number } & Opening)
  | { readonly kind: 'part'; readonly id: number; readonly outcome: Outcome<Part> };

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { DesignDocument } from '../../designs/design-document.ts';
import type { RawSettings } from '../../pipeline/fabricators/profile.ts';
import type { Orientation } from '../../pipeline/mesh/orient.ts';
import type { Quantities } from '../../pipeline/plate/choose-parts.ts';
import type { Production } from '../../pipeline/plate/production.ts';
import type { Progress } from '../../shared/context.ts';
import type { Problem } from '../../shared/problem.ts';

/** A built-in profile's id, or a maker's own profile: the text of its TOML or JSON file. */
export type ProfileChoice = string | { readonly name: string; readonly text: string };

export interface FabricatorChoice {
  readonly printer: ProfileChoice;
  readonly material: ProfileChoice;
  readonly process: ProfileChoice;
  readonly overrides: RawSettings;
}

export interface SliceRequest {
  readonly designDocument: DesignDocument;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly quantities: Quantities;
  readonly orientation?: Orientation;
  readonly scale: number;
  readonly formats?: readonly string[];
  readonly fabricator: FabricatorChoice;
}

export interface SlicedProduct {
  readonly name: string;
  readonly format: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Sliced {
  readonly products: readonly SlicedProduct[];
  readonly production?: Production;
}

/** What the worker says: progress again and again, then one answer. */
export type SliceMessage =
  | { readonly say: 'progress'; readonly progress: Progress }
  | { readonly say: 'done'; readonly sliced: Sliced; readonly problems: readonly Problem[] }
  | { readonly say: 'failed'; readonly problems: readonly Problem[] }
  /** The worker itself failed, such as for memory: another place may succeed. */
  | { readonly say: 'broke'; readonly reason: string };

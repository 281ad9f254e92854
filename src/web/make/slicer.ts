// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Production } from '../../pipeline/plate/production.ts';
import type { Progress } from '../../shared/context.ts';
import type { Problem } from '../../shared/problem.ts';

/** A product that is in memory, or at an address. */
export interface MadeProduct {
  readonly name: string;
  readonly format: string;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly url?: string;
}

export type SliceEnd =
  | {
      readonly end: 'done';
      readonly products: readonly MadeProduct[];
      readonly production?: Production;
      readonly problems: readonly Problem[];
    }
  /** The design, the choice: no other place would do better. */
  | { readonly end: 'failed'; readonly problems: readonly Problem[] }
  /** The place itself failed: another may do. */
  | { readonly end: 'broke'; readonly reason: string };

/** Where slicing happens: ends in one answer, or in none once `signal` says so. */
export type Slicer<Request> = (
  request: Request,
  progress: (progress: Progress) => void,
  signal: AbortSignal,
) => Promise<SliceEnd>;

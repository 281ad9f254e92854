// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Notice } from '../../designs/license/notice.ts';
import type { Shape } from '../evaluate/shape.ts';

/** What a writer gets: shapes to write (already of a kind it takes), whose they are, a picture of them. */
export interface Drawing {
  readonly shapes: readonly Shape[];
  readonly notice: Notice;
  /** Of a collection: which of `notice.works` each shape belongs to. */
  readonly works?: readonly number[];
  /** PNG for formats that carry a preview (3MF). */
  readonly thumbnail?: Uint8Array;
}

/** One file format: its id on the command line, and a pure writer whose bytes never vary. */
export interface Format {
  readonly id: string;
  readonly extension: string;
  /** MIME type. */
  readonly mediaType: string;
  /** Which kinds of shape it can carry; others are left out with a warning by the caller. */
  readonly takes: readonly Shape['kind'][];
  /** `each`: one file a shape; `all`: one file holds every shape. */
  readonly scope: 'each' | 'all';
  readonly write: (drawing: Drawing) => Uint8Array;
}

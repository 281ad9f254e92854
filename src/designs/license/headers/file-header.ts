// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Author } from '../../manifest.ts';

/** A license that a file states. `spdx`: a tag; `block`: a known text; `field`: `license: …`. */
export interface StatedLicense {
  /** SPDX expression, `NONE` for all rights reserved; as it stands there when it is neither. */
  readonly expression: string;
  readonly line: number;
  readonly found: 'spdx' | 'block' | 'field';
}

export interface StatedCopyright {
  /** Year and name, as they stand there. */
  readonly text: string;
  readonly line: number;
}

/** Who made a file and under which license, as it says itself; lines count from 1. */
export interface FileHeader {
  readonly file: string;
  /** The file that the lines are of, where that is not `file`: `NAME.license` beside it. */
  readonly statedIn?: string;
  readonly copyright: readonly StatedCopyright[];
  readonly licenses: readonly StatedLicense[];
  readonly authors: readonly Author[];
}

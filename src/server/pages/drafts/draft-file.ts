// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { FileEntry } from '../../../designs/library/version-record.ts';

/** A file of a draft; its text where it can be edited in a page. */
export interface DraftFile extends FileEntry {
  readonly text?: string;
}

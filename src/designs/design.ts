// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../shared/problem.ts';
import type { Manifest } from './manifest.ts';

/**
 * The complete source of a design: paths relative to its root (`/` between parts, no `.` or `..`,
 * no leading slash) to bytes, and which of them is the entry. Sorted by path in code-unit order.
 */
export interface SourceBundle {
  readonly entry: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A design as it was read from a file, a folder or a ZIP: the immaterial side of every build. */
export interface Design {
  /** Lower-case letters, digits and hyphens: names its products. */
  readonly slug: string;
  /** Whose name it stands under in the commons; absent outside of it. */
  readonly author?: string;
  readonly manifest: Manifest;
  readonly source: SourceBundle;
  /** SHA-256 of the source bundle (`bundleDigest`): the version's identity. */
  readonly digest: string;
  /** What was noticed on reading, warnings only: no license, no title, … */
  readonly problems: readonly Problem[];
}

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../designs/design.ts';
import type { PathWords } from './output-path.ts';
import type { NamedFabricator, Row } from './plan.ts';

/** What the path of a file names, but for the file. */
export const wordsOf = (
  design: Design,
  row: Row,
  format: string,
  by?: NamedFabricator,
): Omit<PathWords, 'file'> => ({
  author: design.author ?? '',
  slug: design.slug,
  version: design.manifest.version,
  variant: row.name,
  fabricator: by?.name ?? '',
  printer: by?.fabricator.printer.id ?? '',
  material: by?.fabricator.material.id ?? '',
  process: by?.fabricator.process.id ?? '',
  format,
});

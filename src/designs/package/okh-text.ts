// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spdxLines } from '../license/notice-lines.ts';
import { writeManifest } from '../manifest/write-manifest.ts';
import type { PackageRequest } from './package-request.ts';

/**
 * The manifest of a package (Open Know-How): that of the design, with its source and what was
 * built as they lie in the package.
 */
export const okhText = ({ design, notice, products }: PackageRequest): string => {
  const { manifest, source } = design;
  const header = spdxLines(notice).map((line) => `# ${line}\n`);
  const text = writeManifest({
    ...manifest,
    slug: manifest.slug ?? design.slug,
    entry: `src/${source.entry}`,
    other: {
      ...manifest.other,
      export: products.map(({ name }) => `build/${name}`),
      bom: 'NOTICE.md',
    },
  });
  return `${header.join('')}\n${text}`;
};

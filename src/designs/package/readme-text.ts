// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { markdownHeader, plain } from './markdown.ts';
import type { PackageRequest } from './package-request.ts';

/** README.md of a package: what this is, what lies where, how to check and to change it. */
export const readmeText = ({ design, notice, products, inputs }: PackageRequest): string => {
  const { manifest, source } = design;
  const about = manifest.function === undefined ? [] : [plain(manifest.function)];
  const own = [...source.files.keys()].find((path) => /^readme\.md$/i.test(path));
  const built = products.map(({ name }) => `- build/${plain(name)}`);
  const made =
    inputs.fabricator === undefined
      ? []
      : [
          `The G-code is for the printer "${plain(inputs.fabricator.printer)}" with "${plain(inputs.fabricator.material)}", process "${plain(inputs.fabricator.process)}". For another machine, build it again.`,
        ];
  const paragraphs = [
    `# ${plain(manifest.title)} ${plain(manifest.version)}`,
    ...about,
    ...(own === undefined
      ? []
      : [`The designer's own words are in [src/${plain(own)}](src/${own}).`]),
    built.join('\n'),
    ...made,
    `NOTICE.md says who made it, from what and what was changed; LICENSES/ has the texts. The complete source is in src/: change it, share it on the terms of ${plain(notice.license)}.`,
    'Build it again: `fabcommons build` on the ZIP. Check the files: `sha256sum -c SHA256SUMS`, and `fabcommons verify` on this package or any file in build/.',
  ];
  return `${markdownHeader(notice)}\n${paragraphs.filter((text) => text !== '').join('\n\n')}\n`;
};

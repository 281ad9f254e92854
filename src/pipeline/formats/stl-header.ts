// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Notice } from '../../designs/license/notice.ts';
import { asciiLine } from './ascii-line.ts';

const HEADER_LENGTH = 80;
const DIGEST_LENGTH = 12;

/**
 * The notice in at most 80 ASCII characters: `<SPDX id> <author/slug>@<version> <12 hex digits>`.
 * What does not fit is cut from the slug first, then from author, version and license; the digest
 * stays whole. Never begins with `solid` (readers take that for ASCII STL) and never holds
 * `COLOR=` or `MATERIAL=` (readers take what follows for a color).
 */
export const stlHeader = (notice: Notice): string => {
  const digest = notice.digest.slice(0, DIGEST_LENGTH);
  const slash = notice.design.lastIndexOf('/');
  const parts = {
    license: asciiLine(notice.license),
    author: asciiLine(notice.design.slice(0, slash + 1)),
    slug: asciiLine(notice.design.slice(slash + 1)),
    version: `@${asciiLine(notice.version)}`,
  };
  const render = (): string =>
    harmless(`${parts.license} ${parts.author}${parts.slug}${parts.version} ${digest}`);
  for (const cut of ['slug', 'author', 'version', 'license'] as const) {
    const excess = render().length - HEADER_LENGTH;
    if (excess <= 0) break;
    parts[cut] = parts[cut].slice(0, Math.max(0, parts[cut].length - excess));
  }
  return render();
};

const harmless = (text: string): string =>
  (/^\s*solid/i.test(text) ? `- ${text}` : text).replace(/(COLOR|MATERIAL)=/gi, '$1-');

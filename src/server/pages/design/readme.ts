// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { decodeText } from '../../../designs/decode-text.ts';
import type { BlobStore } from '../../../designs/library/library.ts';
import type { FileEntry } from '../../../designs/library/version-record.ts';
import { renderMarkdown } from '../../html/markdown.ts';

type Places = Parameters<typeof renderMarkdown>[1];

/** The README among these files as HTML, without what stands in it for programs alone. */
export const readmeOf = async (
  blobs: Pick<BlobStore, 'get'>,
  files: readonly FileEntry[],
  places: Places,
): Promise<string | undefined> => {
  const file = files.find(({ path }) => /^readme\.(md|markdown|txt)$/i.test(path));
  const bytes = file && (await blobs.get(file.sha256));
  const text = bytes && decodeText(file.path, bytes);
  if (text?.ok !== true) return undefined;
  return renderMarkdown(
    text.value.replace(/^---\n[\s\S]*?\n---\n|^<!--[\s\S]*?-->\s*/, ''),
    places,
  );
};

/** Where pictures and files that a README names are found below an address. */
export const placesUnder = (base: string): Places => ({
  picture: (path) => `${base}/raw/${encoded(path)}`,
  file: (path) => `${base}/source/${encoded(path)}`,
});

const encoded = (path: string): string =>
  path
    .split('/')
    .map((part) => encodeURIComponent(decode(part)))
    .join('/');

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

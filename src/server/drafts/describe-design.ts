// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { decodeText } from '../../designs/decode-text.ts';
import { completeManifest } from '../../designs/manifest/draft.ts';
import { writeManifest } from '../../designs/manifest/write-manifest.ts';
import type { Author, Manifest } from '../../designs/manifest.ts';
import { mapTree } from '../../designs/read/map-tree.ts';
import { readFolderManifest } from '../../designs/read/read-manifest.ts';
import { type Outcome, success } from '../../shared/problem.ts';
import { designOf } from './load-files.ts';

/** What the form about a design says. */
export interface Description {
  readonly title: string;
  readonly function: string;
  readonly authors: readonly Author[];
  readonly version: string;
  /** SPDX. */
  readonly license: string;
}

const PATH = 'okh.toml';
// In two parts, so that this line is no statement on this file.
const LICENSE_LINE = new RegExp(`^(#\\s*SPDX-${'License-Identifier'}:\\s*).*$`, 'm');

/** What the files say of themselves so far. Problems: those of reading the manifest. */
export const manifestOf = async (
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
): Promise<Outcome<Manifest>> => {
  const design = await designOf(files, name);
  if (design.ok) {
    const { manifest, slug } = design.value;
    return success({ ...manifest, slug: manifest.slug ?? slug });
  }
  const read = await readFolderManifest(mapTree(files), '');
  if (!read.ok) return read;
  const slug = read.value.draft.slug ?? name;
  return completeManifest({ ...read.value.draft, slug }, slug, read.value.file ?? PATH);
};

/**
 * The okh.toml of a draft with this description in it, written anew: everything else that it says
 * stays, and so do the comments at its top. Problems: those of `manifestOf`.
 */
export const describeDesign = async (
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
  description: Description,
  year: number,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> => {
  const manifest = await manifestOf(files, name);
  if (!manifest.ok) return manifest;
  const before = manifest.value.copyright;
  const added = description.authors
    .map((author) => author.name)
    .filter((author) => !before.some((line) => line.includes(author)))
    .map((author) => `${year} ${author}`);
  const copyright = [...before, ...added];
  const header = headerOf(files.get(PATH), copyright, description.license);
  const text = writeManifest({ ...manifest.value, ...description, copyright });
  return success(new Map([[PATH, new TextEncoder().encode(`${header}\n${text}`)]]));
};

const headerOf = (
  bytes: Uint8Array | undefined,
  copyright: readonly string[],
  license: string,
): string => {
  const text = bytes && decodeText(PATH, bytes);
  const comments =
    text?.ok === true ? (/^(?:[ \t]*(?:#.*)?\r?\n)*/.exec(text.value)?.[0] ?? '') : '';
  if (comments.trim() !== '') {
    return `${comments.trimEnd().replace(LICENSE_LINE, `$1${license}`)}\n`;
  }
  const lines = [
    ...copyright.map((line) => `# SPDX-${'FileCopyrightText'}: ${line.replace(/\s+/g, ' ')}`),
    `# SPDX-${'License-Identifier'}: ${license}`,
  ];
  return `${lines.join('\n')}\n`;
};

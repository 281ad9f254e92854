// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Outcome, success } from '../../shared/problem.ts';
import { decodeText } from '../decode-text.ts';
import type { ManifestDraft } from '../manifest/draft.ts';
import { parseOkh } from '../manifest/parse-okh.ts';
import { parsePackageJson } from '../manifest/parse-package-json.ts';
import { join, type SourceTree } from './source-tree.ts';

/** What the files beside the code say of a design, and which entry they name. */
export interface FolderManifest {
  readonly kind: 'okh' | 'package' | 'none';
  readonly draft: ManifestDraft;
  /** The path of the file that says it; undefined for `none`. */
  readonly file?: string;
  readonly main?: string;
}

/** Reads okh.toml of a folder, else its package.json, else nothing. */
export const readFolderManifest = async (
  tree: SourceTree,
  folder: string,
): Promise<Outcome<FolderManifest>> => {
  const okh = join(folder, 'okh.toml')!;
  if ((await tree.kind(okh)) === 'file') {
    const text = await readText(tree, okh);
    if (!text.ok) return text;
    const draft = parseOkh(text.value, okh);
    if (!draft.ok) return draft;
    return success({ kind: 'okh', draft: draft.value, file: okh }, draft.problems);
  }
  const file = join(folder, 'package.json')!;
  if ((await tree.kind(file)) !== 'file') return success({ kind: 'none', draft: {} });
  const text = await readText(tree, file);
  if (!text.ok) return text;
  const parsed = parsePackageJson(text.value, file);
  if (!parsed.ok) return parsed;
  return success({ kind: 'package', file, ...parsed.value }, parsed.problems);
};

export const readText = async (tree: SourceTree, path: string): Promise<Outcome<string>> => {
  const bytes = await tree.read(path);
  return bytes.ok ? decodeText(path, bytes.value) : bytes;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { error, failure, type Outcome } from '../../shared/problem.ts';
import type { Design } from '../design.ts';
import { assembleDesign } from './assemble-design.ts';
import { diskTree } from './disk-tree.ts';
import { isCode } from './find-entry.ts';
import { notAFile, unreadable } from './read-bounded.ts';
import { readZip } from './read-zip.ts';

export interface ReadOptions {
  /** A folder at or above the design: how far up its code may require files. */
  readonly root?: string | undefined;
}

/**
 * The design at `path`: a code file, a folder, or a ZIP. Its root is the nearest folder at or
 * above with okh.toml or package.json, else the folder itself; `root` widens it. See
 * `collectFiles` for what belongs to the source. Nothing is written, nothing outside the root is
 * read.
 *
 * Problems: `source-not-found`, `source-unreadable`, `source-not-a-file`, `source-unknown-kind`,
 * `source-outside-root`, those of `findEntry`, `collectFiles`, `readZip`, `parseOkh`,
 * `decodeText` (errors), and the warnings of `completeManifest`, which stand in the design too.
 */
export const readDesign = async (
  path: string,
  options: ReadOptions = {},
): Promise<Outcome<Design>> => {
  try {
    const real = await realpath(path);
    const stats = await stat(real);
    if (stats.isDirectory()) return await readAt(real, undefined, options);
    if (!stats.isFile()) return failure(notAFile(path));
    const name = basename(real);
    if (name === 'okh.toml') return await readAt(dirname(real), undefined, options);
    if (/\.zip$/i.test(name)) return await readZip(real);
    if (isCode(name) || /\.(js|mjs|cjs|ts|jscad)$/i.test(name)) {
      return await readAt(dirname(real), real, options);
    }
    return failure(unknownKind(path));
  } catch (thrown) {
    return failure(unreadable(path, thrown));
  }
};

const readAt = async (
  folder: string,
  entry: string | undefined,
  options: ReadOptions,
): Promise<Outcome<Design>> => {
  const limit = options.root === undefined ? undefined : await realpath(options.root);
  if (limit !== undefined && !isInside(limit, folder)) {
    return failure(outsideRoot(options.root!, entry ?? folder));
  }
  const marked = await markedFolder(folder, limit);
  const root = limit ?? marked ?? folder;
  const within = (path: string): string => relative(root, path).split(sep).join('/');
  const manifestFolder = marked ?? folder;
  return assembleDesign({
    tree: diskTree(root),
    manifestFolder: within(manifestFolder),
    folder: within(folder),
    folderName: basename(
      marked !== undefined && (await hasFile(marked, 'okh.toml')) ? marked : folder,
    ),
    ...(entry === undefined ? {} : { entry: within(entry) }),
  });
};

/** The nearest folder from `folder` up, not above `limit`, that holds a manifest. */
const markedFolder = async (
  folder: string,
  limit: string | undefined,
): Promise<string | undefined> => {
  for (let at = folder; ; at = dirname(at)) {
    if ((await hasFile(at, 'okh.toml')) || (await hasFile(at, 'package.json'))) return at;
    if (at === limit || at === dirname(at)) return undefined;
  }
};

const hasFile = async (folder: string, name: string): Promise<boolean> => {
  try {
    return (await stat(join(folder, name))).isFile();
  } catch {
    return false;
  }
};

const isInside = (root: string, path: string): boolean =>
  path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);

const outsideRoot = (root: string, path: string) =>
  error('source-outside-root', `expected a design inside the root "${root}", found "${path}"`, {
    hint: 'give --root a folder at or above the design',
  });

const unknownKind = (file: string) =>
  error('source-unknown-kind', 'expected a design: .js .mjs .cjs .ts .jscad, a folder or a .zip', {
    hint: 'meshes are sliced with `fabcommons slice`',
    where: { file },
  });

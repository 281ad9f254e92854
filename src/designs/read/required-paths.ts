// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { CODE_EXTENSIONS } from './find-entry.ts';
import { folderOf, join, type SourceTree } from './source-tree.ts';

/** What the sandbox brings along; a copy in node_modules would never be loaded. */
const PROVIDED =
  /^@jscad\/(modeling|io|io-utils|core|cli|web|regl-renderer|[a-z0-9]+-(de)?serializer)(\/|$)/;

/**
 * The files of the tree that `specifier` in the file `from` may mean: each of the ways in which
 * Node, TypeScript and JSCAD complete a path, and packages in the design's own node_modules.
 */
export const requiredPaths = async (
  tree: SourceTree,
  from: string,
  specifier: string,
): Promise<readonly string[]> => {
  if (/^\.{0,2}\/|^\.{1,2}$/.test(specifier)) {
    const base = specifier.startsWith('/') ? '' : folderOf(from);
    const path = join(base, specifier);
    return path === undefined ? [] : completions(tree, path);
  }
  if (PROVIDED.test(specifier) || /^[a-z]+:/i.test(specifier)) return [];
  return packageFiles(tree, from, specifier);
};

const completions = async (tree: SourceTree, path: string): Promise<readonly string[]> => {
  const found: string[] = [];
  const take = async (candidate: string): Promise<void> => {
    if ((await tree.kind(candidate)) === 'file') found.push(candidate);
  };
  const kind = path === '' ? 'folder' : await tree.kind(path);
  if (kind === 'file') found.push(path);
  if (path !== '') {
    for (const extension of [...CODE_EXTENSIONS, '.json']) await take(path + extension);
    const typed = path.replace(/\.(m|c)?js$/, '.ts');
    if (typed !== path) await take(typed);
  }
  if (kind !== 'folder') return found;
  const inside = path === '' ? '' : `${path}/`;
  await take(`${inside}package.json`);
  for (const extension of [...CODE_EXTENSIONS, '.json']) await take(`${inside}index${extension}`);
  return found;
};

const packageFiles = async (
  tree: SourceTree,
  from: string,
  specifier: string,
): Promise<readonly string[]> => {
  const parts = specifier.split('/');
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  for (let folder = folderOf(from); ; folder = folderOf(folder)) {
    const home = join(folder, `node_modules/${name}`);
    if (home !== undefined && (await tree.kind(home)) === 'folder') {
      const path = join(folder, `node_modules/${specifier}`);
      const manifest = join(home, 'package.json')!;
      const files = path === undefined ? [] : await completions(tree, path);
      return (await tree.kind(manifest)) === 'file' ? [...files, manifest] : files;
    }
    if (folder === '') return [];
  }
};

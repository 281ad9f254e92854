// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { toSlug } from '../slug.ts';
import { join, type SourceTree } from './source-tree.ts';

/** Kinds of files that hold design code, in the order in which they are looked for. */
export const CODE_EXTENSIONS = ['.js', '.mjs', '.cjs', '.ts', '.jscad'] as const;

/** Whether a name is one of design code; type declarations, tests and configurations are not. */
export const isCode = (name: string): boolean =>
  /\.(js|mjs|cjs|ts|jscad)$/i.test(name) && !/\.(d|test|spec|config)\.[a-z]+$/i.test(name);

/**
 * The file with `main` in `folder`: what okh.toml or package.json names, else `index`, `main`,
 * `design` or the folder's own name with any code extension, else the only code file.
 * Problems: `source-entry-missing`, `source-no-entry`, `source-several-entries`.
 */
export const findEntry = async (
  tree: SourceTree,
  folder: string,
  folderName: string,
  named: { readonly okh?: string | undefined; readonly main?: string | undefined },
): Promise<Outcome<string>> => {
  if (named.okh !== undefined) {
    const path = join(folder, named.okh);
    if (path !== undefined && (await tree.kind(path)) === 'file') return success(path);
    return failure(missing(named.okh, 'okh.toml', '`source`'));
  }
  if (named.main !== undefined) {
    const path = await resolveMain(tree, folder, named.main);
    if (path !== undefined) return success(path);
    return failure(missing(named.main, 'package.json', '`main`'));
  }
  const nodes = await tree.list(folder);
  if (!nodes.ok) return nodes;
  const names = nodes.value.filter(({ kind }) => kind === 'file').map(({ name }) => name);
  for (const stem of ['index', 'main', 'design', folderName, toSlug(folderName)]) {
    const name = CODE_EXTENSIONS.map((extension) => stem + extension).find((file) =>
      names.includes(file),
    );
    if (name !== undefined) return success(join(folder, name)!);
  }
  const code = names.filter(isCode);
  if (code.length === 1) return success(join(folder, code[0]!)!);
  return failure(code.length === 0 ? noEntry(folderName) : several(folderName, code));
};

/** `main` as Node resolves it: the file, with an extension added, or the index of a folder. */
const resolveMain = async (
  tree: SourceTree,
  folder: string,
  main: string,
): Promise<string | undefined> => {
  const path = join(folder, main);
  if (path === undefined) return undefined;
  const inside = path === '' ? 'index' : `${path}/index`;
  const candidates = [path, ...CODE_EXTENSIONS.map((extension) => path + extension)].concat(
    CODE_EXTENSIONS.map((extension) => inside + extension),
  );
  for (const candidate of candidates) {
    if (candidate !== '' && (await tree.kind(candidate)) === 'file') return candidate;
  }
  return undefined;
};

const missing = (path: string, file: string, key: string) =>
  error('source-entry-missing', `expected the file ${JSON.stringify(path)} that ${key} names`, {
    hint: `correct ${key} in ${file}`,
    where: { file },
  });

const inFolder = (folder: string): string => (folder === '' ? 'among the files' : `in "${folder}"`);

const noEntry = (folder: string) =>
  error('source-no-entry', `expected design code ${inFolder(folder)}, found none`, {
    hint: 'add index.js (or .mjs .cjs .ts .jscad): it exports the function main, which makes the shapes',
  });

const several = (folder: string, code: readonly string[]) =>
  error(
    'source-several-entries',
    `expected one design ${inFolder(folder)}, found ${code.slice(0, 8).join(', ')}${code.length > 8 ? ', …' : ''}`,
    { hint: 'name the file, call it index.js, or set source = ["file.js"] in okh.toml' },
  );

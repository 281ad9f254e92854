// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  error,
  failure,
  hasErrors,
  type Outcome,
  type Problem,
  success,
  warning,
} from '../../shared/problem.ts';
import { BUNDLE_BUDGETS, checkBundlePath, tooLarge, tooManyFiles } from '../bundle.ts';
import { specifiersIn } from '../specifiers.ts';
import { isCode } from './find-entry.ts';
import { requiredPaths } from './required-paths.ts';
import { folderOf, join, type SourceTree } from './source-tree.ts';

/** Folders that hold what was built or installed, not what was written. */
const NO_SOURCE_FOLDERS = new Set(['node_modules', 'out', 'build', 'dist', 'coverage', '__MACOSX']);
/** Products: part of the source only where the code requires them. */
const PRODUCT = /\.(stl|3mf|obj|glb|gltf|amf|dxf|gcode|bgcode|gco)$/i;
const MAX_DEPTH = 16;
const MAX_FOLDERS = 1000;

interface Collection {
  readonly tree: SourceTree;
  readonly files: Map<string, Uint8Array>;
  readonly problems: Problem[];
  bytes: number;
  folders: number;
}

/**
 * The source of a design: everything written in its `home` folder, if it has one of its own, and
 * everything that the entry requires, however far down, inside the tree. What lies about
 * elsewhere in the tree is not looked at, so it cannot change the digest.
 *
 * Not source: names that begin with a dot, node_modules (but for the packages that the code
 * requires), folders and files of products, unless the code requires them.
 *
 * Problems: `source-link-outside`, `source-too-many-files`, `source-too-deep`, `source-too-large`,
 * `source-file-too-large`, `source-unreadable`, `source-bad-path` (errors);
 * `source-skipped` (a warning: device, pipe, dead link).
 */
export const collectFiles = async (
  tree: SourceTree,
  entry: string,
  home: string | undefined,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> => {
  const collection: Collection = { tree, files: new Map(), problems: [], bytes: 0, folders: 0 };
  if (home !== undefined) await addFolder(collection, home, 0);
  await addRequired(collection, entry);
  const { files, problems } = collection;
  return hasErrors(problems) ? failure(...problems) : success(files, problems);
};

const addFolder = async (into: Collection, folder: string, depth: number): Promise<void> => {
  if (++into.folders > MAX_FOLDERS) {
    into.problems.push(tooManyFolders());
    return;
  }
  const nodes = await into.tree.list(folder);
  if (!nodes.ok) {
    into.problems.push(...nodes.problems);
    return;
  }
  for (const { name, kind } of nodes.value) {
    if (hasErrors(into.problems)) return;
    if (name.startsWith('.')) continue;
    const path = folder === '' ? name : `${folder}/${name}`;
    if (kind === 'file') {
      if (!PRODUCT.test(name)) await addFile(into, path);
    } else if (kind === 'folder') {
      if (NO_SOURCE_FOLDERS.has(name)) continue;
      if (depth < MAX_DEPTH) await addFolder(into, path, depth + 1);
      else into.problems.push(tooDeep(path));
    } else if (kind === 'outside') into.problems.push(linkOutside(path));
    else into.problems.push(skipped(path));
  }
};

const addFile = async (into: Collection, path: string): Promise<void> => {
  if (into.files.has(path)) return;
  const bad = checkBundlePath(path);
  if (bad) {
    into.problems.push(bad);
    return;
  }
  const content = await into.tree.read(path);
  if (!content.ok) {
    into.problems.push(...content.problems);
    return;
  }
  into.files.set(path, content.value);
  into.bytes += content.value.length;
  if (into.files.size > BUNDLE_BUDGETS.files) {
    into.problems.push(tooManyFiles(into.files.size, BUNDLE_BUDGETS));
  }
  if (into.bytes > BUNDLE_BUDGETS.totalBytes) {
    into.problems.push(tooLarge(into.bytes, BUNDLE_BUDGETS));
  }
};

const addRequired = async (into: Collection, entry: string): Promise<void> => {
  const waiting = [entry];
  const seen = new Set(waiting);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    await addFile(into, path);
    if (hasErrors(into.problems)) return;
    for (const next of await pathsFrom(into, path)) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
};

const pathsFrom = async (into: Collection, path: string): Promise<readonly string[]> => {
  if (!isCode(path) && !path.endsWith('package.json')) return [];
  const text = new TextDecoder().decode(into.files.get(path));
  if (path.endsWith('package.json')) return mainOf(into.tree, path, text);
  const found: string[] = [];
  for (const specifier of specifiersIn(text)) {
    found.push(...(await requiredPaths(into.tree, path, specifier)));
  }
  return found;
};

/** A required package.json leads on to every file that it may be entered by. */
const mainOf = async (tree: SourceTree, path: string, text: string): Promise<readonly string[]> => {
  const folder = folderOf(path);
  const names = [
    ...text.matchAll(/"(?:main|module|import|require|default)"\s{0,20}:\s{0,20}"([^"\n]{1,300})"/g),
  ];
  const found: string[] = [];
  for (const [, name] of names) {
    const from = join(folder, 'package.json')!;
    const specifier = name!.startsWith('.') ? name! : `./${name!}`;
    found.push(...(await requiredPaths(tree, from, specifier)));
  }
  return found;
};

const tooManyFolders = (): Problem =>
  error(
    'source-too-many-files',
    `expected at most ${MAX_FOLDERS} folders in a design, found more`,
    {
      hint: 'name the folder of the design alone, without products and downloads',
    },
  );

/** Left out it would be missed by nobody but who looks for it. */
const tooDeep = (file: string): Problem =>
  error('source-too-deep', `expected folders at most ${MAX_DEPTH} deep, found another in them`, {
    hint: 'move it up, or take it out of the design; a link that leads around in a circle does this too',
    where: { file },
  });

const linkOutside = (file: string): Problem =>
  error('source-link-outside', 'expected a file of the design, found a link that leads outside', {
    hint: 'copy what it leads to into the design, or widen the root with --root',
    where: { file },
  });

const skipped = (file: string): Problem =>
  warning(
    'source-skipped',
    'expected a file or folder, found a device, pipe, socket or dead link; left out',
    {
      where: { file },
    },
  );

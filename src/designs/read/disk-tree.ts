// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { byCodeUnits } from '../../shared/order.ts';
import { failure, success } from '../../shared/problem.ts';
import { BUNDLE_BUDGETS, tooManyFiles } from '../bundle.ts';
import { readBounded, unreadable } from './read-bounded.ts';
import type { NodeKind, SourceTree } from './source-tree.ts';

/** A folder of more is a store of something else, and slow to look through. */
const MAX_NAMES = 10_000;

/** The folder `root`, a real path, as a tree. Links are followed inside of it, never out. */
export const diskTree = (root: string): SourceTree => {
  const full = (path: string): string => resolve(root, ...path.split('/'));
  const kind = (path: string) => kindOf(root, full(path));
  return {
    kind,
    list: async (folder) => {
      try {
        const names = (await readdir(full(folder))).sort(byCodeUnits);
        if (names.length > MAX_NAMES) return failure(tooManyFiles(names.length, BUNDLE_BUDGETS));
        const nodes = [];
        for (const name of names) {
          const found = await kind(folder === '' ? name : `${folder}/${name}`);
          if (found) nodes.push({ name, kind: found });
        }
        return success(nodes);
      } catch (thrown) {
        return failure(unreadable(folder === '' ? root : folder, thrown));
      }
    },
    read: (path) => readBounded(full(path), path),
  };
};

const kindOf = async (root: string, path: string): Promise<NodeKind | undefined> => {
  try {
    const real = await realpath(path);
    if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) return 'outside';
    const stats = await stat(real);
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  } catch {
    return (await isLink(path)) ? 'other' : undefined;
  }
};

/** A link that leads nowhere is still there. */
const isLink = async (path: string): Promise<boolean> => {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch {
    return false;
  }
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Outcome } from '../../shared/problem.ts';

/** `outside` is a link that leads out of the tree; `other` a device, pipe or socket. */
export type NodeKind = 'file' | 'folder' | 'outside' | 'other';

/** One name in a folder. */
export interface TreeNode {
  readonly name: string;
  readonly kind: NodeKind;
}

/**
 * A folder on disk or the inside of a ZIP, read alike. Paths are relative with `/` between their
 * parts; `''` is the root itself.
 */
export interface SourceTree {
  /** undefined where there is nothing. */
  kind(path: string): Promise<NodeKind | undefined>;
  /** Sorted by name; problems for a folder that cannot be read. */
  list(folder: string): Promise<Outcome<readonly TreeNode[]>>;
  /** The bytes of a file, at most `BUNDLE_BUDGETS.fileBytes` of them. */
  read(path: string): Promise<Outcome<Uint8Array>>;
}

/** `join('lib', '../a.js')` is `'a.js'`; undefined when the path leads out of the tree. */
export const join = (folder: string, path: string): string | undefined => {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
};

/** The folder of a path: `''` for a name alone. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

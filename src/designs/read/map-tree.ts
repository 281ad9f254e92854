// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { byCodeUnits } from '../../shared/order.ts';
import { error, failure, success } from '../../shared/problem.ts';
import { folderOf, nameOf, type NodeKind, type SourceTree } from './source-tree.ts';

/** Files in memory as a tree; its folders are those that hold a file. */
export const mapTree = (files: ReadonlyMap<string, Uint8Array>): SourceTree => {
  const folders = new Map<string, Map<string, NodeKind>>([['', new Map()]]);
  const addTo = (path: string, kind: NodeKind): void => {
    const folder = folderOf(path);
    const known = folders.get(folder);
    if (known) known.set(nameOf(path), kind);
    else {
      folders.set(folder, new Map([[nameOf(path), kind]]));
      addTo(folder, 'folder');
    }
  };
  for (const path of files.keys()) addTo(path, 'file');
  return {
    kind: async (path) => (files.has(path) ? 'file' : folders.has(path) ? 'folder' : undefined),
    list: async (folder) =>
      success(
        [...(folders.get(folder) ?? [])]
          .map(([name, kind]) => ({ name, kind }))
          .sort((a, b) => byCodeUnits(a.name, b.name)),
      ),
    read: async (path) => {
      const bytes = files.get(path);
      if (bytes) return success(bytes);
      return failure(error('source-not-found', 'expected a file', { where: { file: path } }));
    },
  };
};

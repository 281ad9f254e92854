// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../designs/design.ts';
import { assembleDesign } from '../../designs/read/assemble-design.ts';
import { mapTree } from '../../designs/read/map-tree.ts';
import type { Outcome } from '../../shared/problem.ts';
import { blobsOf, type Draft, type DraftStore } from './draft.ts';

/** The files of a draft; those that the disk has lost are left out. */
export const loadFiles = async (
  store: Pick<DraftStore, 'folder'>,
  { id, files }: Pick<Draft, 'id' | 'files'>,
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const blobs = blobsOf(store, id);
  const loaded = new Map<string, Uint8Array>();
  for (const { path, sha256 } of files) {
    const bytes = await blobs.get(sha256);
    if (bytes !== undefined) loaded.set(path, bytes);
  }
  return loaded;
};

/** The files of a draft read as a design. Problems: those of `assembleDesign`. */
export const designOf = (
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
): Promise<Outcome<Design>> =>
  assembleDesign({ tree: mapTree(files), manifestFolder: '', folder: '', folderName: name });

/** As `designOf`, from what is kept. */
export const draftDesign = async (
  store: Pick<DraftStore, 'folder'>,
  draft: Draft,
): Promise<Outcome<Design>> => designOf(await loadFiles(store, draft), draft.name);

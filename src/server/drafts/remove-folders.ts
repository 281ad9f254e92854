// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { rm } from 'node:fs/promises';
import { type DraftStore, folderOfDraft } from './draft.ts';

/** Takes away the files of drafts whose rows are gone. */
export const removeFolders = async (store: DraftStore, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    await store.turns(`draft ${id}`, () =>
      rm(folderOfDraft(store.folder, id), { recursive: true, force: true }),
    );
  }
};

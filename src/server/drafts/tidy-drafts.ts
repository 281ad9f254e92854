// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DraftStore, folderOfDraft, incomingFolder } from './draft.ts';

const KEPT_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * At the start, when nothing is uploaded: takes away drafts that nobody has changed for 90 days or
 * whose account is gone,
 * files without a draft, and uploads that were cut off.
 */
export const tidyDrafts = async (store: DraftStore): Promise<void> => {
  const { db, folder, now } = store;
  const oldest = new Date(now().getTime() - KEPT_DAYS * DAY_MS).toISOString();
  await db.deleteFrom('drafts').where('changed_at', '<', oldest).execute();
  const gone = db.selectFrom('members').select('name').where('deleted_at', 'is not', null);
  await db.deleteFrom('drafts').where('member', 'in', gone).execute();
  const rows = await db.selectFrom('drafts').select('id').execute();
  const kept = new Set(rows.map(({ id }) => folderOfDraft(folder, id)));
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!kept.has(path)) await rm(path, { recursive: true, force: true });
  }
  await mkdir(incomingFolder(store), { recursive: true });
};

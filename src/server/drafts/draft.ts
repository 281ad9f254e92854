// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import { join } from 'node:path';
import type { BlobStore } from '../../designs/library/library.ts';
import { diskBlobs } from '../../designs/library/store/disk-blobs.ts';
import type { FileEntry } from '../../designs/library/version-record.ts';
import type { ServerTables } from '../tables.ts';
import type { Checked } from './checked.ts';
import { inTurn, type Turns } from '../../shared/in-turn.ts';

/** A design that is not published yet: only the account that it is of knows of it. */
export interface Draft {
  readonly id: string;
  readonly member: string;
  /** Names the design where its files do not. */
  readonly name: string;
  /** Under whose name it is to be published. */
  readonly author: string;
  /** Sorted by path. */
  readonly files: readonly FileEntry[];
  /** What the gate found; absent once the files are others. */
  readonly checked?: Checked;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly changedAt: string;
}

/** Where drafts are kept: rows, and below `folder` the files of each in a folder of its own. */
export interface DraftStore {
  readonly db: Kysely<ServerTables>;
  readonly now: () => Date;
  readonly folder: string;
  readonly turns: Turns;
}

/** Whether nothing was changed in between. */
export const sameFiles = (a: Draft['files'], b: Draft['files']): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Of one account. */
export const MAX_DRAFTS = 20;
export const DRAFT_ID = /^[\w-]{22}$/;

export const draftStore = (of: Omit<DraftStore, 'turns'>): DraftStore => ({
  ...of,
  turns: inTurn(),
});

/** The files of a draft, by digest: no name that somebody sent ever becomes one on the disk. */
export const blobsOf = ({ folder }: Pick<DraftStore, 'folder'>, id: string): BlobStore =>
  diskBlobs(folderOfDraft(folder, id));

export const folderOfDraft = (folder: string, id: string): string => {
  if (!DRAFT_ID.test(id)) throw new Error('no id of a draft');
  return join(folder, `draft-${id}`);
};

/** Where uploads wait until they are read. */
export const incomingFolder = ({ folder }: Pick<DraftStore, 'folder'>): string =>
  join(folder, 'incoming');

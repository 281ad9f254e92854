// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Library } from '../../designs/library/library.ts';
import type { Reference } from '../../designs/library/reference.ts';
import { forkVersion } from '../../designs/publish/fork-version.ts';
import type { Outcome } from '../../shared/problem.ts';
import type { Account } from '../accounts/account.ts';
import { createDraft } from './create-draft.ts';
import type { Draft, DraftStore } from './draft.ts';

/** A draft with the source of a version of others. Problems: of `forkVersion` and `createDraft`. */
export const startFork = async (
  drafts: DraftStore,
  library: Library,
  account: Account,
  version: Reference,
): Promise<Outcome<Draft>> => {
  const fork = await forkVersion(library, version);
  if (!fork.ok) return fork;
  return createDraft(drafts, account, { files: fork.value.files, folderName: version.slug });
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import type { Account } from '../accounts/account.ts';
import { changeFiles, type FileChanges } from './change-files.ts';
import type { Draft, DraftStore } from './draft.ts';

/** Problems: `not-found`, `draft-file-changed` (there is one of the new name), those of `changeFiles`. */
export const renameFile = (
  store: DraftStore,
  account: Account,
  id: string,
  from: string,
  to: string,
): Promise<Outcome<Draft>> =>
  changeFiles(store, account, id, async (files): Promise<Outcome<FileChanges>> => {
    const bytes = files.get(from);
    if (bytes === undefined) return failure(error('not-found', 'expected a file of this draft'));
    if (files.has(to) && to !== from) {
      return failure(
        error('draft-file-changed', `expected a name that is free, found ${to} there already`, {
          hint: 'delete that file first, or take another name',
          where: { file: to },
        }),
      );
    }
    return success(
      new Map([
        [from, undefined],
        [to, bytes],
      ]),
    );
  });

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Outcome } from '../../shared/problem.ts';
import type { Account } from '../accounts/account.ts';
import { changeAuthor, changeFiles } from './change-files.ts';
import { type Description, describeDesign } from './describe-design.ts';
import type { Draft, DraftStore } from './draft.ts';
import { licenseFrom } from './license-answers.ts';

/** Who, what and which license: the last by its SPDX id, or else by answers to three questions. */
export interface DraftDetails extends Description {
  /** The account or organization whose name it will be published under. */
  readonly author: string;
  readonly share?: string | undefined;
  readonly credit?: string | undefined;
  readonly about?: string | undefined;
}

/**
 * Writes what a draft is into its okh.toml. What it was found to be when it was checked holds no longer. Problems:
 * those of `changeFiles` and `describeDesign`.
 */
export const describeDraft = async (
  drafts: DraftStore,
  account: Account,
  id: string,
  { author, share, credit, about, ...said }: DraftDetails,
): Promise<Outcome<Draft>> => {
  const license = said.license === '' ? licenseFrom({ share, credit, about }) : said.license;
  const year = drafts.now().getFullYear();
  const changed = await changeFiles(drafts, account, id, (files, { name }) =>
    describeDesign(files, name, { ...said, license }, year),
  );
  if (changed.ok) await changeAuthor(drafts, account, id, author);
  return changed;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { publishTools } from '../../commons/publish-tools.ts';
import type { Design } from '../../designs/design.ts';
import { nameOf } from '../../designs/library/reference.ts';
import type { VersionRecord } from '../../designs/library/version-record.ts';
import { publishDesign } from '../../designs/publish/publish-design.ts';
import { failure, type Outcome, success } from '../../shared/problem.ts';
import type { Account } from '../accounts/account.ts';
import { becomeMaintainer, mayMaintain } from '../maintainers/maintainers.ts';
import { type CheckTools, notYours } from './check-draft.ts';
import type { DraftStore } from './draft.ts';
import { findDraft } from './find-draft.ts';
import { draftDesign } from './load-files.ts';
import { removeDraft } from './remove-draft.ts';

/**
 * Publishes a design under the name of `author`, where the account may. Problems: `access-denied`,
 * those of `publishDesign`.
 */
export const publishFor = async (
  store: Pick<DraftStore, 'db' | 'now'>,
  account: Account,
  design: Design,
  author: string,
  { library, run, mode }: CheckTools,
  dryRun = false,
): Promise<Outcome<VersionRecord>> => {
  const name = nameOf({ author, slug: design.slug });
  const accounts = { ...store, mode };
  if (!(await mayMaintain(accounts, account, name))) return failure(notYours(name, account));
  const published = await publishDesign(
    library,
    design,
    { author, publisher: account.name, dryRun },
    publishTools(async () => success(library), run),
  );
  if (published.ok && !dryRun) await becomeMaintainer(accounts, account, name);
  return published;
};

/** A draft becomes a version and is no draft any more, unless it changed meanwhile. Problems: `draft-not-found`, as `publishFor`. */
export const publishDraft = async (
  store: DraftStore,
  account: Account,
  id: string,
  tools: CheckTools,
): Promise<Outcome<VersionRecord>> => {
  const draft = await findDraft(store, account, id);
  if (!draft.ok) return draft;
  const design = await draftDesign(store, draft.value);
  if (!design.ok) return design;
  const published = await publishFor(store, account, design.value, draft.value.author, tools);
  // What was written meanwhile is not in the version: it stays a draft.
  if (published.ok) await removeDraft(store, account, id, draft.value.files);
  return published;
};

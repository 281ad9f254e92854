// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { publishTools } from '../../commons/publish-tools.ts';
import type { RunTask } from '../../jobs/task.ts';
import type { Design } from '../../designs/design.ts';
import { versionByName } from '../../designs/library/find-version.ts';
import type { Library } from '../../designs/library/library.ts';
import { nameOf } from '../../designs/library/reference.ts';
import type { Examination } from '../../designs/publish/examination.ts';
import { publishDesign } from '../../designs/publish/publish-design.ts';
import { error, hasErrors, type Outcome, type Problem, success } from '../../shared/problem.ts';
import type { Account } from '../accounts/account.ts';
import { mayMaintain } from '../maintainers/maintainers.ts';
import type { Checked } from './checked.ts';
import { blobsOf, type Draft, type DraftStore, sameFiles } from './draft.ts';
import { findDraft } from './find-draft.ts';
import { draftDesign } from './load-files.ts';

/** What checking needs beside the drafts. */
export interface CheckTools {
  readonly library: Library;
  readonly run: RunTask;
  readonly mode: 'open' | 'invited' | 'read-only';
}

/**
 * Holds a draft against the whole gate of publishing and keeps what was found. A draft that cannot
 * be published is no failure: its findings say why. Problem `draft-not-found`, and that there is
 * no room to run anything at the moment.
 */
export const checkDraft = async (
  store: DraftStore,
  account: Account,
  id: string,
  tools: CheckTools,
): Promise<Outcome<Draft>> => {
  const draft = await findDraft(store, account, id);
  if (!draft.ok) return draft;
  const { checked, picture } = await check(store, account, draft.value, tools);
  const busy = checked.findings.find(({ code }) => BUSY.test(code));
  if (busy !== undefined) return { ok: false, problems: [busy] };
  return store.turns(`draft ${id}`, async () => {
    const now = await findDraft(store, account, id);
    // Changed meanwhile: what was found is of other files, or of another design.
    if (!now.ok || !sameFiles(now.value.files, draft.value.files)) return now;
    if (now.value.author !== draft.value.author) return now;
    const sha256 = picture && (await blobsOf(store, id).put(picture));
    const { part } = checked;
    const kept: Checked =
      part && sha256 ? { ...checked, part: { ...part, picture: sha256 } } : checked;
    const row = { checked: JSON.stringify(kept) };
    await store.db.updateTable('drafts').set(row).where('id', '=', id).execute();
    return success({ ...now.value, checked: kept });
  });
};

/** Nothing that was found of the design: no room, or whoever asked is gone. */
const BUSY =
  /^(build-too-many|build-queue-full|build-closed|build-canceled|build-bug|pool-.*|job-interrupted)$/;

const check = async (
  store: DraftStore,
  account: Account,
  draft: Draft,
  { library, run, mode }: CheckTools,
): Promise<{ readonly checked: Checked; readonly picture: Uint8Array | undefined }> => {
  const design = await draftDesign(store, draft);
  if (!design.ok) {
    return { checked: { passed: false, findings: design.problems }, picture: undefined };
  }
  let seen: Examination | undefined;
  const tools = publishTools(async () => success(library), run);
  const examine: typeof tools.examine = async (examined) => {
    const outcome = await tools.examine(examined);
    if (outcome.ok) seen = outcome.value;
    return outcome;
  };
  const { author } = draft;
  const publication = { author, publisher: account.name, dryRun: true };
  const tried = await publishDesign(library, design.value, publication, { ...tools, examine });
  const may = { ...store, mode };
  const name = nameOf({ author, slug: design.value.slug });
  const findings: readonly Problem[] = [
    ...tried.problems,
    ...((await mayMaintain(may, account, name)) ? [] : [notYours(name, account)]),
    ...(await taken(library, name, tried.ok ? tried.value.digest : '', design.value)),
  ];
  const { schema, measures, solids, picture } = seen ?? {};
  return {
    checked: {
      passed: tried.ok && !hasErrors(findings),
      findings,
      ...(schema && measures && solids ? { part: { schema, measures, solids } } : {}),
    },
    picture,
  };
};

/** A version that is there with another source is told before anybody tries. */
const taken = async (
  library: Library,
  name: string,
  digest: string,
  { manifest }: Design,
): Promise<readonly Problem[]> => {
  const id = `${name}@${manifest.version}`;
  const there = await versionByName(library, id);
  if (there === undefined || there.record.digest === digest) return [];
  return [
    error(
      'library-version-taken',
      `expected a new version, found ${id}, published with other files`,
      {
        hint: 'what is published never changes: give this one a higher number',
      },
    ),
  ];
};

export const notYours = (name: string, account: Account): Problem =>
  error('access-denied', `expected your own name or a design that you maintain, found ${name}`, {
    hint: `publish it under your own name, ${account.name} (with --as ${account.name} from a shell)`,
  });

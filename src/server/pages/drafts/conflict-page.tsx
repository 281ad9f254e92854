// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../../shared/problem.ts';
import type { Account } from '../../accounts/account.ts';
import { type Answer, page } from '../../answers/answer.ts';
import { problemAnswer, statusOf } from '../../answers/problem-answer.ts';
import type { DraftStore } from '../../drafts/draft.ts';
import { findDraft } from '../../drafts/find-draft.ts';
import { ProblemList } from '../../html/problem-list.tsx';

interface Conflict {
  readonly path: string;
  /** What was not saved. */
  readonly text: string;
  readonly problem: Problem;
}

/** Nothing is lost: the text that was sent comes back, to be saved over what is there or not. */
export const conflictPage = async (
  drafts: DraftStore,
  account: Account,
  id: string,
  { path, text, problem }: Conflict,
): Promise<Answer> => {
  const draft = await findDraft(drafts, account, id);
  if (!draft.ok) return problemAnswer(draft.problems);
  const now = draft.value.files.find((file) => file.path === path)?.sha256 ?? 'none';
  return page(
    { title: `${path} was changed meanwhile` },
    <div class="narrow">
      <h1>{path} was changed meanwhile</h1>
      <ProblemList problems={[problem]} />
      <form class="form" method="post" action={`/drafts/${id}/files`}>
        <input type="hidden" name="path" value={path} />
        <input type="hidden" name="was" value={now} />
        <label for="text">Your text, not saved yet</label>
        <textarea id="text" name="text" rows={20} spellcheck={false}>
          {`\n${text}`}
        </textarea>
        <button class="main">Save mine over it</button>
      </form>
      <p>
        <a href={`/drafts/${id}#files`}>Keep what is there now</a>
      </p>
    </div>,
    statusOf([problem]),
  );
};

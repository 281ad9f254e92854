// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { parseReference, versionName } from '../../../designs/library/reference.ts';
import { describeLicense } from '../../../designs/license/compatibility/describe-license.ts';
import { page, redirect } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import { designParams, versionAt } from '../../design-params.ts';
import { checkDraft } from '../../drafts/check-draft.ts';
import { checkToolsFor } from '../../drafts/check-tools.ts';
import { startFork } from '../../drafts/start-fork.ts';
import { route } from '../../route.ts';

const path = '/d/:author/:design/fork';

export const forkPage = route({
  method: 'get',
  path,
  access: 'anyone',
  summary: 'What it means to fork a design',
  params: designParams,
  handle: async ({ params, account }, { library }) => {
    const found = await versionAt(library, params);
    if (!found.ok) return problemAnswer(found.problems);
    const { record } = found.value;
    const name = versionName(record);
    const { title } = record.manifest;
    return page(
      { title: `Fork ${title}` },
      <form class="narrow form" method="post" action={`/d/${name}/fork`}>
        <h1>Fork {title}</h1>
        <p>
          You get the whole source of <a href={`/d/${name}`}>{name}</a> as a draft of yours, with
          all its notices. Change what you like and publish it under your name; it says for ever
          what it was made from, and its authors are credited.
        </p>
        <p>
          It is under {record.license}. {describeLicense(record.license)} Which licenses your
          version may have is shown with the draft.
        </p>
        {account === undefined ? (
          <p>
            <a href={`/sign-in?next=${encodeURIComponent(`/d/${name}/fork`)}`}>
              Sign in to fork it
            </a>
          </p>
        ) : (
          <button class="main">Fork this design</button>
        )}
      </form>,
    );
  },
});

export const forkRoute = route({
  method: 'post',
  path,
  access: 'member',
  summary: 'A new draft with the source of a version',
  params: designParams,
  handle: async (call, deps) => {
    const { params, account } = call;
    const reference = parseReference(`${params.author}/${params.design}`);
    if (!reference.ok) return problemAnswer(reference.problems);
    const draft = await startFork(deps.drafts, deps.library, account!, reference.value);
    if (!draft.ok) return problemAnswer(draft.problems);
    await checkDraft(deps.drafts, account!, draft.value.id, checkToolsFor(call, deps));
    return redirect(`/drafts/${draft.value.id}`);
  },
});

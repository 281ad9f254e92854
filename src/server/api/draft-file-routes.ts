// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { BUNDLE_BUDGETS } from '../../designs/bundle.ts';
import { error } from '../../shared/problem.ts';
import { json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { asSeen, seenIn } from '../drafts/as-seen.ts';
import { changeFiles } from '../drafts/change-files.ts';
import { blobsOf } from '../drafts/draft.ts';
import { findDraft } from '../drafts/find-draft.ts';
import { renameFile } from '../drafts/rename-file.ts';
import { readBody } from '../drafts/read-body.ts';
import { route, type Route } from '../route.ts';
import { draftDocument } from './draft-document.ts';

const params = z.object({ id: z.string().max(100), path: z.array(z.string()) });
const path = '/api/v1/drafts/:id/files/*path';

/** One file of a draft for an editor: its bytes, as they are. */
export const draftFileRoutes: readonly Route[] = [
  route({
    method: 'get',
    path,
    access: 'member',
    summary: 'One file of a draft',
    params,
    handle: async ({ params, account }, { drafts }) => {
      const draft = await findDraft(drafts, account!, params.id);
      if (!draft.ok) return problemAnswer(draft.problems);
      const named = params.path.join('/');
      const file = draft.value.files.find((each) => each.path === named);
      const bytes = file && (await blobsOf(drafts, params.id).get(file.sha256));
      if (!file || !bytes) {
        return problemAnswer([error('not-found', 'expected a file of this draft')]);
      }
      // Never as what it says it is: a page among the files is no page of this node.
      return {
        kind: 'bytes',
        bytes,
        type: 'application/octet-stream',
        etag: file.sha256,
        name: named.slice(named.lastIndexOf('/') + 1),
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/drafts/:id/rename',
    access: 'member',
    summary: 'Gives one file of a draft another path',
    params: z.object({ id: z.string().max(100) }),
    body: z.object({ from: z.string().min(1).max(400), to: z.string().min(1).max(400) }),
    handle: async ({ params, account, body }, { drafts }) => {
      const draft = await renameFile(drafts, account!, params.id, body.from, body.to);
      return draft.ok ? json(draftDocument(draft.value)) : problemAnswer(draft.problems);
    },
  }),
  route({
    method: 'put',
    path,
    access: 'member',
    summary:
      'Writes one file of a draft; the body is what it holds. If-Match: its ETag, If-None-Match: * for a new one',
    params,
    raw: true,
    handle: async ({ params, account, request }, { drafts }) => {
      const body = await readBody(request, BUNDLE_BUDGETS.fileBytes);
      if (!body.ok) return problemAnswer(body.problems);
      const named = params.path.join('/');
      const changes = new Map([[named, body.value]]);
      const draft = await changeFiles(drafts, account!, params.id, async (_files, before) =>
        asSeen(before, named, seenIn(request.headers), changes),
      );
      return draft.ok ? json(draftDocument(draft.value)) : problemAnswer(draft.problems);
    },
  }),
  route({
    method: 'delete',
    path,
    access: 'member',
    summary: 'Takes one file out of a draft, with If-Match only as it was seen',
    params,
    handle: async ({ params, account, request }, { drafts }) => {
      const named = params.path.join('/');
      const changes = new Map([[named, undefined]]);
      const draft = await changeFiles(drafts, account!, params.id, async (_files, before) =>
        asSeen(before, named, seenIn(request.headers), changes),
      );
      return draft.ok ? json(draftDocument(draft.value)) : problemAnswer(draft.problems);
    },
  }),
];

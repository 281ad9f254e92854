// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { decodeText } from '../../../designs/decode-text.ts';
import { error } from '../../../shared/problem.ts';
import { page } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import { blobsOf } from '../../drafts/draft.ts';
import { withModules } from '../../drafts/complete-draft.ts';
import { draftLicenses } from '../../drafts/draft-licenses.ts';
import { findDraft } from '../../drafts/find-draft.ts';
import { designOf, loadFiles } from '../../drafts/load-files.ts';
import { suggestVersion } from '../../drafts/suggest-version.ts';
import { manifestOf } from '../../drafts/describe-design.ts';
import { parameterQuery, parametersIn } from '../../design-params.ts';
import { route, type Route } from '../../route.ts';
import type { DraftFile } from './draft-file.ts';
import { DraftPage } from './draft-page.tsx';

const params = z.object({ id: z.string().max(100) });
/** Longer texts are changed by uploading them. */
const MAX_EDITED = 200_000;

export const draftPageRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/drafts/:id',
    access: 'member',
    summary: 'A draft: its files, the part, what stands against publishing it',
    params,
    query: parameterQuery,
    handle: async ({ params, query, account }, { drafts, library }) => {
      const found = await findDraft(drafts, account!, params.id);
      if (!found.ok) return problemAnswer(found.problems);
      const draft = found.value;
      const files = await loadFiles(drafts, draft);
      const design = await designOf(files, draft.name);
      const complete = design.ok ? await withModules(design.value, library) : design;
      // A module that nobody has leaves what is known without it: the gate speaks of it.
      const known = complete.ok ? complete : design;
      const manifest = await manifestOf(files, draft.name);
      const title = manifest.ok ? manifest.value.title : draft.name;
      return page(
        { title: `Draft: ${title}`, islands: ['editor'] },
        <DraftPage
          draft={draft}
          title={title}
          files={draft.files.map((file): DraftFile => {
            const bytes = files.get(file.path);
            const text =
              bytes && bytes.length <= MAX_EDITED ? decodeText(file.path, bytes) : undefined;
            // A NUL is in no text that somebody edits.
            return text?.ok === true && !text.value.includes('\0')
              ? { ...file, text: text.value }
              : file;
          })}
          manifest={manifest.ok ? manifest.value : undefined}
          version={await suggestVersion(
            library,
            { author: draft.author, slug: (manifest.ok && manifest.value.slug) || draft.name },
            manifest.ok ? manifest.value.version : '',
          )}
          licenses={await draftLicenses(library, known.ok ? known.value : undefined)}
          given={parametersIn(query, draft.checked?.part?.schema ?? [])}
        />,
      );
    },
  }),
  route({
    method: 'get',
    path: '/drafts/:id/picture.png',
    access: 'member',
    summary: 'The picture that was made of a draft when it was checked',
    params,
    handle: async ({ params, account }, { drafts }) => {
      const draft = await findDraft(drafts, account!, params.id);
      if (!draft.ok) return problemAnswer(draft.problems);
      const etag = draft.value.checked?.part?.picture;
      const bytes = etag && (await blobsOf(drafts, params.id).get(etag));
      if (!etag || !bytes) return problemAnswer([error('not-found', 'expected a checked draft')]);
      return { kind: 'bytes', bytes, type: 'image/png', etag };
    },
  }),
];

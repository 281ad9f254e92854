// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { creditsOf } from '../../../designs/lineage/credits.ts';
import { error } from '../../../shared/problem.ts';
import { page, redirect } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import { parameterQuery, parametersIn } from '../../design-params.ts';
import { blobsOf } from '../../drafts/draft.ts';
import { checkDraft } from '../../drafts/check-draft.ts';
import { checkToolsFor } from '../../drafts/check-tools.ts';
import { completeDraft } from '../../drafts/complete-draft.ts';
import { draftLicenses } from '../../drafts/draft-licenses.ts';
import { draftAncestry, draftVersion } from '../../drafts/draft-version.ts';
import { findDraft } from '../../drafts/find-draft.ts';
import { route, type Route } from '../../route.ts';
import { DesignPage } from '../design/design-page.tsx';
import { placesUnder, readmeOf } from '../design/readme.ts';

const id = z.string().max(100);

/** A draft as its page would be, for its owner alone. */
export const draftPreviewRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/drafts/:id/preview',
    access: 'member',
    summary: 'How the page of a draft will look once it is published',
    params: z.object({ id }),
    query: parameterQuery,
    handle: async (call, deps) => {
      const { params, query, account } = call;
      const { drafts, library } = deps;
      const asked = await findDraft(drafts, account!, params.id);
      if (!asked.ok) return problemAnswer(asked.problems);
      const found = asked.value.checked
        ? asked
        : await checkDraft(drafts, account!, params.id, checkToolsFor(call, deps));
      if (!found.ok) return problemAnswer(found.problems);
      const draft = found.value;
      const design = await completeDraft(drafts, library, draft);
      if (!design.ok) return problemAnswer(design.problems);
      const licenses = await draftLicenses(library, design.value);
      const version = draftVersion(draft, design.value, licenses);
      const address = `/drafts/${draft.id}`;
      if (version === undefined) return redirect(`${address}#part`);
      const ancestry = draftAncestry(version, licenses);
      const picture = draft.checked?.part?.picture;
      return page(
        { title: `Preview of ${design.value.manifest.title}`, islands: ['customizer'] },
        <DesignPage
          version={version}
          versions={[version]}
          ancestry={ancestry}
          credits={creditsOf(ancestry)}
          posterity={[]}
          readme={await readmeOf(blobsOf(drafts, draft.id), version.record.files, {
            ...placesUnder(address),
            // Its other files are read in the editor.
            file: () => `${address}#files`,
          })}
          given={parametersIn(query, version.record.schema)}
          own={[]}
          makes={[]}
          signedIn
          mayManage={false}
          draft={{
            draft: address,
            page: `${address}/preview`,
            designUrl: `/api/v1${address}/design.json`,
            picture: picture && `${address}/picture.png?${picture.slice(0, 8)}`,
          }}
        />,
      );
    },
  }),
  route({
    method: 'get',
    path: '/drafts/:id/raw/*path',
    access: 'member',
    summary: 'A picture among the files of a draft',
    params: z.object({ id, path: z.array(z.string()).max(50) }),
    handle: async ({ params, account }, { drafts }) => {
      const draft = await findDraft(drafts, account!, params.id);
      if (!draft.ok) return problemAnswer(draft.problems);
      const path = params.path.join('/');
      const file = draft.value.files.find((each) => each.path === path);
      const bytes = file && (await blobsOf(drafts, params.id).get(file.sha256));
      const kind = PICTURES.find(
        ([ending, first]) =>
          ending.test(path) && bytes !== undefined && first.every((byte, i) => bytes[i] === byte),
      );
      if (!file || !bytes || !kind) {
        return problemAnswer([error('not-found', 'expected a picture of this draft')]);
      }
      return { kind: 'bytes', bytes, type: kind[2], etag: file.sha256 };
    },
  }),
];

/** The gate has not looked at a draft: what a picture is, its first bytes say. */
const PICTURES: readonly (readonly [RegExp, readonly number[], string])[] = [
  [/\.png$/i, [0x89, 0x50, 0x4e, 0x47], 'image/png'],
  [/\.jpe?g$/i, [0xff, 0xd8, 0xff], 'image/jpeg'],
  [/\.webp$/i, [0x52, 0x49, 0x46, 0x46], 'image/webp'],
];

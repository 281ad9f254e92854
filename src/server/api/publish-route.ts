// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { nameOf, versionName } from '../../designs/library/reference.ts';
import { error } from '../../shared/problem.ts';
import { json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { checkToolsFor } from '../drafts/check-tools.ts';
import { designOf } from '../drafts/load-files.ts';
import { publishFor } from '../drafts/publish-draft.ts';
import { UPLOADS } from '../drafts/receive-upload.ts';
import { receiveDesign } from '../drafts/upload-draft.ts';
import { route } from '../route.ts';

/** What `fabcommons publish --to` an address sends: upload, check and publish in one. */
export const publishVersionRoute = route({
  method: 'post',
  path: '/api/v1/designs/:author/:slug/versions',
  access: 'member',
  summary: 'Publishes the design in a ZIP (the body) as a version that never changes',
  params: z.object({ author: z.string().max(100), slug: z.string().max(100) }),
  query: z.object({ 'dry-run': z.enum(['true', 'false']).default('false') }),
  raw: true,
  takes: UPLOADS,
  handle: async (call, deps) => {
    const start = await receiveDesign(call, deps);
    if (!start.ok) return problemAnswer(start.problems);
    const { author, slug } = call.params;
    const design = await designOf(start.value.files, slug);
    if (!design.ok) return problemAnswer(design.problems);
    if (design.value.slug !== slug) {
      return problemAnswer([
        error(
          'publish-other-design',
          `expected ${nameOf({ author, slug })}, the design says that it is ${design.value.slug}`,
          { hint: 'send it to its own address, or change slug in okh.toml' },
        ),
      ]);
    }
    const tools = checkToolsFor(call, deps);
    const isTrial = call.query['dry-run'] === 'true';
    const to = deps.drafts;
    const published = await publishFor(to, call.account!, design.value, author, tools, isTrial);
    if (!published.ok) return problemAnswer(published.problems);
    const { value: record, problems } = published;
    const name = versionName(record);
    return json({ name, url: `/d/${name}`, record, problems }, isTrial ? 200 : 201);
  },
});

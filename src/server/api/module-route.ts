// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { fetchModuleFrom } from '../../commons/publish-tools.ts';
import { encodeModule } from '../../designs/modules/module-document.ts';
import { success } from '../../shared/problem.ts';
import { json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { route } from '../route.ts';
import { designName } from './for-design.ts';

/** What publishing would take along, for whoever runs a design before. */
export const moduleRoute = route({
  method: 'get',
  path: '/api/v1/modules/:author/:slug',
  access: 'anyone',
  summary: 'The version that code means by commons:author/slug@range now, with its whole source',
  params: designName,
  query: z.object({ range: z.string().max(100).optional() }),
  handle: async ({ params: { author, slug }, query: { range } }, { library }) => {
    const fetchModule = fetchModuleFrom(async () => success(library));
    const module = await fetchModule({ author, slug, ...(range !== undefined && { range }) });
    if (!module.ok) return problemAnswer(module.problems);
    return json({ module: encodeModule(module.value), problems: module.problems });
  },
});

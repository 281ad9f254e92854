// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { json } from '../answers/answer.ts';
import { addMaintainer, maintainersOf, removeMaintainer } from '../maintainers/maintainers.ts';
import { route } from '../route.ts';
import { answerOf, designName, forDesign } from './for-design.ts';

export const apiMaintainers = route({
  method: 'get',
  path: '/api/v1/designs/:author/:slug/maintainers',
  access: 'anyone',
  summary: 'The maintainers of a design',
  params: designName,
  handle: (call, deps) =>
    forDesign(call, deps, async ({ name }) =>
      json({ maintainers: await maintainersOf(deps.accounts, name) }),
    ),
});

export const apiAddMaintainer = route({
  method: 'post',
  path: '/api/v1/designs/:author/:slug/maintainers',
  access: 'maintainer',
  summary: 'Adds a maintainer. Takes a session',
  params: designName,
  body: z.object({ name: z.string().max(100) }),
  handle: (call, deps) =>
    forDesign(call, deps, async ({ name }) =>
      answerOf(await addMaintainer(deps.accounts, call.account!, name, call.body.name), () => ({
        added: call.body.name,
      })),
    ),
});

export const apiRemoveMaintainer = route({
  method: 'delete',
  path: '/api/v1/designs/:author/:slug/maintainers/:name',
  access: 'maintainer',
  summary: 'Removes a maintainer, but never the last one. Takes a session',
  params: designName.extend({ name: z.string().max(100) }),
  handle: (call, deps) =>
    forDesign(call, deps, async ({ name }) =>
      answerOf(
        await removeMaintainer(deps.accounts, call.account!, name, call.params.name),
        () => ({ removed: call.params.name }),
      ),
    ),
});

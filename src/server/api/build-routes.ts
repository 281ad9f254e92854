// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { buildInputSchema, buildRequestFrom } from '../../commons/version-request.ts';
import { json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { ownProfiles } from '../pages/files/own-profiles.ts';
import { route } from '../route.ts';

/** The same request gives the same build: asking again costs nothing. */
export const postBuild = route({
  method: 'post',
  path: '/api/v1/builds',
  access: 'anyone',
  summary: 'Builds a version with parameters for a fabricator; answers when it is done',
  body: buildInputSchema,
  handle: async ({ body, account, visitor, signal }, { library, accounts, builds }) => {
    const own = account === undefined ? [] : await ownProfiles(accounts, account);
    const wanted = await buildRequestFrom(library, body, own);
    if (!wanted.ok) return problemAnswer(wanted.problems, 400);
    const built = await builds.build(wanted.value, visitor, signal);
    if (!built.ok) return problemAnswer(built.problems);
    const { key, build, products, problems } = built.value;
    return json({
      id: key,
      status: 'done',
      values: build.values,
      meshes: build.meshes,
      production: build.production,
      products: products.map(({ name, format, bytes, sha256 }) => ({
        name,
        format,
        bytes,
        sha256,
        url: `/api/v1/builds/${key}/files/${encodeURIComponent(name)}`,
      })),
      problems,
    });
  },
});

export const buildParams = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) });

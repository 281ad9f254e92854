// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { findVersion, versionsOf } from '../../designs/library/find-version.ts';
import { loadDesign } from '../../designs/library/load-source.ts';
import { parseReference, versionName } from '../../designs/library/reference.ts';
import { searchDesigns } from '../../designs/library/search/search-designs.ts';
import { ancestryOf, descendantsOf } from '../../designs/lineage/ancestry.ts';
import { creditsOf } from '../../designs/lineage/credits.ts';
import { encodeDesignDocument } from '../../designs/design-document.ts';
import { findProfile } from '../../pipeline/fabricators/find-profile.ts';
import { json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { catalogQuery, toSearch } from '../pages/catalog/catalog-query.ts';
import { versionAt } from '../design-params.ts';
import { route } from '../route.ts';

export const listDesigns = route({
  method: 'get',
  path: '/api/v1/designs',
  access: 'anyone',
  summary: 'Designs that have all the words, narrowed and sorted, a page at a time',
  query: catalogQuery,
  handle: async ({ query }, { library }) => {
    const printer = query.fits === '' ? undefined : findProfile('printer', query.fits);
    if (printer?.ok === false) return problemAnswer(printer.problems, 400);
    const found = await searchDesigns(library.db, toSearch(query));
    // Who reads page after page until one is empty comes to an end.
    return json(query.page > found.pages ? { ...found, page: query.page, hits: [] } : found);
  },
});

const designName = z.object({ author: z.string().max(100), slug: z.string().max(100) });

export const showDesign = route({
  method: 'get',
  path: '/api/v1/designs/:author/:slug',
  access: 'anyone',
  summary: 'A design: its versions and what became of each',
  params: designName,
  handle: async ({ params: { author, slug } }, { library }) => {
    const reference = parseReference(`${author}/${slug}`);
    if (!reference.ok) return problemAnswer(reference.problems);
    const newest = await findVersion(library, reference.value);
    const versions = await versionsOf(library, `${author}/${slug}`);
    if (versions.length === 0 && !newest.ok) return problemAnswer(newest.problems);
    return json({
      name: `${author}/${slug}`,
      newest: newest.ok ? newest.value.record.version : null,
      versions: versions.map(({ record: { version, digest, publishedAt }, state }) => ({
        version,
        digest,
        publishedAt,
        ...state,
      })),
    });
  },
});

const versionParams = designName.extend({ version: z.string().max(100) });

export const showVersion = route({
  method: 'get',
  path: '/api/v1/designs/:author/:slug/versions/:version',
  access: 'anyone',
  summary: 'A version: its whole record, its state, its lineage and credits',
  params: versionParams,
  handle: async ({ params }, { library }) => {
    const { author, slug, version } = params;
    const found = await versionAt(library, { author, design: `${slug}@${version}` });
    if (!found.ok) return problemAnswer(found.problems);
    const ancestry = await ancestryOf(library, found.value);
    return json({
      ...found.value,
      lineage: ancestry.edges,
      credits: creditsOf(ancestry),
      descendants: await descendantsOf(library, versionName(found.value.record)),
    });
  },
});

export const designDocumentRoute = route({
  method: 'get',
  path: '/api/v1/designs/:author/:slug/versions/:version/design.json',
  access: 'anyone',
  summary: 'A version with its whole source, to be evaluated somewhere else',
  params: versionParams,
  handle: async ({ params }, { library }) => {
    const { author, slug, version } = params;
    const found = await versionAt(library, { author, design: `${slug}@${version}` });
    if (!found.ok) return problemAnswer(found.problems);
    const { record } = found.value;
    const design = await loadDesign(library.blobs, record);
    if (!design.ok) return problemAnswer(design.problems);
    return {
      kind: 'json',
      body: encodeDesignDocument({
        design: design.value,
        schema: record.schema,
        presets: record.manifest.presets ?? [],
      }),
      headers: { etag: `"${record.digest}"` },
    };
  },
});

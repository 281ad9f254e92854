// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { searchDesigns } from '../../../designs/library/search/search-designs.ts';
import { page } from '../../answers/answer.ts';
import { route } from '../../route.ts';
import { CatalogPage } from './catalog-page.tsx';
import { catalogQuery, toSearch } from './catalog-query.ts';

export const catalogRoute = route({
  method: 'get',
  path: '/',
  access: 'anyone',
  summary: 'The catalog: search, filters, pictures',
  query: catalogQuery,
  handle: async ({ query }, { library }) => {
    const found = await searchDesigns(library.db, toSearch(query));
    return page(
      {
        title: query.q === '' ? 'fabcommons' : `Designs with “${query.q}”`,
        description: 'Parametric designs that everybody may make, change and share.',
        canonical: '/',
        words: query.q,
      },
      <CatalogPage query={query} found={found} />,
    );
  },
});

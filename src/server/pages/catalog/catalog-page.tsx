// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Facet } from '../../../designs/library/search/facets-of.ts';
import type { SearchResult } from '../../../designs/library/search/search-request.ts';
import { PRINTERS } from '../../../pipeline/fabricators/printers/index.ts';
import { type CatalogQuery, catalogAddress, type Narrowing } from './catalog-query.ts';
import { DesignCard } from './design-card.tsx';

interface CatalogProps {
  readonly query: CatalogQuery;
  readonly found: SearchResult;
}

/** Search first, what it can be narrowed to beside, then the designs with their pictures. */
export const CatalogPage = ({ query, found }: CatalogProps) => (
  <div class="catalog">
    <aside aria-label="Narrow down">
      <details class="facets">
        <summary>Filter</summary>
        <form action="/" method="get">
          <label for="q">Words</label>
          <input id="q" name="q" type="search" value={query.q} />
          <label for="fits">Fits on the bed of</label>
          <select id="fits" name="fits">
            <option value="">any printer</option>
            {PRINTERS.map(({ id, title }) => (
              <option value={id} selected={id === query.fits}>
                {title}
              </option>
            ))}
          </select>
          {FACETS.map(([facet, legend]) => (
            <FacetChoices facet={facet} legend={legend} query={query} found={found} />
          ))}
          <label for="sort">Order</label>
          <select id="sort" name="sort">
            {SORTS.map(([value, words]) => (
              <option value={value} selected={value === (query.sort ?? '')}>
                {words}
              </option>
            ))}
          </select>
          <button type="submit">Show</button>
        </form>
      </details>
    </aside>
    <section aria-label="Designs">
      <h1>{query.q === '' ? 'Designs' : `Designs with “${query.q}”`}</h1>
      <p class="quiet" role="status">
        {found.total === 0
          ? 'Nothing found. Fewer words or filters find more.'
          : `${found.total} ${found.total === 1 ? 'design' : 'designs'}`}
      </p>
      <ul class="cards">
        {found.hits.map((hit, i) => (
          <DesignCard hit={hit} eager={i < 6} fits={query.fits !== ''} />
        ))}
      </ul>
      <Pages query={query} found={found} />
    </section>
  </div>
);

const FACETS: readonly (readonly [Narrowing, string])[] = [
  ['license', 'License'],
  ['tag', 'Tag'],
  ['kind', 'Made with'],
  ['material', 'Material'],
  ['author', 'Author'],
];

const SORTS = [
  ['', 'best match'],
  ['newest', 'newest'],
  ['title', 'title'],
] as const;

/** Values shown of each kind: most first. */
const MOST = 8;

const FacetChoices = ({
  facet,
  legend,
  query,
  found,
}: CatalogProps & { readonly facet: Narrowing; readonly legend: string }) => {
  const counted = found.facets[facet satisfies Facet];
  const chosen = query[facet];
  const shown = [
    ...counted.slice(0, MOST),
    ...chosen
      .filter((value) => !counted.slice(0, MOST).some((each) => each.value === value))
      .map((value) => ({ value, count: 0 })),
  ];
  if (shown.length === 0) return null;
  return (
    <fieldset>
      <legend>{legend}</legend>
      {shown.map(({ value, count }) => (
        <label class="check">
          <input type="checkbox" name={facet} value={value} checked={chosen.includes(value)} />
          {value} <span class="quiet figures">{count}</span>
        </label>
      ))}
    </fieldset>
  );
};

const Pages = ({ query, found: { page, pages } }: CatalogProps) =>
  pages < 2 ? null : (
    <nav class="pages" aria-label="Pages">
      {page > 1 && (
        <a rel="prev" href={catalogAddress({ ...query, page: page - 1 })}>
          Before
        </a>
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && (
        <a rel="next" href={catalogAddress({ ...query, page: page + 1 })}>
          Next
        </a>
      )}
    </nav>
  );

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { SORTS, type SearchRequest } from '../../../designs/library/search/search-request.ts';
import { findProfile } from '../../../pipeline/fabricators/find-profile.ts';
import { resolveSettings } from '../../../pipeline/fabricators/resolve.ts';

const several = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => [value].flat().filter((each) => each !== ''))
  .pipe(z.array(z.string().max(100)).max(20));

/** What a catalog can be narrowed to by its address. */
export const catalogQuery = z.object({
  q: z.string().max(200).default(''),
  license: several,
  tag: several,
  kind: several,
  material: several,
  author: several,
  /** Id of a printer on whose bed it fits. */
  fits: z.string().max(100).default(''),
  sort: z
    .enum([...SORTS, ''])
    .default('')
    .transform((sort) => (sort === '' ? undefined : sort)),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

export type CatalogQuery = z.output<typeof catalogQuery>;
export type Narrowing = 'license' | 'tag' | 'kind' | 'material' | 'author';

const PER_PAGE = 24;

export const toSearch = (query: CatalogQuery): SearchRequest => {
  const { q, license, tag, kind, material, author, fits, sort, page } = query;
  const bed = bedOf(fits);
  return {
    words: q,
    facets: { license, tag, kind, material, author },
    page,
    perPage: PER_PAGE,
    ...(bed === undefined ? {} : { bed }),
    ...(sort === undefined ? {} : { sort }),
  };
};

/** Width, depth and height of a printer, mm. */
const bedOf = (id: string): SearchRequest['bed'] => {
  const printer = findProfile('printer', id);
  const settings = printer.ok ? resolveSettings({ printer: printer.value }) : undefined;
  if (settings?.ok !== true) return undefined;
  const { bed_size_x, bed_size_y, max_print_height } = settings.value;
  return [bed_size_x, bed_size_y, max_print_height];
};

/** The address that shows this search. */
export const catalogAddress = (query: CatalogQuery): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value].flat()) {
      if (each !== undefined && each !== '' && !(name === 'page' && each === 1)) {
        search.append(name, String(each));
      }
    }
  }
  const text = search.toString();
  return text === '' ? '/' : `/?${text}`;
};

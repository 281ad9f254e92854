// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addVersion } from '../../../src/designs/library/add-version.ts';
import { searchDesigns } from '../../../src/designs/library/search/search-designs.ts';
import type { SearchRequest } from '../../../src/designs/library/search/search-request.ts';
import { beginningsIn, wordsIn } from '../../../src/designs/library/search/words.ts';
import { sampleVersion, temporaryLibrary, valueOf } from './samples.ts';

const filled = async () => {
  const library = await temporaryLibrary();
  const samples = [
    { name: 'ada/hook', title: 'Coat hook', tags: ['wall'], about: 'Holds a coat.' },
    { name: 'ada/cable-clip', title: 'Cable clip', license: 'CC0-1.0', size: [20, 10, 5] as const },
    {
      name: 'bob/clip-board',
      title: 'Board with clips',
      about: 'For paper.',
      size: [200, 300, 5] as const,
    },
    {
      name: 'cleo/vase',
      title: 'Vase',
      license: 'MIT OR CC-BY-4.0',
      readme: 'Not a clip at all.',
      schema: [{ name: 'height', type: 'number' as const, caption: 'Height', default: 80 }],
    },
  ];
  for (const sample of samples) valueOf(await addVersion(library, sampleVersion(sample)));
  return (request: Partial<SearchRequest>) => searchDesigns(library.db, { words: '', ...request });
};

const names = ({ hits }: Awaited<ReturnType<typeof searchDesigns>>) => hits.map(({ name }) => name);

describe('words', () => {
  test('lose their marks and signs', () => {
    expect(wordsIn('Für 2"-Kabel, œuvre!')).toEqual(['fur', '2', 'kabel', 'œuvre']);
    expect(wordsIn('電線クリップ')).toHaveLength(6);
    expect(beginningsIn('Clips glass clips')).toEqual(['clip', 'glass']);
  });
});

describe('a search', () => {
  test('finds every word as the beginning of one, titles before texts', async () => {
    const search = await filled();
    const found = names(await search({ words: 'clip' }));
    expect(found.slice(0, 2).sort()).toEqual(['ada/cable-clip', 'bob/clip-board']);
    expect(found[2]).toBe('cleo/vase');
    expect(names(await search({ words: 'cable cli' }))).toEqual(['ada/cable-clip']);
    expect(names(await search({ words: 'cable vase' }))).toEqual([]);
    expect(names(await search({ words: 'CLIPS boàrd' }))).toEqual(['bob/clip-board']);
  });

  test('is narrowed by license, tag, author, parameters and what fits on a bed', async () => {
    const search = await filled();
    expect(names(await search({ facets: { license: ['CC0-1.0'] } }))).toEqual(['ada/cable-clip']);
    expect(
      names(await search({ facets: { license: ['CC-BY-4.0', 'CC0-1.0'] }, sort: 'title' })),
    ).toEqual(['ada/cable-clip', 'cleo/vase']);
    expect(names(await search({ facets: { tag: ['wall'] } }))).toEqual(['ada/hook']);
    expect(names(await search({ facets: { author: ['ada'] }, words: 'clip' }))).toEqual([
      'ada/cable-clip',
    ]);
    expect(names(await search({ facets: { parameters: ['yes'] } }))).toEqual(['cleo/vase']);
    expect((await search({ bed: [210, 200, 10] })).total).toBe(3);
    expect((await search({ bed: [310, 210, 10] })).total).toBe(4);
  });

  test('counts the values of every facet in what it found', async () => {
    const search = await filled();
    const { facets } = await search({ words: 'clip' });
    expect(facets.author).toEqual([
      { value: 'ada', count: 1 },
      { value: 'bob', count: 1 },
      { value: 'cleo', count: 1 },
    ]);
    expect((await search({})).facets.license[0]).toEqual({ value: 'CERN-OHL-S-2.0', count: 2 });
  });

  test('comes in pages that hold each design once', async () => {
    const search = await filled();
    const pages = [1, 2, 3].map((page) => search({ perPage: 2, page, sort: 'title' }));
    const [first, second, beyond] = await Promise.all(pages);
    expect(first!.pages).toBe(2);
    expect([...names(first!), ...names(second!)].sort()).toEqual([
      'ada/cable-clip',
      'ada/hook',
      'bob/clip-board',
      'cleo/vase',
    ]);
    expect(beyond!.page).toBe(2);
  });

  test('takes any text for words', async () => {
    const search = await filled();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (words) => {
        expect((await search({ words })).total).toBeLessThanOrEqual(4);
      }),
      { numRuns: 60 },
    );
    for (const words of ["'; drop table words; --", '%', '_', '"clip" OR *', 'a'.repeat(5000)]) {
      expect((await search({ words })).total).toBeLessThanOrEqual(4);
    }
  });
});

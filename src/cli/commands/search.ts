// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Option } from 'commander';
import type { Facet } from '../../designs/library/search/facets-of.ts';
import { searchDesigns } from '../../designs/library/search/search-designs.ts';
import {
  type SearchRequest,
  type SearchResult,
  SORTS,
} from '../../designs/library/search/search-request.ts';
import { success } from '../../shared/problem.ts';
import { finish, finishWith } from '../finish.ts';
import { libraryIn, withLibrary } from '../node.ts';
import { wholeWithin } from '../number-option.ts';
import { collect, outputOptions } from '../options.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';
import { table } from '../table.ts';
import { UsageError } from '../usage-error.ts';

interface SearchOptions extends Output {
  readonly license: readonly string[];
  readonly tag: readonly string[];
  readonly kind: readonly string[];
  readonly material: readonly string[];
  readonly author: readonly string[];
  readonly parameters?: boolean;
  readonly bed?: readonly [number, number, number];
  readonly sort?: SearchRequest['sort'];
  readonly page: number;
  readonly perPage: number;
  readonly from?: string;
}

const MOST = 999_999;

/** `fabcommons search <words>` */
export const searchCommand: Register = (program, end) => {
  const command = program
    .command('search')
    .description('find designs of the commons')
    .argument('[words...]', 'all of them must stand in a design; none lists every design');
  const facet = (flag: string, text: string): void => {
    command.addOption(
      new Option(`--${flag} <value>`, `${text}; again for one or the other`)
        .argParser(collect)
        .default([], 'any'),
    );
  };
  facet('license', 'under this license (SPDX id)');
  facet('tag', 'with this tag');
  facet('kind', 'for this kind of fabricator: 3d-printer, laser-cutter');
  facet('material', 'meant for this material');
  facet('author', 'of this author');
  command
    .option('--parameters', 'only designs with parameters to change')
    .option('--no-parameters', 'only designs without')
    .addOption(
      new Option('--bed <x,y,z>', 'only what fits on a bed of this size, mm').argParser(parseBed),
    )
    .addOption(new Option('--sort <by>', 'order').choices([...SORTS]))
    .option('--page <n>', 'which page', wholeWithin('--page', 1, MOST), 1)
    .option('--per-page <n>', 'designs a page', wholeWithin('--per-page', 1, MOST), 20)
    .option('--from <dir>', 'the library to look in (default: that of this node)');
  outputOptions(command).action(async (words: string[], options: SearchOptions) =>
    end(await search(words.join(' '), options)),
  );
};

const search = async (words: string, options: SearchOptions): Promise<number> => {
  const { license, tag, kind, material, author, parameters, bed, sort } = options;
  const facets: Partial<Record<Facet, readonly string[]>> = {
    license,
    tag,
    kind,
    material,
    author,
    ...(parameters === undefined ? {} : { parameters: [parameters ? 'yes' : 'no'] }),
  };
  const request: SearchRequest = {
    words,
    facets,
    page: options.page,
    perPage: options.perPage,
    ...(bed === undefined ? {} : { bed }),
    ...(sort === undefined ? {} : { sort }),
  };
  const found = await withLibrary(
    options,
    async ({ library }) => success(await searchDesigns(library.db, request)),
    libraryIn(options.from),
  );
  if (!found.ok) return finishWith(found.problems, options);
  say(lines(found.value), options);
  const { hits, total, page, pages, facets: counts } = found.value;
  return finish({ hits, total, page, pages, facets: counts, problems: [] }, options);
};

const lines = ({ hits, total, page, pages }: SearchResult): readonly string[] => {
  if (total === 0) return ['Nothing found. Fewer words or filters find more.'];
  const rows = hits.map(({ name, version, title, license, parameters, size }) => [
    `${name}@${version}`,
    title,
    license,
    size.map((mm) => mm.toFixed(0)).join(' × '),
    String(parameters),
  ]);
  return [
    ...table(['design', 'title', 'license', 'mm', 'parameters'], rows),
    `${total} found${pages > 1 ? `, page ${page} of ${pages}` : ''}.`,
  ];
};

const parseBed = (text: string): readonly [number, number, number] => {
  const sides = text.split(/[,x×]/).map((side) => (side.trim() === '' ? NaN : Number(side)));
  if (sides.length !== 3 || !sides.every((side) => side > 0)) {
    throw new UsageError(`--bed: expected three lengths like 220,220,250, found "${text}"`);
  }
  return sides as unknown as readonly [number, number, number];
};

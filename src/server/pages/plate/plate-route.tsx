// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { plateOfVersions } from '../../../commons/plate-of-versions.ts';
import { searchDesigns } from '../../../designs/library/search/search-designs.ts';
import { hasErrors, type Outcome, type Problem } from '../../../shared/problem.ts';
import type { CachedBuild } from '../../../jobs/cache/create-build-cache.ts';
import { page, redirect } from '../../answers/answer.ts';
import { statusOf } from '../../answers/problem-answer.ts';
import type { Deps } from '../../deps.ts';
import { parameterQuery } from '../../design-params.ts';
import { listProfiles } from '../../profiles/profiles.ts';
import { route, type Call } from '../../route.ts';
import { checkAddress } from '../files/production-input.ts';
import { ownProfiles } from '../../profiles/own-profiles.ts';
import { changePlate } from './change-plate.ts';
import { placeDesign } from './placed-design.ts';
import { lastOf, plateAddress, type AddressedPlate } from './plate-address.ts';
import { plateInput } from './plate-input.ts';
import { PlatePage } from './plate-page.tsx';

/** So many designs are offered for a search. */
const MOST_FOUND = 8;

/** Parts of several designs on one bed, all of it in the address; `show=1` builds it. */
export const plateRoute = route({
  method: 'get',
  path: '/plate',
  access: 'anyone',
  summary: 'Parts of several designs on one bed',
  query: parameterQuery,
  handle: async (call, deps) => {
    const { query, account, request } = call;
    const { plate, problems: lacking } = await changePlate(query, deps.library);
    const words = lastOf(query['q']);
    const isShown = lastOf(query['show']) === '1' && plate.designs.length > 0;
    const address = plateAddress(plate, {
      ...(words === '' ? {} : { q: words.slice(0, 200) }),
      ...(isShown ? { show: '1' } : {}),
    });
    // What a form or a link of elsewhere says becomes the address that the plate has.
    if (
      lacking.length === 0 &&
      request.originalUrl !== '/plate' &&
      !isSame(request.originalUrl, address)
    ) {
      return redirect(address);
    }
    const designs = await Promise.all(
      plate.designs.map((design) => placeDesign(design, deps.library)),
    );
    const wrong = designs.some(({ problems }) => hasErrors(problems));
    const built = isShown && !wrong ? await buildPlate(plate, call, deps) : undefined;
    const problems = [...lacking, ...(built?.ok === false ? built.problems : [])];
    const own = account === undefined ? [] : await listProfiles(deps.accounts, account);
    const found =
      words === ''
        ? undefined
        : await searchDesigns(deps.library.db, { words, perPage: MOST_FOUND });
    return page(
      {
        title: 'Plate',
        description: 'Parts of several designs on one bed, each with its own license.',
        canonical: '/plate',
        islands: ['plate'],
      },
      <PlatePage
        plate={plate}
        designs={designs}
        problems={problems}
        built={built?.ok === true ? built.value : undefined}
        own={own.map(({ kind, id }) => ({ kind, id, title: id }))}
        words={words}
        found={found?.hits}
      />,
      hasErrors(problems) ? statusOf(problems) : 200,
    );
  },
});

const buildPlate = async (
  plate: AddressedPlate,
  { account, visitor, signal }: Call,
  { library, accounts, builds }: Deps,
): Promise<Outcome<CachedBuild>> => {
  const refused: Problem | undefined = checkAddress(plate.machine, 'zip');
  if (refused !== undefined) return { ok: false, problems: [refused] };
  const own = await ownProfiles(accounts, account);
  const wanted = await plateOfVersions(library, plateInput(plate), own);
  return wanted.ok ? builds.build(wanted.value, visitor, signal) : wanted;
};

/** However the characters in them are written. */
const isSame = (asked: string, address: string): boolean => {
  const [path, query] = asked.split('?');
  return path === '/plate' && `/plate?${new URLSearchParams(query ?? '')}` === address;
};

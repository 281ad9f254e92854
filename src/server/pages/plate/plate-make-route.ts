// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { plateOfVersions } from '../../../commons/plate-of-versions.ts';
import type { CachedBuild } from '../../../jobs/cache/create-build-cache.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import { parameterQuery } from '../../design-params.ts';
import { route } from '../../route.ts';
import { ownProfiles } from '../../profiles/own-profiles.ts';
import { checkAddress } from '../files/production-input.ts';
import { gone, platePackageAnswer } from '../files/package-answer.ts';
import { onDisk, productAnswer, zipOf, type ReadyProduct } from '../files/products-answer.ts';
import { zipAnswer, type PackableZip } from '../files/zip-answer.ts';
import { lastOf, readPlate } from './plate-address.ts';
import { plateInput } from './plate-input.ts';

/** The files of one format of the plate of the address: the one that there is, or a ZIP of several. */
export const plateMakeRoute = route({
  method: 'get',
  path: '/plate/make',
  access: 'anyone',
  summary: 'Builds a plate in one format, or all, and gives it as a download',
  query: parameterQuery,
  handle: async ({ query, account, visitor, signal }, deps) => {
    const { library, accounts, builds, zips } = deps;
    const format = lastOf(query['format']);
    const plate = readPlate(query);
    const refused = checkAddress(plate.machine, format);
    if (refused !== undefined) return problemAnswer([refused], 400);
    const own = await ownProfiles(accounts, account);
    const input = plateInput(plate, format === 'zip' ? undefined : [format]);
    const wanted = await plateOfVersions(library, input, own);
    if (!wanted.ok) return problemAnswer(wanted.problems, 400);
    if (format === 'zip') return platePackageAnswer(wanted.value, visitor, signal, deps);
    const built = await builds.build(wanted.value, visitor, signal);
    if (!built.ok) return problemAnswer(built.problems);
    const files = filesOf(built.value, format);
    if (!('contents' in files)) return productAnswer(files);
    return (await zipAnswer(zips, files, signal)) ?? problemAnswer([gone()]);
  },
});

/** The one file that there is; several have the notice of all works beside them. */
const filesOf = ({ products }: CachedBuild, format: string): ReadyProduct | PackableZip => {
  const ready = products.map(onDisk);
  const files = ready.filter((each) => each.format === format);
  return files.length === 1 ? files[0]! : zipOf(ready, `plate-${format}.zip`);
};

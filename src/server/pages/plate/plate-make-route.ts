// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { packPlate } from '../../../commons/pack-plate.ts';
import { plateOfVersions, type PlateOfVersions } from '../../../commons/plate-of-versions.ts';
import { zipStream } from '../../../commons/zip-stream.ts';
import type { LicenseText } from '../../../designs/license/license-texts.ts';
import { SUMS } from '../../../designs/package/package-files.ts';
import type { CachedBuild } from '../../../jobs/cache/create-build-cache.ts';
import { digest } from '../../../shared/digest.ts';
import type { Answer } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import { parameterQuery } from '../../design-params.ts';
import { route } from '../../route.ts';
import { ownProfiles } from '../files/own-profiles.ts';
import { checkAddress } from '../files/production-input.ts';
import { onDisk, productsAnswer } from '../files/products-answer.ts';
import { lastOf, readPlate } from './plate-address.ts';
import { plateInput } from './plate-input.ts';

/** The files of one format of the plate of the address: the one that there is, or a ZIP of several. */
export const plateMakeRoute = route({
  method: 'get',
  path: '/plate/make',
  access: 'anyone',
  summary: 'Builds a plate in one format, or all, and gives it as a download',
  query: parameterQuery,
  handle: async (
    { query, account, visitor, signal },
    { library, accounts, builds, licenseText },
  ) => {
    const format = lastOf(query['format']);
    const plate = readPlate(query);
    const refused = checkAddress(plate.machine, format);
    if (refused !== undefined) return problemAnswer([refused], 400);
    const own = account === undefined ? [] : await ownProfiles(accounts, account);
    const input = plateInput(plate, format === 'zip' ? undefined : [format]);
    const wanted = await plateOfVersions(library, input, own);
    if (!wanted.ok) return problemAnswer(wanted.problems, 400);
    const built = await builds.build(wanted.value, visitor, signal);
    if (!built.ok) return problemAnswer(built.problems);
    if (format === 'zip') return zipAnswer(wanted.value, built.value, licenseText);
    const products = built.value.products.map(onDisk);
    const files = products.filter((each) => each.format === format);
    // Several files have the notice of all works beside them.
    return productsAnswer(files.length === 1 ? files : products, `plate-${format}.zip`);
  },
});

/** Everything: what was built, the sources of all works, their licenses and notices. */
const zipAnswer = async (
  wanted: PlateOfVersions,
  built: CachedBuild,
  licenseText: LicenseText,
): Promise<Answer> => {
  const packed = await packPlate(wanted, built, licenseText);
  if (!packed.ok) return problemAnswer(packed.problems);
  return {
    kind: 'stream',
    stream: zipStream(packed.value),
    type: 'application/zip',
    name: 'plate.zip',
    // The list of what all files hold.
    contents: digest(packed.value.get(SUMS) as Uint8Array),
  };
};

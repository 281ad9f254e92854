// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { ancestryOf } from '../../../designs/lineage/ancestry.ts';
import { posterityOf } from '../../../designs/lineage/posterity.ts';
import { creditsOf } from '../../../designs/lineage/credits.ts';
import { versionsOf } from '../../../designs/library/find-version.ts';
import { nameOf } from '../../../designs/library/reference.ts';
import { page } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import { designParams, parameterQuery, parametersIn, versionAt } from '../../design-params.ts';
import { mayMaintain } from '../../maintainers/maintainers.ts';
import { listMakes } from '../../makes/makes.ts';
import { listProfiles } from '../../profiles/profiles.ts';
import { route } from '../../route.ts';
import { plateFields } from '../plate/plate-fields.ts';
import { pageAddress } from './addresses.ts';
import { DesignPage, pictureOf } from './design-page.tsx';
import { placesUnder, readmeOf } from './readme.ts';

export const designRoute = route({
  method: 'get',
  path: '/d/:author/:design',
  access: 'anyone',
  summary: 'A version of a design: the part, its parameters, its files, its lineage',
  params: designParams,
  query: parameterQuery,
  handle: async ({ params, query, account }, { library, accounts }) => {
    const found = await versionAt(library, params);
    if (!found.ok) return problemAnswer(found.problems);
    const { record } = found.value;
    const ancestry = await ancestryOf(library, found.value);
    const own = account === undefined ? [] : await listProfiles(accounts, account);
    const picture = pictureOf(record);
    return page(
      {
        title: record.manifest.title,
        description: record.manifest.function ?? `A parametric design by ${record.author}.`,
        canonical: `/d/${nameOf(record)}`,
        ...(picture === undefined ? {} : { picture }),
        islands: ['customizer', 'make'],
      },
      <DesignPage
        version={found.value}
        versions={await versionsOf(library, nameOf(record))}
        ancestry={ancestry}
        credits={creditsOf(ancestry)}
        posterity={await posterityOf(library, nameOf(record))}
        readme={await readmeOf(library.blobs, record.files, placesUnder(pageAddress(record)))}
        given={parametersIn(query, record.schema)}
        plate={plateFields(query, record)}
        own={own.map(({ kind, id }) => ({ kind, id, title: id }))}
        makes={await listMakes(accounts, nameOf(record))}
        signedIn={account !== undefined}
        mayManage={account !== undefined && (await mayMaintain(accounts, account, nameOf(record)))}
      />,
    );
  },
});

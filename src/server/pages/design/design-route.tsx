// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { decodeText } from '../../../designs/decode-text.ts';
import { ancestryOf } from '../../../designs/lineage/ancestry.ts';
import { posterityOf } from '../../../designs/lineage/posterity.ts';
import { creditsOf } from '../../../designs/lineage/credits.ts';
import { versionsOf } from '../../../designs/library/find-version.ts';
import type { Library } from '../../../designs/library/library.ts';
import { nameOf, versionName } from '../../../designs/library/reference.ts';
import type { VersionRecord } from '../../../designs/library/version-record.ts';
import { page } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import { designParams, parameterQuery, parametersIn, versionAt } from '../../design-params.ts';
import { renderMarkdown } from '../../html/markdown.ts';
import { mayMaintain } from '../../maintainers/maintainers.ts';
import { listMakes } from '../../makes/makes.ts';
import { listProfiles } from '../../profiles/profiles.ts';
import { route } from '../../route.ts';
import { DesignPage, pictureOf } from './design-page.tsx';

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
        readme={await readmeOf(library, record)}
        given={parametersIn(query, record.schema)}
        own={own.map(({ kind, id }) => ({ kind, id, title: id }))}
        makes={await listMakes(accounts, nameOf(record))}
        signedIn={account !== undefined}
        mayManage={account !== undefined && (await mayMaintain(accounts, account, nameOf(record)))}
      />,
    );
  },
});

const readmeOf = async (
  { blobs }: Pick<Library, 'blobs'>,
  record: VersionRecord,
): Promise<string | undefined> => {
  const file = record.files.find(({ path }) => /^readme\.(md|markdown|txt)$/i.test(path));
  const bytes = file && (await blobs.get(file.sha256));
  const text = bytes && decodeText(file.path, bytes);
  if (text?.ok !== true) return undefined;
  const base = `/d/${versionName(record, record.version)}`;
  const at = (path: string) =>
    path
      .split('/')
      .map((part) => encodeURIComponent(decode(part)))
      .join('/');
  return renderMarkdown(text.value.replace(/^---\n[\s\S]*?\n---\n|^<!--[\s\S]*?-->\s*/, ''), {
    picture: (path) => `${base}/raw/${at(path)}`,
    file: (path) => `${base}/source/${at(path)}`,
  });
};

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

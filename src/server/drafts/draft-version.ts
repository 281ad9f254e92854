// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../designs/design.ts';
import type { Version, VersionRecord } from '../../designs/library/version-record.ts';
import type { Ancestry } from '../../designs/lineage/ancestry.ts';
import { versionName } from '../../designs/library/reference.ts';
import type { Draft } from './draft.ts';
import type { DraftLicenses } from './draft-licenses.ts';

/** The version that a draft would be if it were published now; undefined before it ran. */
export const draftVersion = (
  draft: Draft,
  design: Design,
  { lineage }: Pick<DraftLicenses, 'lineage'>,
): Version | undefined => {
  const { checked, author, changedAt } = draft;
  if (checked?.part === undefined) return undefined;
  const paths = new Set(design.source.files.keys());
  const record: VersionRecord = {
    author,
    slug: design.slug,
    version: design.manifest.version,
    digest: design.digest,
    entry: design.source.entry,
    files: draft.files.filter(({ path }) => paths.has(path)),
    license: design.manifest.license ?? 'NONE',
    manifest: design.manifest,
    lineage,
    schema: checked.part.schema,
    measures: checked.part.measures,
    marks: [],
    pictures: [],
    findings: checked.findings.filter(({ severity }) => severity !== 'error'),
    publisher: draft.member,
    publishedAt: changedAt,
  };
  return { record, state: {} };
};

/** The lineage of such a version, as far as the draft tells it. */
export const draftAncestry = (
  version: Version,
  { lineage, inherited }: Pick<DraftLicenses, 'lineage' | 'inherited'>,
): Ancestry => {
  const { record } = version;
  const name = versionName(record);
  const authors = record.manifest.authors.map((author) => author.name).join(', ');
  return {
    works: [
      { name, version, license: record.license, title: record.manifest.title, author: authors },
      ...[...lineage, ...inherited].map(({ of, license, title, author }) => ({
        name: of,
        ...(license === undefined ? {} : { license }),
        ...(title === undefined ? {} : { title }),
        ...(author === undefined ? {} : { author }),
      })),
    ],
    // What lies further back is drawn as if it were taken from directly: its place is not kept here.
    edges: [...lineage, ...inherited].map((edge) => ({ ...edge, to: name })),
  };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, success, type Problem } from '../../shared/problem.ts';
import { nearestName } from '../../shared/nearest-name.ts';
import type { Library } from './library.ts';
import { chooseVersion, nameOf, type Reference } from './reference.ts';
import type { VersionTable } from './tables.ts';
import type { Version, VersionRecord, VersionState } from './version-record.ts';

/**
 * The version that a reference means: the one named, or the highest in its range that is not
 * yanked. Warnings: `library-version-yanked`, `library-version-deprecated`. Problems:
 * `library-design-unknown`, `library-version-unknown`, `library-version-removed`.
 */
export const findVersion = async (
  library: Pick<Library, 'db'>,
  reference: Reference,
): Promise<Outcome<Version>> => {
  const design = nameOf(reference);
  const rows = await library.db
    .selectFrom('versions')
    .selectAll()
    .where('design', '=', design)
    .execute();
  if (rows.length === 0) return failure(await unknownDesign(library, reference));
  const { range } = reference;
  const named = rows.find(({ version }) => version === range);
  const open = rows.filter((row) => row.yanked_at === null && row.removed_at === null);
  const chosen = chooseVersion(
    open.map(({ version }) => version),
    range,
  );
  const row = named ?? open.find(({ version }) => version === chosen);
  if (row === undefined) return failure(unknownVersion(design, range, rows));
  if (row.removed_at !== null) return failure(removed(row.id, row.removal_reason ?? ''));
  const version = toVersion(row);
  return success(version, warnings(row.id, version.state));
};

/** All versions of a design, as they were published, oldest first; empty for an unknown design. */
export const versionsOf = async (
  library: Pick<Library, 'db'>,
  design: string,
): Promise<readonly Version[]> => {
  const rows = await library.db
    .selectFrom('versions')
    .selectAll()
    .where('design', '=', design)
    .orderBy('published_at')
    .orderBy('id')
    .execute();
  return rows.map(toVersion);
};

/** The version with this exact name, `author/slug@version`, whatever became of it. */
export const versionByName = async (
  library: Pick<Library, 'db'>,
  id: string,
): Promise<Version | undefined> => {
  const row = await library.db
    .selectFrom('versions')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : toVersion(row);
};

/** Versions whose digest begins with these hex digits; at most ten. */
export const versionsByDigest = async (
  library: Pick<Library, 'db'>,
  prefix: string,
): Promise<readonly Version[]> => {
  if (!/^[0-9a-f]{6,64}$/.test(prefix)) return [];
  const rows = await library.db
    .selectFrom('versions')
    .selectAll()
    .where('digest', '>=', prefix)
    .where('digest', '<', `${prefix}g`)
    .orderBy('published_at')
    .limit(10)
    .execute();
  return rows.map(toVersion);
};

export const toVersion = (row: VersionTable): Version => ({
  record: JSON.parse(row.record) as VersionRecord,
  state: {
    ...(row.yanked_at === null
      ? {}
      : { yanked: { at: row.yanked_at, reason: row.yank_reason ?? '' } }),
    ...(row.deprecated_at === null
      ? {}
      : { deprecated: { at: row.deprecated_at, message: row.deprecation ?? '' } }),
    ...(row.removed_at === null
      ? {}
      : { removed: { at: row.removed_at, reason: row.removal_reason ?? '' } }),
  },
});

const warnings = (id: string, { yanked, deprecated }: VersionState): readonly Problem[] => [
  ...(yanked === undefined
    ? []
    : [
        {
          code: 'library-version-yanked',
          severity: 'warning' as const,
          message: `${id} was withdrawn by its maintainers: ${yanked.reason}`,
          hint: 'take a newer version',
        },
      ]),
  ...(deprecated === undefined
    ? []
    : [
        {
          code: 'library-version-deprecated',
          severity: 'warning' as const,
          message: `${id} is deprecated: ${deprecated.message}`,
        },
      ]),
];

const unknownDesign = async ({ db }: Pick<Library, 'db'>, reference: Reference) => {
  const rows = await db
    .selectFrom('designs')
    .select(['id', 'author', 'slug'])
    .where((is) => is.or([is('slug', '=', reference.slug), is('author', '=', reference.author)]))
    .limit(200)
    .execute();
  const name = nameOf(reference);
  const near = nearestName(
    reference.slug,
    rows.filter(({ author }) => author === reference.author).map(({ slug }) => slug),
  );
  const meant =
    near === undefined
      ? rows.find(({ slug }) => slug === reference.slug)?.id
      : `${reference.author}/${near}`;
  return error('library-design-unknown', `expected a design of the commons, found no ${name}`, {
    hint: meant === undefined ? 'look for it with `fabcommons search`' : `did you mean ${meant}?`,
  });
};

const unknownVersion = (
  design: string,
  range: string | undefined,
  rows: readonly VersionTable[],
) => {
  const there = rows
    .filter((row) => row.removed_at === null)
    .map(({ version, yanked_at }) => (yanked_at === null ? version : `${version} (yanked)`));
  return error(
    'library-version-unknown',
    `expected a version of ${design} for "${range ?? '*'}", there ${there.length === 0 ? 'is none' : `are ${there.slice(-8).join(', ')}`}`,
  );
};

const removed = (id: string, reason: string) =>
  error('library-version-removed', `${id} was taken down: ${reason}`, {
    hint: versionsHint(id),
  });

const versionsHint = (id: string): string =>
  `see \`fabcommons show ${id.replace(/@.*/, '')}\` for what is there`;

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import { insertRows } from './insert-rows.ts';
import type { SolidMark } from './version-record.ts';
import type { MarkTable, Tables } from './tables.ts';

/** A solid that the library knows, and of which version with which changed parameters it is. */
export interface KnownSolid extends SolidMark {
  readonly version: string;
  /** Canonical JSON of the parameters that differ from the defaults. */
  readonly parameters: string;
}

/** Remembers solids. */
export const addMarks = async (
  db: Kysely<Tables>,
  version: string,
  parameters: string,
  marks: readonly SolidMark[],
): Promise<void> => {
  const rows = marks.map(({ name, whole, shells }) => ({
    version,
    parameters,
    name,
    volume: whole[0] ?? 0,
    fingerprint: JSON.stringify({ whole, shells }),
  }));
  await insertRows(db, 'marks', rows, { ifNew: true });
};

/** Solids with a volume between `low` and `high`, mm³. */
export const marksByVolume = async (
  db: Kysely<Tables>,
  low: number,
  high: number,
): Promise<readonly KnownSolid[]> => {
  const rows = await db
    .selectFrom('marks')
    .selectAll()
    .where('volume', '>=', low)
    .where('volume', '<=', high)
    .orderBy('version')
    .limit(1000)
    .execute();
  return rows.map(toKnown);
};

/** Every solid that is remembered, in a fixed order. */
export const allMarks = async (db: Kysely<Tables>): Promise<readonly KnownSolid[]> => {
  const rows = await db
    .selectFrom('marks')
    .selectAll()
    .orderBy('version')
    .orderBy('parameters')
    .orderBy('name')
    .execute();
  return rows.map(toKnown);
};

const toKnown = ({ version, parameters, name, fingerprint }: MarkTable): KnownSolid => ({
  version,
  parameters,
  name,
  ...(JSON.parse(fingerprint) as Pick<SolidMark, 'whole' | 'shells'>),
});

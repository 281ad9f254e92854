// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import type { SolidMark } from './version-record.ts';
import type { Tables } from './tables.ts';

/** A solid that the library knows, and of which version with which changed parameters it is. */
export interface KnownSolid extends SolidMark {
  readonly version: string;
  /** Canonical JSON of the parameters that differ from the defaults. */
  readonly parameters: string;
}

/** Remembers solids. The first number of a fingerprint is the volume, mm³. */
export const addMarks = async (
  db: Kysely<Tables>,
  version: string,
  parameters: string,
  marks: readonly SolidMark[],
): Promise<void> => {
  if (marks.length === 0) return;
  const rows = marks.map(({ name, fingerprint }) => ({
    version,
    parameters,
    name,
    volume: fingerprint[0] ?? 0,
    fingerprint: JSON.stringify(fingerprint),
  }));
  await db
    .insertInto('marks')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
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
  return rows.map(({ version, parameters, name, fingerprint }) => ({
    version,
    parameters,
    name,
    fingerprint: JSON.parse(fingerprint) as readonly number[],
  }));
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { canonicalJson, type Json } from '../../shared/canonical-json.ts';
import { digest } from '../../shared/digest.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import type { Library } from './library.ts';

/** Parameter values on a version: not a new design, but something with an address. */
export interface Customization {
  readonly id: string;
  /** `author/slug@version` */
  readonly version: string;
  /** Those that differ from the defaults. */
  readonly parameters: Readonly<Record<string, Json>>;
}

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 11;

/**
 * The short address of parameter values on a version, like `k7x2m9qp4da`: the same on every node,
 * since it is computed from them (55 bits of SHA-256, in Crockford's base 32).
 */
export const customizationId = (
  version: string,
  parameters: Readonly<Record<string, Json>>,
): string => {
  const hex = digest(`${version}\n${canonicalJson(parameters)}`);
  let bits = BigInt(`0x${hex}`) >> BigInt(256 - 5 * LENGTH);
  let id = '';
  for (let i = 0; i < LENGTH; i++) {
    id = LETTERS[Number(bits & 31n)]! + id;
    bits >>= 5n;
  }
  return id;
};

/** Remembers parameter values, so that their address leads back to them. */
export const keepCustomization = async (
  { db }: Pick<Library, 'db'>,
  version: string,
  parameters: Readonly<Record<string, Json>>,
): Promise<Customization> => {
  const id = customizationId(version, parameters);
  await db
    .insertInto('customizations')
    .values({ id, version, parameters: canonicalJson(parameters) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return { id, version, parameters };
};

/** Problem `library-customization-unknown`. */
export const findCustomization = async (
  { db }: Pick<Library, 'db'>,
  id: string,
): Promise<Outcome<Customization>> => {
  const row = await db
    .selectFrom('customizations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return failure(unknown(id));
  const parameters = JSON.parse(row.parameters) as Record<string, Json>;
  return success({ id, version: row.version, parameters });
};

const unknown = (id: string) =>
  error(
    'library-customization-unknown',
    `expected a customization kept here, found none at ~${id}`,
    {
      hint: 'give the parameters themselves with --param',
    },
  );

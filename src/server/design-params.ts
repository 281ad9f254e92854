// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { findVersion } from '../designs/library/find-version.ts';
import type { Library } from '../designs/library/library.ts';
import { parseReference } from '../designs/library/reference.ts';
import type { ParameterSchema } from '../designs/parameters/schema.ts';
import type { Version } from '../designs/library/version-record.ts';
import type { Outcome } from '../shared/problem.ts';

/** The parts of `/d/:author/:design`, where the design may name a version: `cable-clip@1.0.0`. */
export const designParams = z.object({ author: z.string().max(100), design: z.string().max(200) });

/** Problems: those of `parseReference` and `findVersion`. */
export const versionAt = async (
  library: Pick<Library, 'db'>,
  { author, design }: z.output<typeof designParams>,
): Promise<Outcome<Version>> => {
  const reference = parseReference(`${author}/${design}`);
  return reference.ok ? findVersion(library, reference.value) : reference;
};

/** Values of parameters in an address stand as `p.NAME`; anything else is left alone. */
export const parameterQuery = z.record(
  z.string().max(200),
  z.union([z.string().max(100_000), z.array(z.string().max(100_000))]),
);

/**
 * Values of parameters by their names. The last of several counts: a box that is not checked sends
 * nothing, so a hidden `false` stands before it.
 */
export const parametersIn = (
  query: z.output<typeof parameterQuery>,
  schema: ParameterSchema,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    schema.flatMap(({ name, type }) => {
      const value = [query[`p.${name}`] ?? []].flat().at(-1);
      return type === 'group' || value === undefined ? [] : [[name, value]];
    }),
  );

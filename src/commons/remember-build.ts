// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Library } from '../designs/library/library.ts';
import { addMarks } from '../designs/library/marks.ts';
import { keepProducts } from '../designs/library/products.ts';
import { versionName } from '../designs/library/reference.ts';
import type { VersionRecord } from '../designs/library/version-record.ts';
import type { ParameterSchema, ParameterValues } from '../designs/parameters/schema.ts';
import type { Build } from '../pipeline/build.ts';
import { canonicalJson, type Json } from '../shared/canonical-json.ts';
import { digest } from '../shared/digest.ts';

/** The parameters that differ from the defaults; what was typed as a password is left out. */
export const changedValues = (
  schema: ParameterSchema,
  values: ParameterValues,
): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    schema
      .filter(
        ({ name, type }) => type !== 'group' && type !== 'password' && Object.hasOwn(values, name),
      )
      .filter((parameter) => values[parameter.name] !== parameter.default)
      .map(({ name }) => [name, values[name]!]),
  );

/** Keeps the digests of what was built from a version, and what its solids are known by. */
export const rememberBuild = async (
  { db }: Library,
  record: VersionRecord,
  { products, schema, values, marks }: Build,
): Promise<void> => {
  const version = versionName(record, record.version);
  const parameters = canonicalJson(changedValues(schema, values));
  const known = products.map(({ name, format, bytes }) => ({
    sha256: digest(bytes),
    version,
    parameters,
    format,
    name,
  }));
  await keepProducts(db, known);
  if (parameters !== '{}') await addMarks(db, version, parameters, marks);
};

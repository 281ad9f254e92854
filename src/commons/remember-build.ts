// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Library } from '../designs/library/library.ts';
import { addMarks } from '../designs/library/marks.ts';
import { keepProducts, type KnownProduct } from '../designs/library/products.ts';
import { versionName } from '../designs/library/reference.ts';
import type { VersionRecord } from '../designs/library/version-record.ts';
import { changedValues } from '../designs/parameters/changed-values.ts';
import type { Build } from '../pipeline/build.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { digest } from '../shared/digest.ts';

/** What is known of a build: its files by their digests, and its solids. */
export interface KnownBuild extends Pick<Build, 'schema' | 'values' | 'marks'> {
  readonly products: readonly Pick<KnownProduct, 'name' | 'format' | 'sha256'>[];
}

/** Keeps the digests of what was built from a version, and what its solids are known by. */
export const rememberBuild = (
  library: Library,
  record: VersionRecord,
  build: Pick<Build, 'schema' | 'values' | 'marks' | 'products'>,
): Promise<void> => {
  const products = build.products.map(({ name, format, bytes }) => ({
    ...{ name, format },
    sha256: digest(bytes),
  }));
  return rememberKnown(library, record, { ...build, products });
};

/** The same where the bytes are elsewhere. What is known already stays as it is. */
export const rememberKnown = async (
  { db }: Library,
  record: VersionRecord,
  { products, schema, values, marks }: KnownBuild,
): Promise<void> => {
  const version = versionName(record);
  const parameters = canonicalJson(changedValues(schema, values));
  const known = products.map(({ name, format, sha256 }) => ({
    ...{ sha256, version, parameters, format, name },
  }));
  await keepProducts(db, known);
  if (parameters !== '{}') await addMarks(db, version, parameters, marks);
};

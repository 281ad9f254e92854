// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Library } from '../designs/library/library.ts';
import { keepProducts } from '../designs/library/products.ts';
import { versionName } from '../designs/library/reference.ts';
import type { VersionRecord } from '../designs/library/version-record.ts';
import { changedValues } from '../designs/parameters/changed-values.ts';
import type { PlateBuild } from '../pipeline/plate-designs.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { digest } from '../shared/digest.ts';
import { rememberBuild } from './remember-build.ts';

/**
 * Keeps what a plate's files are known by: files of one part with their version, files of whole plates
 * with the first version on them, since they say themselves which others are there. `records` are
 * those of the works, where they are of this library.
 */
export const rememberPlate = async (
  library: Library,
  records: readonly (VersionRecord | undefined)[],
  { works, plates }: PlateBuild,
): Promise<void> => {
  for (const [i, work] of works.entries()) {
    const record = records[i];
    if (record !== undefined) await rememberBuild(library, record, work);
  }
  for (const { parts, products } of plates) {
    const first = parts.find(({ work }) => records[work] !== undefined)?.work;
    if (first === undefined) continue;
    const { schema, values } = works[first]!;
    const version = versionName(records[first]!);
    const parameters = canonicalJson(changedValues(schema, values));
    const known = products.map(({ name, format, bytes }) => ({
      ...{ version, parameters, format, name },
      sha256: digest(bytes),
    }));
    await keepProducts(library.db, known);
  }
};

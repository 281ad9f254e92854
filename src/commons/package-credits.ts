// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../designs/design.ts';
import { versionByName } from '../designs/library/find-version.ts';
import type { Library } from '../designs/library/library.ts';
import { versionName } from '../designs/library/reference.ts';
import type { VersionRecord } from '../designs/library/version-record.ts';
import { ancestryOf } from '../designs/lineage/ancestry.ts';
import { creditsOf, type Credit } from '../designs/lineage/credits.ts';
import type { LockedModule } from '../designs/modules/lock.ts';
import { moduleManifest } from '../designs/modules/module-manifest.ts';
import { modulesIn } from '../designs/modules/modules-in.ts';

/**
 * The credits of a package: the whole lineage of a version of the library; of any other design, what
 * its manifest says it was made from, and the modules that came along.
 */
export const packageCredits = async (
  design: Design,
  record: VersionRecord | undefined,
  library: Library | undefined,
): Promise<readonly Credit[]> => {
  const version =
    record === undefined || library === undefined
      ? undefined
      : await versionByName(library, versionName(record));
  if (version !== undefined) return creditsOf(await ancestryOf(library!, version));
  const { manifest, slug } = design;
  const work = `${slug}@${manifest.version}`;
  const own: Credit = {
    work,
    title: manifest.title,
    authors: manifest.authors.map(({ name }) => name).join(', '),
    copyright: manifest.copyright,
    license: manifest.license ?? 'NONE',
    relation: 'work',
  };
  const origins = manifest.origins.map(({ relation, of, license, title, author }): Credit => ({
    work: of,
    title: title ?? of,
    authors: author ?? '',
    copyright: [],
    license: license ?? 'NONE',
    relation,
    into: work,
  }));
  return [own, ...origins, ...modulesIn(design.source).map((module) => imported(design, module))];
};

const imported = ({ slug, manifest, source }: Design, module: LockedModule): Credit => {
  const { title, authors = [], copyright = [] } = moduleManifest(source, module);
  const work = `${module.design}@${module.version}`;
  return {
    work,
    title: title ?? work,
    authors: authors.map(({ name }) => name).join(', '),
    copyright,
    license: module.license,
    relation: 'import',
    into: `${slug}@${manifest.version}`,
  };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFile } from 'node:fs/promises';
import { collectionNotice } from '../designs/license/collection-notice.ts';
import type { LicenseText } from '../designs/license/license-texts.ts';
import type { Notice } from '../designs/license/notice.ts';
import { collectionFiles } from '../designs/package/collection-files.ts';
import type { CachedBuild } from '../jobs/cache/create-build-cache.ts';
import { byCodeUnits } from '../shared/order.ts';
import { failure, success, type Outcome } from '../shared/problem.ts';
import { gone } from './pack-kept.ts';
import type { PlateOfVersions } from './plate-of-versions.ts';
import type { ZipContent } from './zip-stream.ts';

/**
 * The files of a plate that is kept, by path, sorted: what was built, the sources of all works, their
 * licenses and notices, see `collectionFiles`. Problems: those of it, and `not-found` where the build
 * made room for others meanwhile.
 */
export const packPlate = async (
  { sources }: Pick<PlateOfVersions, 'sources'>,
  { build, products }: CachedBuild,
  licenseText: LicenseText,
): Promise<Outcome<ReadonlyMap<string, ZipContent>>> => {
  const notice = products.find(({ format }) => format === 'md');
  const text = notice && (await bytesOf(notice.path));
  if (text === undefined) return failure(gone());
  const noticeOf = noticesByFile(build);
  const made = products
    .filter(({ format }) => format !== 'md')
    .map((product) => ({ ...product, notice: noticeOf.get(product.name) ?? build.notice }));
  const packed = await collectionFiles({
    notice: build.notice,
    works: (build.plate?.works ?? []).map(({ stem, notice: own }, i) => ({
      ...{ stem, notice: own },
      design: sources[i]!.design,
    })),
    products: made,
    text,
    licenseText,
  });
  if (!packed.ok) return packed;
  const files = [
    ...packed.value,
    ...made.map(({ name, path }): [string, ZipContent] => [`build/${name}`, { path }]),
  ].sort(([a], [b]) => byCodeUnits(a, b));
  return success(new Map(files), packed.problems);
};

/** Of a file with one part that of its design, of a whole bed those of all that lie there. */
const noticesByFile = ({ notice, plate }: CachedBuild['build']): ReadonlyMap<string, Notice> => {
  const { works = [], plates = [] } = plate ?? {};
  return new Map([
    ...works.flatMap((work) => work.files.map((name) => [name, work.notice] as const)),
    ...plates.flatMap(({ parts, files }) => {
      const here = [...new Set(parts.map(({ work }) => work))].map((work) => works[work]!.notice);
      const all = collectionNotice(notice.design, here, '');
      return files.map((name) => [name, all] as const);
    }),
  ]);
};

const bytesOf = (path: string): Promise<Uint8Array | undefined> =>
  readFile(path).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return undefined;
    throw thrown;
  });

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFile } from 'node:fs/promises';
import { collectionNotice } from '../designs/license/collection-notice.ts';
import type { Notice } from '../designs/license/notice.ts';
import { collectionFiles } from '../designs/package/collection-files.ts';
import { PROVENANCE, SIGNATURE } from '../designs/package/package-files.ts';
import type { CachedBuild } from '../jobs/cache/create-build-cache.ts';
import type { KeepableBuild } from '../jobs/cache/kept-plate.ts';
import type { Fabricator } from '../pipeline/print.ts';
import { byCodeUnits } from '../shared/order.ts';
import { failure, success, type Outcome } from '../shared/problem.ts';
import { settingsDigest, type PackageTools } from './build-package.ts';
import type { WorkSource } from './finish-plate.ts';
import { gone } from './pack-kept.ts';
import type { ZipContent } from './zip-stream.ts';

/** What was asked for: the source of each entry, and the machine. */
export interface PackablePlate {
  readonly sources: readonly Pick<WorkSource, 'design'>[];
  readonly plate: { readonly fabricator: Fabricator };
}

/** A file that was built, wherever its bytes are. */
export interface PackableProduct {
  readonly name: string;
  readonly format: string;
  readonly sha256: string;
  readonly content: ZipContent;
}

/**
 * The files of a plate that is kept, by path, sorted: as `packPlate` has them, but those of the build
 * stay on the disk. Problems: those of it, and `not-found` where the build made room for others meanwhile.
 */
export const packKeptPlate = async (
  wanted: PackablePlate,
  { build, products }: CachedBuild,
  tools: Omit<PackageTools, 'run'>,
): Promise<Outcome<ReadonlyMap<string, ZipContent>>> => {
  const notice = products.find(({ format }) => format === 'md');
  const text = notice && (await bytesOf(notice.path));
  if (text === undefined) return failure(gone());
  const made = products
    .filter(({ format }) => format !== 'md')
    .map(({ path, ...about }) => ({ ...about, content: { path } }));
  return packPlate(wanted, build, made, text, tools);
};

/**
 * The files of a plate's ZIP by path, sorted: what was built, the sources of all works, their licenses
 * and notices, provenance and its signature, see `collectionFiles`. `text` is that of `plateNotice`. Problems: those of
 * `collectionFiles`.
 */
export const packPlate = async (
  { sources, plate: { fabricator } }: PackablePlate,
  build: Omit<KeepableBuild, 'products'>,
  products: readonly PackableProduct[],
  text: Uint8Array,
  { licenseText, sign }: Omit<PackageTools, 'run'>,
): Promise<Outcome<ReadonlyMap<string, ZipContent>>> => {
  const noticeOf = noticesByFile(build);
  const formats = [...new Set(products.map(({ format }) => format))];
  const settings = formats.includes('gcode') ? settingsDigest(fabricator) : undefined;
  const packed = await collectionFiles({
    notice: build.notice,
    works: (build.plate?.works ?? []).map(({ stem, notice: own }, i) => ({
      ...{ stem, notice: own },
      design: sources[i]!.design,
    })),
    products: products.map(({ name, sha256 }) => ({
      ...{ name, sha256 },
      notice: noticeOf.get(name) ?? build.notice,
    })),
    inputs: { formats, ...(settings === undefined ? {} : { settings }) },
    text,
    licenseText,
  });
  if (!packed.ok) return packed;
  const signature = await sign(packed.value.get(PROVENANCE)!);
  const files: (readonly [string, ZipContent])[] = [
    ...packed.value,
    [SIGNATURE, new TextEncoder().encode(signature)],
    ...products.map(({ name, content }) => [`build/${name}`, content] as const),
  ];
  return success(new Map(files.sort(([a], [b]) => byCodeUnits(a, b))), packed.problems);
};

/** Of a file with one part that of its design, of a whole bed those of all that lie there. */
const noticesByFile = ({
  notice,
  plate,
}: Omit<KeepableBuild, 'products'>): ReadonlyMap<string, Notice> => {
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

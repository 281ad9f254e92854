// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { open } from 'node:fs/promises';
import type { Library } from '../designs/library/library.ts';
import type { CachedBuild } from '../jobs/cache/create-build-cache.ts';
import { error, failure, type Outcome, success } from '../shared/problem.ts';
import { packBuild, type PackageTools } from './build-package.ts';
import type { VersionRequest } from './version-request.ts';
import type { ZipContent } from './zip-stream.ts';

/** So much of a file is looked at for notices, bytes. */
const START = 64 * 1024;

/**
 * The files of the package of a build that is kept, by path, sorted: as `buildPackage` has them, but
 * those of the build stay on the disk. Problems: those of `packageFiles`, and `not-found` where the
 * build made room for others meanwhile.
 */
export const packKept = async (
  { request, record }: Pick<VersionRequest, 'request' | 'record'>,
  { build, products }: CachedBuild,
  library: Library,
  tools: Omit<PackageTools, 'run'>,
): Promise<Outcome<ReadonlyMap<string, ZipContent>>> => {
  const begun = [];
  for (const { path, name, format, sha256 } of products) {
    const bytes = await startOf(path);
    if (bytes === undefined) return failure(gone());
    begun.push({ name, format, sha256, bytes });
  }
  const packed = await packBuild(request, { ...build, products: begun }, record, library, tools);
  if (!packed.ok) return packed;
  const files = new Map<string, ZipContent>(packed.value);
  for (const { name, path } of products) files.set(`build/${name}`, { path });
  return success(files, packed.problems);
};

const startOf = async (path: string): Promise<Uint8Array | undefined> => {
  const file = await open(path).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return undefined;
    throw thrown;
  });
  try {
    const read = await file?.read(new Uint8Array(START), 0, START, 0);
    return read?.buffer.subarray(0, read.bytesRead);
  } finally {
    await file?.close();
  }
};

export const gone = () =>
  error('not-found', 'expected the files of a build, they made room for others', {
    hint: 'ask for it again',
  });

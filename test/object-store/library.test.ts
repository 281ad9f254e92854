// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from 'vitest';
import { addVersion } from '../../src/designs/library/add-version.ts';
import { checkLibrary } from '../../src/designs/library/check-library.ts';
import { exportLibrary } from '../../src/designs/library/exchange/export-library.ts';
import { importLibrary } from '../../src/designs/library/exchange/import-library.ts';
import { findVersion } from '../../src/designs/library/find-version.ts';
import { parseReference } from '../../src/designs/library/reference.ts';
import { backupNode, restoreNode } from '../../src/designs/library/store/backup.ts';
import { guard } from '../../src/designs/library/store/guard.ts';
import { openBlobs } from '../../src/designs/library/store/open-blobs.ts';
import { openLibrary, type OpenLibrary } from '../../src/designs/library/store/open-library.ts';
import type { Bucket } from '../../src/designs/library/store/s3/open-bucket.ts';
import { writeExport } from '../../src/designs/library/store/write-export.ts';
import { diskTree } from '../../src/designs/read/disk-tree.ts';
import { licenseText } from '../../src/designs/read/license-text.ts';
import { codesOf, sampleVersion, temporaryFolder, valueOf } from '../designs/library/samples.ts';
import { bucketOf } from './bucket-of.ts';
import { type S3Server, startS3Server } from './s3-server.ts';

let server: S3Server;
beforeAll(async () => void (server = await startS3Server()));
afterEach(() => {
  server.fault = undefined;
});
afterAll(() => server.remove());

const open = async (folder: string, objects?: Bucket): Promise<OpenLibrary> => {
  const library = valueOf(await openLibrary(folder, { objects }));
  onTestFinished(() => library.close());
  return library;
};
const damageOf = async (library: OpenLibrary): Promise<readonly unknown[]> =>
  (await checkLibrary(library, { repair: false })).damage;
const find = (library: OpenLibrary) => findVersion(library, valueOf(parseReference('ada/hook')));

it('a node goes from a bucket into a backup, and from there into a folder or another bucket', async () => {
  const folder = await temporaryFolder();
  const objects = bucketOf(server);
  const library = await open(join(folder, 'node'), objects);
  valueOf(await addVersion(library, sampleVersion()));
  const photo = await openBlobs('', 'photos', objects).put(new Uint8Array([1, 2, 3]));
  expect(existsSync(join(folder, 'node/blobs'))).toBe(false);
  valueOf(await backupNode(library, join(folder, 'backup')));

  const other = bucketOf(server);
  for (const [name, to] of [
    ['plain', undefined],
    ['other', other],
  ] as const) {
    valueOf(await restoreNode(join(folder, 'backup'), join(folder, name), to));
    const restored = await open(join(folder, name), to);
    expect(valueOf(await find(restored)).record).toEqual(valueOf(await find(library)).record);
    expect(await damageOf(restored)).toEqual([]);
    expect(await openBlobs(join(folder, name), 'photos', to).has(photo)).toBe(true);
  }
});

it('what is exported from a bucket is imported into another', async () => {
  const folder = await temporaryFolder();
  const library = await open(join(folder, 'a'), bucketOf(server));
  valueOf(await addVersion(library, sampleVersion()));
  const units = exportLibrary(library, licenseText);
  expect(valueOf(await writeExport(join(folder, 'export'), units))).toBe(1);
  const other = await open(join(folder, 'b'), bucketOf(server));
  expect(valueOf(await importLibrary(other, diskTree(join(folder, 'export')))).added).toEqual([
    'ada/hook@1.0.0',
  ]);
  expect(await damageOf(other)).toEqual([]);
});

it('a version whose files the bucket did not take is not there, and is after another try', async () => {
  const library = await open(
    join(await temporaryFolder(), 'node'),
    bucketOf(server, undefined, { patienceMs: 100 }),
  );
  let puts = 0;
  server.fault = (request) => {
    if (request.method !== 'PUT' || ++puts < 2) return false;
    request.socket.destroy();
    return true;
  };
  const add = () => guard(() => addVersion(library, sampleVersion()));
  expect(codesOf(await add())).toEqual(['store-unreachable']);
  expect(codesOf(await find(library))).toEqual(['library-design-unknown']);
  server.fault = undefined;
  valueOf(await add());
  expect((await find(library)).ok).toBe(true);
  expect(await damageOf(library)).toEqual([]);
});

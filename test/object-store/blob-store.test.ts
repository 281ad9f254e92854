// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BlobStore } from '../../src/designs/library/library.ts';
import { diskBlobs } from '../../src/designs/library/store/disk-blobs.ts';
import { bucketBelow } from '../../src/designs/library/store/s3/bucket-below.ts';
import { s3Blobs } from '../../src/designs/library/store/s3/s3-blobs.ts';
import { digest } from '../../src/shared/digest.ts';
import { bucketOf } from './bucket-of.ts';
import { type S3Server, startS3Server } from './s3-server.ts';
import { temporaryFolder } from '../designs/library/samples.ts';

let server: S3Server;
beforeAll(async () => void (server = await startS3Server()));
afterAll(() => server.remove());

interface Made {
  readonly blobs: BlobStore;
  /** Another one of the same place, as another process has it. */
  readonly again: BlobStore;
  readonly fileOf: (sha256: string) => string;
}

const inFolder = async (): Promise<Made> => {
  const folder = await temporaryFolder();
  return {
    blobs: diskBlobs(folder),
    again: diskBlobs(folder),
    fileOf: (sha256) => join(folder, sha256.slice(0, 2), sha256.slice(2)),
  };
};
const inBucket = async (): Promise<Made> => {
  const prefix = globalThis.crypto.randomUUID();
  const blobs = () => s3Blobs(bucketBelow(bucketOf(server, prefix), 'blobs'));
  return {
    blobs: blobs(),
    again: blobs(),
    fileOf: (sha256) => server.file(`${prefix}/blobs/${sha256}`),
  };
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const listed = async (blobs: BlobStore): Promise<readonly string[]> => {
  const all: string[] = [];
  for await (const sha256 of blobs.list()) all.push(sha256);
  return all.sort();
};

describe.each([
  ['a folder', inFolder],
  ['a bucket', inBucket],
])('blobs in %s', (_, make) => {
  it('are kept under their digest, once however often they come', async () => {
    const { blobs, again } = await make();
    expect(await listed(blobs)).toEqual([]);
    const all = [bytes(''), bytes('a'), new Uint8Array(70_000).fill(7)];
    for (const each of [...all, ...all]) expect(await blobs.put(each)).toBe(digest(each));
    expect(await listed(again)).toEqual(all.map(digest).sort());
    for (const each of all) {
      expect(Buffer.compare((await again.get(digest(each)))!, each)).toBe(0);
      expect(await again.has(digest(each))).toBe(true);
    }
  });

  it.each<[string, (path: string) => Promise<void>]>([
    ['cut', (path) => truncate(path, 2)],
    ['empty', (path) => truncate(path, 0)],
    ['longer', (path) => writeFile(path, 'whole and more')],
    ['others', (path) => writeFile(path, 'other')],
  ])('that are %s are not given out, and are mended by the same bytes', async (__, damage) => {
    const { blobs, fileOf } = await make();
    const sha256 = await blobs.put(bytes('whole'));
    await damage(fileOf(sha256));
    expect(await blobs.get(sha256)).toBeUndefined();
    await blobs.put(bytes('whole'));
    expect(await blobs.get(sha256)).toEqual(bytes('whole'));
  });

  it('are gone when they were removed, also for who removes them again', async () => {
    const { blobs } = await make();
    const [a, b] = [await blobs.put(bytes('a')), await blobs.put(bytes('b'))];
    await blobs.remove(a);
    await blobs.remove(a);
    expect([await blobs.has(a), await blobs.get(a), await blobs.has(b)]).toEqual([
      ...[false, undefined, true],
    ]);
    expect(await listed(blobs)).toEqual([b]);
  });

  it('are asked for by digests and nothing else', async () => {
    const { blobs } = await make();
    for (const name of ['', 'x', '../x', 'A'.repeat(64), digest('none')]) {
      expect([await blobs.get(name), await blobs.has(name)]).toEqual([undefined, false]);
      await blobs.remove(name);
    }
  });

  it('of two who write the same at once are whole', async () => {
    const { blobs, again } = await make();
    const big = new Uint8Array(200_000).fill(3);
    const both = await Promise.all([blobs, again, blobs, again].map((each) => each.put(big)));
    expect(new Set(both).size).toBe(1);
    expect(Buffer.compare((await blobs.get(both[0]!))!, big)).toBe(0);
  });
});

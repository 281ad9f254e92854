// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { StoreFault } from '../../src/designs/library/store/s3/store-fault.ts';
import { createBuildCache } from '../../src/jobs/cache/create-build-cache.ts';
import { sha256 } from '../../src/jobs/store/sealed-json.ts';
import { openStore } from '../../src/jobs/store/open-store.ts';
import type { Store, StoreRecord } from '../../src/jobs/store/store.ts';
import type { Build } from '../../src/pipeline/build.ts';
import { warning } from '../../src/shared/problem.ts';
import { temporaryFolder } from '../designs/library/samples.ts';
import { bucketOf } from './bucket-of.ts';
import { refuse, type S3Server, startS3Server } from './s3-server.ts';

let server: S3Server;
beforeAll(async () => void (server = await startS3Server()));
afterEach(() => {
  server.fault = undefined;
  server.asked.length = 0;
});
afterAll(() => server.remove());

const MB = 1024 * 1024;
const key = (digit: string): string => digit.repeat(64);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a store has under the digest of these bytes. */
const textOf = async (store: Store, of: Uint8Array): Promise<string> =>
  Buffer.from((await store.getBytes(sha256(of))) ?? []).toString();

/** A store as two see it: two processes of a machine, or two machines with a bucket behind both. */
interface Made {
  readonly one: Store;
  readonly two: Store;
  /** Where `two` gets bytes and records that it has not used yet. */
  readonly bytesAt: (digest: string) => string;
  readonly recordAt: (key: string) => string;
}

const inFolder = async (): Promise<Made> => {
  const folder = await temporaryFolder();
  const open = () => openStore({ folder, maxBytes: MB });
  const at = (room: string) => (name: string) => join(folder, room, name.slice(0, 2), name);
  return { one: await open(), two: await open(), bytesAt: at('bytes'), recordAt: at('records') };
};
const inBucket = async (): Promise<Made> => {
  const prefix = globalThis.crypto.randomUUID();
  const open = async () =>
    openStore({
      folder: await temporaryFolder(),
      maxBytes: MB,
      objects: bucketOf(server, prefix, { patienceMs: 60 }),
    });
  const at = (room: string) => (name: string) => server.file(`${prefix}/${room}/${name}`);
  return { one: await open(), two: await open(), bytesAt: at('bytes'), recordAt: at('records') };
};

const recordOf = (digit: string, ...contents: readonly Uint8Array[]): StoreRecord => ({
  key: key(digit),
  value: { width: 3, Grüße: [null, true] },
  artifacts: contents.map((each, i) => ({
    name: `part-${i}.stl`,
    format: 'stl',
    sha256: sha256(each),
    bytes: each.length,
  })),
  problems: [warning('mesh-thin', 'thin')],
  tookMs: 5,
});
const keep = async (store: Store, record: StoreRecord, ...contents: readonly Uint8Array[]) => {
  for (const each of contents) expect(await store.putBytes(each)).toBe(sha256(each));
  await store.putRecord(record);
};

describe.each([
  ['a folder', inFolder],
  ['folders before a bucket', inBucket],
])('a store in %s', (_, make) => {
  it('gives what was put, to others too, with files where bytes are', async () => {
    const { one, two } = await make();
    const contents = [bytes('first'), bytes(''), new Uint8Array(100_000).fill(3)];
    const record = recordOf('a', ...contents);
    expect(await two.getRecord(key('a'))).toBeUndefined();
    await keep(one, record, ...contents);
    for (const store of [two, one]) {
      expect(await store.getRecord(key('a'))).toEqual(record);
      for (const each of contents) {
        expect(Buffer.compare((await store.getBytes(sha256(each)))!, each)).toBe(0);
        expect(Buffer.compare(await readFile(store.pathOf(sha256(each))!), each)).toBe(0);
      }
      expect(await store.getRecord(key('a'))).toEqual(record);
    }
  });

  it('has nothing under other words than digests', async () => {
    const { one } = await make();
    for (const word of ['', '../x', 'A'.repeat(64)])
      expect([await one.getRecord(word), await one.getBytes(word)]).toEqual([undefined, undefined]);
    await expect(one.putRecord({ ...recordOf('a'), key: '../x' })).rejects.toThrow('64 hex');
  });

  it.each<[string, (of: Made, digest: string) => Promise<void>]>([
    ['bytes are cut', ({ bytesAt }, digest) => truncate(bytesAt(digest), 3)],
    ['bytes are gone', ({ bytesAt }, digest) => rm(bytesAt(digest))],
    ['its text is cut', ({ recordAt }) => truncate(recordAt(key('a')), 30)],
    [
      'its text is another',
      async ({ recordAt }) => {
        const text = await readFile(recordAt(key('a')), 'utf8');
        await writeFile(recordAt(key('a')), text.replace('part-0', 'part-9'));
      },
    ],
    [
      'it is that of another key',
      async ({ one, recordAt }) => {
        await one.putRecord(recordOf('b'));
        await writeFile(recordAt(key('a')), await readFile(recordAt(key('b'))));
      },
    ],
  ])('has no record when %s, until it is put anew', async (__, damage) => {
    const made = await make();
    const content = bytes('content');
    await keep(made.one, recordOf('a', content), content);
    await damage(made, sha256(content));
    expect(await made.two.getRecord(key('a'))).toBeUndefined();
    await keep(made.two, recordOf('a', content), content);
    expect(await made.two.getRecord(key('a'))).toEqual(recordOf('a', content));
    expect(await textOf(made.two, content)).toBe('content');
  });

  it('never gives other bytes than those of the digest, and then has no record of them', async () => {
    const { one, two, bytesAt } = await make();
    const content = bytes('content');
    await keep(one, recordOf('a', content), content);
    await writeFile(bytesAt(sha256(content)), 'CONTENT');
    expect(await two.getRecord(key('a'))).toBeDefined();
    expect(await two.getBytes(sha256(content))).toBeUndefined();
    expect(await two.getRecord(key('a'))).toBeUndefined();
  });

  it('gives the right to make something to one alone', async () => {
    const { one } = await make();
    const claim = await one.claim(key('a'));
    expect(await one.claim(key('a'))).toBeUndefined();
    await claim!.release();
    expect(await one.claim(key('a'))).toBeDefined();
  });
});

describe('a store in folders before a bucket', () => {
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'none',
      (thrown: unknown) => (thrown instanceof StoreFault ? thrown.problem.code : String(thrown)),
    );

  it('asks the bucket once for what several want, and not again', async () => {
    const { one, two } = await inBucket();
    const content = bytes('content');
    await keep(one, recordOf('a', content), content);
    server.asked.length = 0;
    await two.getRecord(key('a'));
    await Promise.all([1, 2, 3].map(() => two.getBytes(sha256(content))));
    expect(server.asked.map((each) => each.split(' ')[0])).toEqual(['GET', 'HEAD', 'GET']);
    await two.getRecord(key('a'));
    await two.getBytes(sha256(content));
    expect(server.asked).toHaveLength(3);
  });

  it('gives what is here while the bucket is away, and says so of the rest', async () => {
    const { one, two } = await inBucket();
    const content = bytes('content');
    await keep(one, recordOf('a', content), content);
    server.fault = (_, response) => {
      refuse(response, 503, 'ServiceUnavailable');
      return true;
    };
    expect(await one.getRecord(key('a'))).toBeDefined();
    expect(await textOf(one, content)).toBe('content');
    const unreachable = await Promise.all(
      [
        two.getRecord(key('a')),
        two.getBytes(sha256(content)),
        two.putBytes(bytes('new')),
        two.putRecord(recordOf('b')),
      ].map(codeOf),
    );
    expect(new Set(unreachable)).toEqual(new Set(['store-unreachable']));
    server.fault = undefined;
    expect(await two.getRecord(key('b'))).toBeUndefined();
    expect(await textOf(two, content)).toBe('content');
  });

  it('keeps whole builds that another machine opens as files', async () => {
    const { one, two } = await inBucket();
    const build = {
      ...{ schema: [], values: {}, meshes: [], marks: [], log: [] },
      products: [{ name: 'part.stl', format: 'stl', bytes: bytes('solid') }],
    } as unknown as Build;
    await createBuildCache(one).put(key('a'), build, []);
    const got = await createBuildCache(two).get(key('a'));
    expect(await readFile(got!.products[0]!.path, 'utf8')).toBe('solid');
  });
});

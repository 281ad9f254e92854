// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bucketBelow } from '../../src/designs/library/store/s3/bucket-below.ts';
import { bucketPlace } from '../../src/designs/library/store/s3/bucket-place.ts';
import { checkBucket } from '../../src/designs/library/store/s3/check-bucket.ts';
import {
  type Bucket,
  type BucketOptions,
  openBucket,
} from '../../src/designs/library/store/s3/open-bucket.ts';
import { StoreFault } from '../../src/designs/library/store/s3/store-fault.ts';
import { seededRandom } from '../../src/shared/random.ts';
import { codesOf, valueOf } from '../designs/library/samples.ts';
import { refuse, type S3Server, startS3Server } from './s3-server.ts';

let server: S3Server;
beforeAll(async () => void (server = await startS3Server()));
afterEach(() => {
  server.fault = undefined;
});
afterAll(() => server.remove());

const open = (options: BucketOptions = {}, address = server.address(), more = {}): Bucket =>
  openBucket(valueOf(bucketPlace(address, { ...server.variables, ...more }))!, {
    // A machine with much else to do is slow and not silent.
    silentMs: 10_000,
    ...options,
  });
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const thrown: unknown = await work.then(
    () => undefined,
    (each: unknown) => each,
  );
  if (!(thrown instanceof StoreFault)) throw new Error(`expected a fault, found ${String(thrown)}`);
  return thrown.problem.code;
};
const bytes = (size: number, seed = 'a'): Uint8Array => {
  const random = seededRandom(seed);
  return Uint8Array.from({ length: size }, () => 256 * random());
};
const all = async (bucket: Bucket, prefix = ''): Promise<readonly string[]> => {
  const keys: string[] = [];
  for await (const key of bucket.list(prefix)) keys.push(key);
  return keys.sort();
};

describe('a bucket', () => {
  it('gives the bytes that were put last, tells their length, and forgets what was removed', async () => {
    const bucket = open();
    for (const content of [bytes(0), bytes(1), bytes(30_000), bytes(5, 'b')]) {
      await bucket.put('a/b', content);
      expect(await bucket.get('a/b')).toEqual(content);
      expect(await bucket.head('a/b')).toBe(content.length);
    }
    await bucket.remove('a/b');
    await bucket.remove('a/b');
    expect([await bucket.get('a/b'), await bucket.head('a/b')]).toEqual([undefined, undefined]);
  });

  it('lists what is below its prefix and nothing else, page by page', async () => {
    const [whole, other] = [open({}, server.address('whole')), open({}, server.address('whole2'))];
    const below = bucketBelow(whole, 'x');
    for (let i = 0; i < 5; i++) await below.put(`k${i}`, bytes(i));
    await whole.put('y/k9', bytes(1));
    await other.put('k', bytes(1));
    server.pageSize = 2;
    expect(await all(below)).toEqual(['k0', 'k1', 'k2', 'k3', 'k4']);
    expect(await all(below, 'k3')).toEqual(['k3']);
    expect(await all(whole)).toEqual(['x/k0', 'x/k1', 'x/k2', 'x/k3', 'x/k4', 'y/k9']);
    server.pageSize = undefined;
  });

  it('takes none of two writers of a key for the other', async () => {
    const [one, two] = [open({}, server.address('both')), open({}, server.address('both'))];
    const [a, b] = [bytes(50_000, 'a'), bytes(50_000, 'b')];
    for (let i = 0; i < 10; i++) {
      await Promise.all([one.put('k', a), two.put('k', b)]);
      const found = await one.get('k');
      expect([a, b].some((each) => Buffer.compare(each, found!) === 0)).toBe(true);
    }
  });

  it('refuses keys that would have to be written otherwise in an address', async () => {
    await expect(open().put('a b', bytes(1))).rejects.toThrow('expected a key');
    await expect(open().get('a?b')).rejects.toThrow('expected a key');
  });
});

describe('a bucket whose server fails', () => {
  it('goes on when it is back within patience', async () => {
    const bucket = open({ patienceMs: 5_000 });
    await bucket.put('k', bytes(10));
    await server.stop();
    const [read, written] = [bucket.get('k'), bucket.put('l', bytes(20))];
    await new Promise((later) => setTimeout(later, 250));
    await server.start();
    expect(await read).toEqual(bytes(10));
    await written;
    expect(await bucket.head('l')).toBe(20);
  });

  it('says so when it stays away, and works again afterwards', async () => {
    const bucket = open({ patienceMs: 60 });
    await server.stop();
    expect(await codeOf(bucket.get('k'))).toBe('store-unreachable');
    expect(await codeOf(bucket.put('k', bytes(1)))).toBe('store-unreachable');
    expect(codesOf(await checkBucket(bucket))).toEqual(['store-unreachable']);
    await server.start();
    expect(codesOf(await checkBucket(bucket))).toEqual([]);
  });

  it('loses nothing to answers of 500, 503 and 429 and connections that are cut, whenever they come', async () => {
    const random = seededRandom('answers');
    server.fault = (request, response) => {
      const chance = random();
      if (chance < 0.15) request.socket.destroy();
      else if (chance < 0.3) refuse(response, 500, 'InternalError');
      else if (chance < 0.4) refuse(response, 503, 'SlowDown');
      else if (chance < 0.45) refuse(response, 429, '');
      return chance < 0.45;
    };
    const bucket = open();
    const keys = Array.from({ length: 6 }, (_, i) => `k${i}`);
    await Promise.all(keys.map((key, i) => bucket.put(key, bytes(1_000 * i, key))));
    const found = await Promise.all(keys.map((key) => bucket.get(key)));
    expect(found).toEqual(keys.map((key, i) => bytes(1_000 * i, key)));
    expect(await all(bucket)).toEqual([...keys].sort());
  });

  it('never takes half an answer for a whole one', async () => {
    const address = server.address();
    const [bucket, hasty] = [open({}, address), open({ patienceMs: 60 }, address)];
    const content = bytes(20_000);
    await bucket.put('k', content);
    let cuts = 1;
    server.fault = (_, response) => {
      if (cuts-- <= 0) return false;
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, 10_000), () => response.destroy());
      return true;
    };
    expect(await bucket.get('k')).toEqual(content);
    cuts = Infinity;
    expect(await codeOf(hasty.get('k'))).toBe('store-unreachable');
  });

  it('does not wait for ever for one that says nothing, or nothing more', async () => {
    const bucket = open({ patienceMs: 60, silentMs: 60 });
    server.fault = () => true;
    expect(await codeOf(bucket.put('k', bytes(1)))).toBe('store-unreachable');
    server.fault = (_, response) => {
      response.writeHead(200, { 'content-length': 10 });
      response.write('half');
      return true;
    };
    expect(await codeOf(bucket.get('k'))).toBe('store-unreachable');
  });

  it('stops waiting at once when nobody wants it any more', async () => {
    const stop = new AbortController();
    const bucket = open({ patienceMs: 60_000, signal: stop.signal });
    server.fault = (_, response) => {
      refuse(response, 503, 'SlowDown');
      stop.abort();
      return true;
    };
    expect(await codeOf(bucket.get('k'))).toBe('store-unreachable');
  });

  it.each([
    ['another key', { AWS_SECRET_ACCESS_KEY: 'another' }, 'commons', 'store-forbidden'],
    ['no such bucket', {}, 'nowhere', 'store-no-bucket'],
  ])('says at once that there is %s', async (_, variables, name, code) => {
    const address = server.address().replace('commons', name);
    const bucket = open({ patienceMs: 60_000 }, address, variables);
    server.asked.length = 0;
    const { problems } = await checkBucket(bucket);
    expect(problems).toMatchObject([{ code }]);
    expect(server.asked).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain('another');
  });

  it('does not follow it elsewhere with its keys', async () => {
    server.fault = (request, response) => {
      if (request.url!.includes('elsewhere')) throw new Error('followed');
      response.writeHead(307, { location: `${server.endpoint()}/elsewhere` }).end();
      return true;
    };
    expect(await codeOf(open().get('k'))).toBe('store-refused');
  });

  it('is not led around in circles by a listing', async () => {
    server.fault = (_, response) => {
      response.end(
        '<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken></ListBucketResult>',
      );
      return true;
    };
    expect(await codeOf(all(open()))).toBe('store-refused');
  });
});

describe('an address of a bucket', () => {
  const read = (address: string, variables = {}) =>
    bucketPlace(address, { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'hush', ...variables });

  it('names bucket, prefix, endpoint and region; the environment says what it does not', () => {
    const place = (...words: Parameters<typeof read>) => {
      const { bucket, prefix, endpoint, region } = valueOf(read(...words))!;
      return [bucket, prefix, endpoint, region];
    };
    expect(place('s3://b.c-d/x/y_z/?endpoint=http://host:9000/&region=here')).toEqual([
      ...['b.c-d', 'x/y_z/', 'http://host:9000', 'here'],
    ]);
    expect(place('s3://buck', { AWS_REGION: 'eu-west-1' })).toEqual([
      ...['buck', '', 'https://s3.eu-west-1.amazonaws.com', 'eu-west-1'],
    ]);
    const both = { AWS_ENDPOINT_URL: 'http://all', AWS_ENDPOINT_URL_S3: 'http://objects:1' };
    expect(place('s3://buck/', both)).toEqual(['buck', '', 'http://objects:1', 'us-east-1']);
    expect(place('s3://buck?endpoint=http://said', both)[2]).toBe('http://said');
  });

  it.each([
    'http://host/bucket',
    's3:/bucket',
    's3://B/x',
    's3://bucket:9000/x',
    's3://hush:hush@bucket',
    's3://bucket/a b',
    's3://bucket/a//b',
    's3://bucket/.hidden/%2e%2e',
    's3://bucket?endpoint=ftp://hush',
    's3://bucket?endpoint=http://me:hush@host',
    's3://bucket?region=a%20b',
    's3://bucket?secret=hush',
    's3://bucket#hush',
  ])('like %s is refused, without repeating what may be a secret', (address) => {
    const outcome = read(address);
    expect(codesOf(outcome)).toContain('store-address');
    expect(JSON.stringify(outcome)).not.toContain('hush');
  });

  it('needs keys, says which, and gives them to nobody who prints it', () => {
    const without = bucketPlace('s3://bucket', { AWS_ACCESS_KEY_ID: 'id' });
    expect(without.problems).toMatchObject([{ code: 'store-credentials' }]);
    expect(without.problems[0]!.message).toMatch(/expected AWS_SECRET_ACCESS_KEY, not set/);
    expect(codesOf(read('s3://bucket', { AWS_SESSION_TOKEN: 'a\nb' }))).toEqual([
      'store-credentials',
    ]);
    const place = valueOf(read('s3://bucket'))!;
    expect(place.credentials()).toEqual({ accessKeyId: 'id', secretAccessKey: 'hush' });
    expect(inspect(place, { depth: 9 }) + JSON.stringify(place)).not.toContain('hush');
    expect(valueOf(bucketPlace(undefined, {}))).toBeUndefined();
  });
});

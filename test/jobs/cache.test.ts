// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdir, readdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBuildCache } from '../../src/jobs/cache/create-build-cache.ts';
import { openStore } from '../../src/jobs/store/open-store.ts';
import type { Build } from '../../src/pipeline/build.ts';
import { warning } from '../../src/shared/problem.ts';
import { temporaryFolder } from '../designs/library/samples.ts';

const key = (digit: string): string => digit.repeat(64);
const bytes = (size: number, fill = 1): Uint8Array => new Uint8Array(size).fill(fill);
const buildOf = (...products: readonly Uint8Array[]): Build =>
  ({
    schema: [
      { name: 'width', type: 'number', caption: 'Width', default: 1 },
      { name: 'pin', type: 'password', caption: 'PIN', default: '' },
    ],
    values: { width: 3, pin: 'hunter2' },
    products: products.map((each, i) => ({ name: `part-${i}.stl`, format: 'stl', bytes: each })),
    meshes: [],
    marks: [],
    log: [],
  }) as unknown as Build;
const MB = 1024 * 1024;
const recordOf = (folder: string, digit: string): string =>
  join(folder, 'records', digit.repeat(2), key(digit));

describe('a kept build', () => {
  it('comes back with its bytes and warnings, to another process too', async () => {
    const folder = await temporaryFolder();
    const problems = [warning('mesh-thin', 'thin')];
    const cache = createBuildCache(await openStore({ folder, maxBytes: MB }));
    const put = await cache.put(key('a'), buildOf(bytes(10), bytes(20, 2)), problems);
    const got = await createBuildCache(await openStore({ folder, maxBytes: MB })).get(key('a'));
    expect(got).toEqual(put);
    expect(got).toMatchObject({ problems, products: [{ bytes: 10 }, { bytes: 20 }] });
    expect(Buffer.compare(await readFile(got!.products[1]!.path), bytes(20, 2))).toBe(0);
    expect(await cache.get(key('b'))).toBeUndefined();
    expect(await cache.get('../x')).toBeUndefined();
  });

  it('holds no password', async () => {
    const folder = await temporaryFolder();
    const cache = createBuildCache(await openStore({ folder, maxBytes: MB }));
    const put = await cache.put(key('a'), buildOf(bytes(1)), []);
    expect(put.build.values).toEqual({ width: 3 });
    const text = await readFile(recordOf(folder, 'a'), 'utf8');
    expect(text).toContain('width');
    expect(text).not.toContain('hunter2');
  });

  it.each<[string, (product: string, record: string) => Promise<void>]>([
    ['a file is cut', (product) => truncate(product, 5)],
    ['a byte is another', (product) => writeFile(product, bytes(10, 9))],
    ['its record is cut', (_, record) => truncate(record, 30)],
    [
      'its record is another',
      async (_, record) =>
        writeFile(record, (await readFile(record, 'utf8')).replace('part-0', 'part-9')),
    ],
  ])('is gone, and can be kept anew, when %s', async (_, damage) => {
    const folder = await temporaryFolder();
    const cache = createBuildCache(await openStore({ folder, maxBytes: MB }));
    const { products } = await cache.put(key('a'), buildOf(bytes(10)), []);
    await damage(products[0]!.path, recordOf(folder, 'a'));
    expect(await cache.get(key('a'))).toBeUndefined();
    await cache.put(key('a'), buildOf(bytes(10)), []);
    expect(await cache.get(key('a'))).toBeDefined();
    expect(Buffer.compare(await readFile(products[0]!.path), bytes(10))).toBe(0);
  });

  it('goes when room is needed, the one unused for longest first', async () => {
    const folder = await temporaryFolder();
    const cache = createBuildCache(await openStore({ folder, maxBytes: 35_000 }));
    for (const [i, digit] of ['a', 'b', 'c'].entries()) {
      const { products } = await cache.put(key(digit), buildOf(bytes(10_000, i)), []);
      const used = new Date(Date.now() - 10_000_000 + 1_000 * i);
      for (const path of [products[0]!.path, recordOf(folder, digit)])
        await utimes(path, used, used);
    }
    await cache.get(key('a'));
    await cache.put(key('d'), buildOf(bytes(10_000, 9)), []);
    const there = await Promise.all(['a', 'b', 'c', 'd'].map((digit) => cache.get(key(digit))));
    expect(there.map((build) => build !== undefined)).toEqual([true, false, true, true]);
  });
});

it('what a killed process left half-written is no entry, and is cleared away when it is old', async () => {
  const folder = await temporaryFolder();
  await openStore({ folder, maxBytes: MB });
  for (const [name, age] of [
    ['old', 7_200_000],
    ['young', 0],
  ] as const) {
    const place = join(folder, 'beside', name);
    await mkdir(place);
    await writeFile(join(place, '0'), 'half');
    const then = new Date(Date.now() - age);
    await utimes(place, then, then);
  }
  await openStore({ folder, maxBytes: MB });
  expect(await readdir(join(folder, 'beside'))).toEqual(['young']);
});

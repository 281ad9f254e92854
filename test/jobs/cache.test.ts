// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdir, readdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBuildCache } from '../../src/jobs/cache/create-build-cache.ts';
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

describe('a kept build', () => {
  it('comes back with its bytes and warnings, to another process too', async () => {
    const folder = await temporaryFolder();
    const problems = [warning('mesh-thin', 'thin')];
    const cache = await createBuildCache(folder, { maxBytes: MB });
    const put = await cache.put(key('a'), buildOf(bytes(10), bytes(20, 2)), problems);
    const got = await (await createBuildCache(folder, { maxBytes: MB })).get(key('a'));
    expect(got).toEqual(put);
    expect(got).toMatchObject({ problems, products: [{ bytes: 10 }, { bytes: 20 }] });
    expect(Buffer.compare(await readFile(got!.products[1]!.path), bytes(20, 2))).toBe(0);
    expect(await cache.get(key('b'))).toBeUndefined();
    expect(await cache.get('../x')).toBeUndefined();
  });

  it('holds no password', async () => {
    const folder = await temporaryFolder();
    const cache = await createBuildCache(folder, { maxBytes: MB });
    const put = await cache.put(key('a'), buildOf(bytes(1)), []);
    expect(put.build.values).toEqual({ width: 3 });
    const text = await readFile(join(folder, 'entries', key('a'), 'build.json'), 'utf8');
    expect(text).not.toContain('hunter2');
  });

  it.each<[string, (place: string) => Promise<void>]>([
    ['a file is cut', (place) => truncate(join(place, '0'), 5)],
    ['a byte is another', (place) => writeFile(join(place, '0'), bytes(10, 9))],
    ['its record is cut', (place) => truncate(join(place, 'build.json'), 30)],
    [
      'its record is another',
      async (place) => {
        const path = join(place, 'build.json');
        await writeFile(path, (await readFile(path, 'utf8')).replace('part-0', 'part-9'));
      },
    ],
  ])('is gone, and can be kept anew, when %s', async (_, damage) => {
    const folder = await temporaryFolder();
    const cache = await createBuildCache(folder, { maxBytes: MB });
    await cache.put(key('a'), buildOf(bytes(10)), []);
    await damage(join(folder, 'entries', key('a')));
    expect(await cache.get(key('a'))).toBeUndefined();
    expect(await readdir(join(folder, 'entries'))).toEqual([]);
    await cache.put(key('a'), buildOf(bytes(10)), []);
    expect(await cache.get(key('a'))).toBeDefined();
  });

  it('goes when room is needed, the one unused for longest first', async () => {
    const folder = await temporaryFolder();
    const cache = await createBuildCache(folder, { maxBytes: 35_000 });
    for (const [i, digit] of ['a', 'b', 'c'].entries()) {
      await cache.put(key(digit), buildOf(bytes(10_000)), []);
      const used = new Date(Date.now() - 100_000 + 1_000 * i);
      await utimes(join(folder, 'entries', key(digit), 'build.json'), used, used);
    }
    await cache.get(key('a'));
    await cache.put(key('d'), buildOf(bytes(10_000)), []);
    expect((await readdir(join(folder, 'entries'))).map((name) => name[0]).sort()).toEqual([
      'a',
      'c',
      'd',
    ]);
  });
});

it('what a killed process left half-written is no entry, and is cleared away when it is old', async () => {
  const folder = await temporaryFolder();
  await createBuildCache(folder, { maxBytes: MB });
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
  await createBuildCache(folder, { maxBytes: MB });
  expect(await readdir(join(folder, 'beside'))).toEqual(['young']);
});

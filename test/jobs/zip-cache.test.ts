// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { createZipCache, type KeptZip } from '../../src/jobs/cache/create-zip-cache.ts';
import { openDiskStore } from '../../src/jobs/store/open-disk-store.ts';
import { temporaryFolder } from '../designs/library/samples.ts';

const CONTENTS = 'a'.repeat(64);
const BYTES = new TextEncoder().encode('as good as a ZIP');
const stays = new AbortController().signal;

const bytesOf = async (zip: KeptZip | undefined): Promise<string> =>
  new TextDecoder().decode(
    zip && ('path' in zip.content ? await readFile(zip.content.path) : zip.content),
  );

const open = async (write?: () => Promise<void>) => {
  const store = await openDiskStore(await temporaryFolder(), {
    maxBytes: 1e6,
    ...(write === undefined ? {} : { write }),
  });
  return createZipCache(store);
};

describe('a ZIP', () => {
  test('is packed once for all who ask at a time and later', async () => {
    const zips = await open();
    let packed = 0;
    const pack = async () => {
      packed++;
      return BYTES;
    };
    const ask = () => zips.get(CONTENTS, pack, stays);
    const all = [...(await Promise.all([ask(), ask(), ask()])), await ask()];
    expect(packed).toBe(1);
    expect(new Set(await Promise.all(all.map(bytesOf)))).toEqual(new Set(['as good as a ZIP']));
    expect(new Set(all.map((each) => each?.sha256)).size).toBe(1);
  });

  test('is given once all the same where the disk does not take it', async () => {
    const zips = await open(() => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })));
    expect(await bytesOf(await zips.get(CONTENTS, async () => BYTES, stays))).toBe(
      'as good as a ZIP',
    );
  });

  test('that could not be packed keeps nobody from packing it again', async () => {
    const zips = await open();
    const broken = zips.get(CONTENTS, () => Promise.reject(new Error('a disk')), stays);
    await expect(broken).rejects.toThrow('a disk');
    expect(await zips.get(CONTENTS, async () => undefined, stays)).toBeUndefined();
    expect(await zips.get(CONTENTS, async () => BYTES, stays)).toBeDefined();
  });

  test('is not packed for who is gone, and two at a time for those who are not', async () => {
    const zips = await open();
    const [most, gone] = [2, AbortSignal.abort()];
    let [running, highest, packed] = [0, 0, 0];
    const pack = async () => {
      packed++;
      highest = Math.max(highest, ++running);
      await new Promise((later) => setImmediate(later));
      running--;
      return BYTES;
    };
    const keys = [...'bcdef'].map((letter) => letter.repeat(64));
    await Promise.all(keys.map((key) => zips.get(key, pack, stays)));
    expect([packed, highest]).toEqual([keys.length, most]);
    expect(await zips.get('9'.repeat(64), pack, gone)).toBeUndefined();
    expect(packed).toBe(keys.length);
  });
});

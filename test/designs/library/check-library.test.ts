// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addVersion } from '../../../src/designs/library/add-version.ts';
import { checkLibrary } from '../../../src/designs/library/check-library.ts';
import { takeDown } from '../../../src/designs/library/moderate.ts';
import { parseReference } from '../../../src/designs/library/reference.ts';
import type { OpenLibrary } from '../../../src/designs/library/store/open-library.ts';
import { blobFile, sampleVersion, temporaryLibrary, valueOf } from './samples.ts';

const filled = async (): Promise<OpenLibrary> => {
  const library = await temporaryLibrary();
  for (const name of ['ada/hook', 'bob/peg']) {
    valueOf(await addVersion(library, sampleVersion({ name, title: name, code: name })));
  }
  return library;
};

const code = sampleVersion({ name: 'ada/hook', title: 'ada/hook', code: 'ada/hook' }).record
  .files[1]!;

const kinds = async (library: OpenLibrary, repair = false): Promise<readonly string[]> =>
  (await checkLibrary(library, { repair })).damage.map(
    ({ kind, repaired }) => `${kind}${repaired ? ' repaired' : ''}`,
  );

describe('a check of the library', () => {
  test('finds nothing in a sound one', async () => {
    const report = await checkLibrary(await filled(), { repair: false });
    expect(report).toMatchObject({ designs: 2, versions: 2, damage: [] });
  });

  test.each([
    ['missing', (path: string) => rm(path), 'file-missing'],
    ['changed', (path: string) => writeFile(path, 'other'), 'file-changed'],
    ['cut short', (path: string) => truncate(path, 1), 'file-changed'],
  ])('names a file that is %s, and takes it from a spare', async (_, damage, kind) => {
    const library = await filled();
    await damage(blobFile(library, code.sha256));
    const { damage: found } = await checkLibrary(library, { repair: false });
    expect(found).toMatchObject([{ kind, about: 'ada/hook@1.0.0', repaired: false }]);
    expect(found[0]!.detail).toContain('design.js');
    expect(await kinds(library, true)).toEqual([kind]);
    const other = await filled();
    const spare = (sha256: string) => other.blobs.get(sha256);
    await checkLibrary(library, { repair: true, spare });
    expect(await kinds(library)).toEqual([]);
  });

  test('takes away what a take-down that was cut off has left', async () => {
    const library = await filled();
    const cut = { ...library.blobs, remove: () => Promise.reject(new Error('killed')) };
    const which = valueOf(parseReference('ada/hook@1.0.0'));
    const act = { who: 'ada', reason: 'not theirs' };
    await expect(takeDown({ ...library, blobs: cut }, which, act)).rejects.toThrow('killed');
    expect(await library.blobs.has(code.sha256)).toBe(true);
    expect(new Set(await kinds(library))).toEqual(new Set(['unused-file']));
    await checkLibrary(library, { repair: true });
    expect(await library.blobs.has(code.sha256)).toBe(false);
    expect(await kinds(library)).toEqual([]);
  });

  test('and what such a one left by older versions of this program, named by a version that is gone', async () => {
    const library = await filled();
    const removed = { removed_at: '2026-01-01T00:00:00Z', removal_reason: 'not theirs' };
    await library.db
      .updateTable('versions')
      .set(removed)
      .where('id', '=', 'ada/hook@1.0.0')
      .execute();
    expect(await kinds(library)).toContain('unused-file');
    await checkLibrary(library, { repair: true });
    expect(await library.blobs.has(code.sha256)).toBe(false);
    expect(await kinds(library)).toEqual([]);
  });

  test('makes search, lists of files and facets again from the records', async () => {
    const library = await filled();
    await library.db.deleteFrom('words').where('design', '=', 'ada/hook').execute();
    await library.db
      .updateTable('designs')
      .set({ title: 'Spam' })
      .where('id', '=', 'bob/peg')
      .execute();
    await library.db.deleteFrom('files').where('version', '=', 'ada/hook@1.0.0').execute();
    expect(await kinds(library)).toEqual(['files-incomplete', 'search-stale', 'search-stale']);
    expect(await kinds(library, true)).toEqual([
      'files-incomplete repaired',
      'search-stale repaired',
      'search-stale repaired',
    ]);
    expect(await kinds(library)).toEqual([]);
  });

  test('names a record that was changed, and does not touch it', async () => {
    const library = await filled();
    const { record } = await library.db
      .selectFrom('versions')
      .select('record')
      .where('id', '=', 'ada/hook@1.0.0')
      .executeTakeFirstOrThrow();
    const forged = record.replaceAll('CERN-OHL-S-2.0', 'CC0-1.0');
    await library.db
      .updateTable('versions')
      .set({ record: forged })
      .where('id', '=', 'ada/hook@1.0.0')
      .execute();
    expect(await kinds(library, true)).toContain('record-changed');
    expect(await kinds(library)).toContain('record-changed');
  });

  test('removes what writes left behind that were cut off', async () => {
    const library = await filled();
    await library.blobs.put(new TextEncoder().encode('nobody needs me'));
    // A server of objects shows none of what it has not got as a whole.
    const left =
      library.objects === undefined ? ['unfinished-write', 'unused-file'] : ['unused-file'];
    const unfinished = 'unfinished-01234567-89ab-cdef-0123-456789abcdef';
    if (library.objects === undefined)
      await writeFile(join(library.folder, 'blobs', unfinished), 'half');
    expect((await kinds(library)).slice().sort()).toEqual(left);
    expect((await kinds(library, true)).slice().sort()).toEqual(
      left.map((kind) => `${kind} repaired`),
    );
    expect(await kinds(library)).toEqual([]);
  });
});

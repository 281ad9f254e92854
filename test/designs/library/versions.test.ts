// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { addVersion } from '../../../src/designs/library/add-version.ts';
import { findVersion, versionsByDigest } from '../../../src/designs/library/find-version.ts';
import { loadDesign } from '../../../src/designs/library/load-source.ts';
import { readEvents } from '../../../src/designs/library/log-event.ts';
import { deprecate, takeDown, unyank, yank } from '../../../src/designs/library/moderate.ts';
import { parseReference } from '../../../src/designs/library/reference.ts';
import { searchDesigns } from '../../../src/designs/library/search/search-designs.ts';
import { openLibrary } from '../../../src/designs/library/store/open-library.ts';
import {
  blobFile,
  codesOf,
  sampleVersion,
  temporaryFolder,
  temporaryLibrary,
  valueOf,
} from './samples.ts';

const ref = (text: string) => valueOf(parseReference(text));
const ACT = { who: 'maintainer', reason: 'it breaks' };

describe('a version', () => {
  test('is found by its name, a range and its digest, and its source comes back whole', async () => {
    const library = await temporaryLibrary();
    const sample = sampleVersion();
    valueOf(await addVersion(library, sample));
    const found = valueOf(await findVersion(library, ref('ada/hook@^1')));
    expect(found.record).toEqual(sample.record);
    const design = valueOf(await loadDesign(library.blobs, found.record));
    expect(design.digest).toBe(sample.record.digest);
    expect(design.author).toBe('ada');
    expect([...design.source.files.keys()]).toEqual(['README.md', 'design.js']);
    const [byDigest] = await versionsByDigest(library, sample.record.digest.slice(0, 12));
    expect(byDigest?.record.version).toBe('1.0.0');
  });

  test('never changes: the same source again is no news, another one is refused', async () => {
    const library = await temporaryLibrary();
    valueOf(await addVersion(library, sampleVersion()));
    expect(codesOf(await addVersion(library, sampleVersion()))).toEqual([
      'library-already-published',
    ]);
    const other = await addVersion(library, sampleVersion({ code: 'other' }));
    expect(codesOf(other)).toEqual(['library-version-taken']);
    expect(
      valueOf(await addVersion(library, sampleVersion({ code: 'other', version: '1.0.1' }))),
    ).toBeTruthy();
  });

  test('of two publishers at once is there once, and both know', async () => {
    const folder = await temporaryFolder();
    const [a, b] = [await temporaryLibrary(folder), await temporaryLibrary(folder)];
    const both = await Promise.all([
      addVersion(a, sampleVersion({ code: 'one' })),
      addVersion(b, sampleVersion({ code: 'two' })),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.flatMap(codesOf)).toEqual(['library-version-taken']);
  });

  test('that is unknown is told with what was probably meant', async () => {
    const library = await temporaryLibrary();
    valueOf(await addVersion(library, sampleVersion()));
    const wrong = await findVersion(library, ref('ada/hok'));
    expect(wrong.problems[0]).toMatchObject({
      code: 'library-design-unknown',
      hint: 'did you mean ada/hook?',
    });
    for (const [name, hint] of [
      ['bob/hook', 'did you mean ada/hook?'],
      ['ada/teapot', 'look for it with `fabcommons search`'],
    ] as const) {
      expect((await findVersion(library, ref(name))).problems[0]?.hint).toBe(hint);
    }
    expect(codesOf(await findVersion(library, ref('ada/hook@^2')))).toEqual([
      'library-version-unknown',
    ]);
  });

  test('whose file was changed on disk is not given out, and publishing it again mends it', async () => {
    const library = await temporaryLibrary();
    const { record } = sampleVersion();
    valueOf(await addVersion(library, sampleVersion()));
    const { sha256 } = record.files[1]!;
    await writeFile(blobFile(library, sha256), 'module.exports = { evil }');
    const broken = await loadDesign(library.blobs, record);
    expect(broken.problems[0]?.message).toContain('design.js');
    valueOf(await addVersion(library, sampleVersion()));
    expect((await loadDesign(library.blobs, record)).ok).toBe(true);
  });

  test.skipIf(inject('objects') !== undefined)('leaves no unfinished file behind', async () => {
    const library = await temporaryLibrary();
    valueOf(await addVersion(library, sampleVersion()));
    const names = await readdir(join(library.folder, 'blobs'));
    expect(names.every((name) => /^[0-9a-f]{2}$/.test(name))).toBe(true);
  });
});

describe('what maintainers do', () => {
  test('a yanked version is no longer chosen, but still there for whoever names it', async () => {
    const library = await temporaryLibrary();
    valueOf(await addVersion(library, sampleVersion()));
    valueOf(await addVersion(library, sampleVersion({ version: '1.1.0', title: 'Better hook' })));
    valueOf(await yank(library, ref('ada/hook@1.1.0'), ACT));
    expect(valueOf(await findVersion(library, ref('ada/hook'))).record.version).toBe('1.0.0');
    expect(codesOf(await findVersion(library, ref('ada/hook@1.1.0')))).toEqual([
      'library-version-yanked',
    ]);
    const { hits } = await searchDesigns(library.db, { words: 'hook' });
    expect(hits.map(({ version, title }) => `${version} ${title}`)).toEqual(['1.0.0 Hook']);
    valueOf(await unyank(library, ref('ada/hook@1.1.0'), ACT));
    expect(valueOf(await findVersion(library, ref('ada/hook'))).record.version).toBe('1.1.0');
  });

  test('a deprecated version warns with what to take instead', async () => {
    const library = await temporaryLibrary();
    valueOf(await addVersion(library, sampleVersion()));
    valueOf(await deprecate(library, ref('ada/hook@1.0.0'), { ...ACT, reason: 'take ada/peg' }));
    const found = await findVersion(library, ref('ada/hook'));
    expect(found.problems[0]?.message).toContain('take ada/peg');
  });

  test('a version taken down leaves a tombstone with the reason; its number is not given again', async () => {
    const library = await temporaryLibrary();
    const { record } = sampleVersion();
    valueOf(await addVersion(library, sampleVersion()));
    valueOf(await takeDown(library, ref('ada/hook@1.0.0'), { ...ACT, reason: 'not theirs' }));
    const gone = await findVersion(library, ref('ada/hook@1.0.0'));
    expect(gone.problems[0]).toMatchObject({ code: 'library-version-removed' });
    expect(gone.problems[0]?.message).toContain('not theirs');
    expect(await library.blobs.has(record.files[1]!.sha256)).toBe(false);
    expect((await searchDesigns(library.db, { words: '' })).total).toBe(0);
    expect(codesOf(await addVersion(library, sampleVersion()))).toEqual([
      'library-version-removed',
    ]);
  });

  test('files that another version needs stay when one is taken down', async () => {
    const library = await temporaryLibrary();
    valueOf(await addVersion(library, sampleVersion()));
    valueOf(await addVersion(library, sampleVersion({ name: 'bob/hook' })));
    valueOf(await takeDown(library, ref('ada/hook@1.0.0'), ACT));
    const { record } = valueOf(await findVersion(library, ref('bob/hook')));
    expect((await loadDesign(library.blobs, record)).ok).toBe(true);
  });

  test('is logged with who and why', async () => {
    const library = await temporaryLibrary();
    valueOf(await addVersion(library, sampleVersion()));
    valueOf(await yank(library, ref('ada/hook@1.0.0'), ACT));
    const log = await readEvents(library.db, 'ada/hook');
    expect(log.map(({ who, what, detail }) => `${who} ${what} ${detail.slice(0, 9)}`)).toEqual([
      'maintainer yank it breaks',
      `ada publish ${sampleVersion().record.digest.slice(0, 9)}`,
    ]);
  });
});

describe('a library', () => {
  test('is there again after it was closed', async () => {
    const folder = await temporaryFolder();
    const first = await temporaryLibrary(folder);
    valueOf(await addVersion(first, sampleVersion()));
    await first.close();
    const again = await temporaryLibrary(folder);
    expect((await findVersion(again, ref('ada/hook'))).ok).toBe(true);
  });

  test('that is not there is told, and nothing is made', async () => {
    const folder = join(await temporaryFolder(), 'nothing');
    expect(codesOf(await openLibrary(folder, { create: false }))).toEqual(['library-not-found']);
    await expect(readdir(folder)).rejects.toThrow('ENOENT');
  });

  test('whose database is something else is told', async () => {
    const folder = await temporaryFolder();
    await writeFile(
      join(folder, 'library.sqlite'),
      'This is no database at all, but a long text.'.repeat(99),
    );
    expect(codesOf(await openLibrary(folder))).toEqual(['library-damaged']);
  });

  test('can be opened by many at once for the first time', async () => {
    const folder = await temporaryFolder();
    const all = await Promise.all(Array.from({ length: 5 }, () => openLibrary(folder)));
    for (const opened of all) await valueOf(opened).close();
  });
});

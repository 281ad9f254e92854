// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addVersion } from '../../../src/designs/library/add-version.ts';
import { versionByName } from '../../../src/designs/library/find-version.ts';
import { loadDesign } from '../../../src/designs/library/load-source.ts';
import { backupNode, restoreNode } from '../../../src/designs/library/store/backup.ts';
import { openLibrary } from '../../../src/designs/library/store/open-library.ts';
import { sampleVersion, valueOf } from './samples.ts';

let folder: string;

beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'fabcommons-backup-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a backup of a node in use', () => {
  it('restores to a node with the same versions and files', async () => {
    const library = valueOf(await openLibrary(join(folder, 'node')));
    const version = sampleVersion();
    const record = valueOf(await addVersion(library, version));
    const name = `${record.author}/${record.slug}@${record.version}`;
    valueOf(await backupNode(library, join(folder, 'backup')));
    await library.close();
    valueOf(await restoreNode(join(folder, 'backup'), join(folder, 'again')));
    const again = valueOf(await openLibrary(join(folder, 'again'), { create: false }));
    const found = await versionByName(again, name);
    expect(found?.record).toEqual(record);
    const design = valueOf(await loadDesign(again.blobs, found!.record));
    expect([...design.source.files.keys()]).toEqual(record.files.map(({ path }) => path));
    await again.close();
  });

  it('never goes where something is, nor over a node', async () => {
    const library = valueOf(await openLibrary(join(folder, 'other')));
    const over = await backupNode(library, join(folder, 'backup'));
    expect(over.problems.map(({ code }) => code)).toEqual(['backup-folder-taken']);
    await library.close();
    const onto = await restoreNode(join(folder, 'backup'), join(folder, 'other'));
    expect(onto.problems.map(({ code }) => code)).toEqual(['backup-node-there']);
    const none = await restoreNode(join(folder, 'nothing'), join(folder, 'new'));
    expect(none.problems.map(({ code }) => code)).toEqual(['backup-not-found']);
    expect((await readdir(folder)).filter((name) => name.includes('unfinished'))).toEqual([]);
  });
});

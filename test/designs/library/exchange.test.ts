// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addVersion } from '../../../src/designs/library/add-version.ts';
import { answerComplaint, fileComplaint } from '../../../src/designs/library/complaints.ts';
import { keepCustomization } from '../../../src/designs/library/customizations.ts';
import { exportLibrary } from '../../../src/designs/library/exchange/export-library.ts';
import { findVersion } from '../../../src/designs/library/find-version.ts';
import { importLibrary } from '../../../src/designs/library/exchange/import-library.ts';
import { loadDesign } from '../../../src/designs/library/load-source.ts';
import { addMarks } from '../../../src/designs/library/marks.ts';
import { deprecate, takeDown, yank } from '../../../src/designs/library/moderate.ts';
import { keepProducts } from '../../../src/designs/library/products.ts';
import { parseReference } from '../../../src/designs/library/reference.ts';
import { writeExport } from '../../../src/designs/library/store/write-export.ts';
import type { OpenLibrary } from '../../../src/designs/library/store/open-library.ts';
import { diskTree } from '../../../src/designs/read/disk-tree.ts';
import { licenseText } from '../../../src/designs/read/license-text.ts';
import { codesOf, sampleVersion, temporaryFolder, temporaryLibrary, valueOf } from './samples.ts';

const ACT = { who: 'maintainer', reason: 'because' };
const ref = (text: string) => valueOf(parseReference(text));

/** Everything a library can know. */
const filled = async (): Promise<OpenLibrary> => {
  const library = await temporaryLibrary();
  const fork = { relation: 'fork' as const, of: 'ada/hook@1.0.0', license: 'CERN-OHL-S-2.0' };
  const samples = [
    {},
    { version: '1.1.0', code: 'second' },
    { version: '2.0.0', code: 'third' },
    { name: 'bob/hook', lineage: [fork] },
    { name: 'cleo/vase', license: 'CC-BY-4.0', title: 'Vase' },
    { name: 'cleo/bad', title: 'Stolen' },
  ];
  for (const sample of samples) valueOf(await addVersion(library, sampleVersion(sample)));
  valueOf(await yank(library, ref('ada/hook@1.1.0'), ACT));
  valueOf(await deprecate(library, ref('ada/hook@1.0.0'), ACT));
  valueOf(await takeDown(library, ref('cleo/bad@1.0.0'), ACT));
  const filing = {
    design: 'cleo/bad',
    kind: 'author' as const,
    text: 'Mine.',
    evidence: 'x',
    contact: 'y',
  };
  const { id } = valueOf(await fileComplaint(library, filing));
  valueOf(await answerComplaint(library, id, { outcome: 'upheld', text: 'Gone.', who: 'm' }));
  valueOf(await fileComplaint(library, { ...filing, design: 'ada/hook', text: 'Hm.' }));
  await keepCustomization(library, 'ada/hook@2.0.0', { width: 3 });
  await addMarks(library.db, 'ada/hook@2.0.0', '{"width":3}', [
    { name: 'a', whole: [9], shells: [[9]] },
  ]);
  await keepProducts(library.db, [
    {
      sha256: 'ab'.repeat(32),
      version: 'ada/hook@2.0.0',
      parameters: '{}',
      format: 'stl',
      name: 'a.stl',
    },
  ]);
  return library;
};

const exported = async (library: OpenLibrary, only?: string): Promise<string> => {
  const folder = await temporaryFolder();
  valueOf(
    await writeExport(
      folder,
      exportLibrary(library, licenseText, only === undefined ? undefined : ref(only)),
    ),
  );
  return folder;
};

const filesIn = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = names
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
  const entries = await Promise.all(
    paths
      .sort()
      .map(async (path) => [path.slice(folder.length), await readFile(path, 'latin1')] as const),
  );
  return new Map(entries);
};

describe('an export', () => {
  test('that is imported and exported again is the same, file by file', async () => {
    const first = await exported(await filled());
    const other = await temporaryLibrary();
    const report = valueOf(await importLibrary(other, diskTree(first)));
    expect(report.refused).toEqual([]);
    expect(report.added).toHaveLength(6);
    expect(await filesIn(await exported(other))).toEqual(await filesIn(first));
    const again = await importLibrary(other, diskTree(first));
    expect(again.problems).toEqual([]);
    expect(valueOf(again)).toMatchObject({ added: [], refused: [] });
  });

  test('written again over itself changes nothing, and brings what is new', async () => {
    const library = await filled();
    const folder = await exported(library);
    const before = await filesIn(folder);
    valueOf(await writeExport(folder, exportLibrary(library, licenseText)));
    expect(await filesIn(folder)).toEqual(before);
    valueOf(await addVersion(library, sampleVersion({ name: 'dan/peg' })));
    valueOf(await writeExport(folder, exportLibrary(library, licenseText)));
    expect(await readdir(join(folder, 'designs/dan/peg'))).toEqual(['1.0.0']);
  });

  test('of one design has its ancestors and nothing else', async () => {
    const folder = await exported(await filled(), 'bob/hook');
    expect((await readdir(join(folder, 'designs'))).sort()).toEqual(['ada', 'bob']);
    expect(await readdir(join(folder, 'designs/ada/hook'))).toEqual(['1.0.0']);
  });

  test('has the texts of licenses that its designs bring along, and no others of theirs', async () => {
    const library = await temporaryLibrary();
    const more = {
      'LICENSES/LLVM-exception.txt': 'Its text.',
      'LICENSES/Apache-2.0.txt': 'You owe me.',
    };
    const sample = sampleVersion({ license: 'Apache-2.0 WITH LLVM-exception', more });
    valueOf(await addVersion(library, sample));
    const files = await filesIn(await exported(library));
    expect(files.get('/LICENSES/LLVM-exception.txt')).toBe('Its text.');
    expect(files.get('/LICENSES/Apache-2.0.txt')).toContain('Apache License');
  });

  test('does not go into a folder of something else', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'thesis.txt'), 'years of work');
    const refused = await writeExport(folder, exportLibrary(await filled(), licenseText));
    expect(codesOf(refused)).toEqual(['export-folder-taken']);
    expect(await readdir(folder)).toEqual(['thesis.txt']);
  });

  test.skipIf(spawnSync('reuse', ['--version']).status !== 0)('passes reuse lint', async () => {
    const folder = await exported(await filled());
    execFileSync('git', ['init', '-q', folder]);
    expect(spawnSync('reuse', ['--root', folder, 'lint', '--quiet']).status).toBe(0);
  });
});

describe('an import of strangers', () => {
  const tampered = async (change: (folder: string) => Promise<unknown>) => {
    const folder = await exported(await filled());
    await change(folder);
    const library = await temporaryLibrary();
    return importLibrary(library, diskTree(folder));
  };
  const version = 'designs/ada/hook/2.0.0';

  test('refuses a version whose source was changed, and takes the others', async () => {
    const done = await tampered((folder) =>
      writeFile(join(folder, version, 'src/design.js'), 'evil'),
    );
    expect(codesOf(done)).toEqual(['import-digest']);
    expect(valueOf(done).refused).toEqual([version]);
    expect(valueOf(done).added).toHaveLength(5);
  });

  test.each([
    ['nonsense', () => '{"a":'],
    ['another version', (text: string) => text.replace('"version": "2.0.0"', '"version": "3.0.0"')],
    ['a field too many', (text: string) => text.replace('{', '{"__proto__x": 1,')],
    ['a closed license', (text: string) => text.replaceAll('CERN-OHL-S-2.0', 'CC-BY-NC-4.0')],
  ])('refuses a record that is %s', async (_, change) => {
    const done = await tampered(async (folder) => {
      const path = join(folder, version, 'version.json');
      await writeFile(path, change(await readFile(path, 'utf8')));
    });
    expect(valueOf(done).refused).toEqual([version]);
  });

  test('refuses a fork under a license that its origin forbids', async () => {
    const done = await tampered(async (folder) => {
      const path = join(folder, 'designs/bob/hook/1.0.0/version.json');
      const text = await readFile(path, 'utf8');
      const record = JSON.parse(text) as { license: string; manifest: { license: string } };
      record.license = record.manifest.license = 'MIT';
      await writeFile(path, JSON.stringify(record));
    });
    expect(codesOf(done)).toContain('lineage-license');
  });

  test('refuses a version whose origin claims another license than the works before it allow', async () => {
    const library = await temporaryLibrary();
    const share = { relation: 'fork' as const, of: 'ada/hook@1.0.0', license: 'CERN-OHL-S-2.0' };
    const forged = { relation: 'fork' as const, of: 'bob/hook@1.0.0', license: 'MIT' };
    for (const sample of [
      {},
      { name: 'bob/hook', lineage: [share] },
      { name: 'abe/hook', lineage: [forged], license: 'MIT' },
    ])
      valueOf(await addVersion(library, sampleVersion(sample)));
    const folder = await exported(library);
    const done = await importLibrary(await temporaryLibrary(), diskTree(folder));
    expect(codesOf(done)).toEqual(['lineage-license']);
    expect(valueOf(done).refused).toEqual(['designs/abe/hook/1.0.0']);
  });

  test('changes nothing of a version that is here already, and takes none of its files away', async () => {
    const folder = await exported(await filled());
    const library = await temporaryLibrary();
    valueOf(await addVersion(library, sampleVersion({ name: 'cleo/bad', title: 'Stolen' })));
    valueOf(await addVersion(library, sampleVersion()));
    valueOf(await yank(library, ref('ada/hook@1.0.0'), ACT));
    const report = valueOf(await importLibrary(library, diskTree(folder)));
    expect(report.unchanged).toEqual(['ada/hook@1.0.0', 'cleo/bad@1.0.0']);
    const kept = valueOf(await findVersion(library, ref('cleo/bad')));
    expect(kept.state).toEqual({});
    expect((await loadDesign(library.blobs, kept.record)).ok).toBe(true);
    const hook = valueOf(await findVersion(library, ref('ada/hook@1.0.0')));
    expect(Object.keys(hook.state)).toEqual(['yanked']);
  });

  test('is no import where there is none', async () => {
    const folder = await temporaryFolder();
    const library = await temporaryLibrary();
    expect(codesOf(await importLibrary(library, diskTree(folder)))).toEqual([
      'import-not-a-commons',
    ]);
    await mkdir(join(folder, 'commons.json'));
    expect(codesOf(await importLibrary(library, diskTree(folder)))).toEqual([
      'import-not-a-commons',
    ]);
    await rm(join(folder, 'commons.json'), { recursive: true });
    await writeFile(join(folder, 'commons.json'), '{"format":99}');
    expect(codesOf(await importLibrary(library, diskTree(folder)))).toEqual(['import-newer']);
  });
});

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findDesign, findSource } from '../../src/commons/find-design.ts';
import { packageCredits } from '../../src/commons/package-credits.ts';
import { addVersion } from '../../src/designs/library/add-version.ts';
import { deprecate } from '../../src/designs/library/moderate.ts';
import { parseReference } from '../../src/designs/library/reference.ts';
import type { OpenLibrary } from '../../src/designs/library/store/open-library.ts';
import { makeNotice } from '../../src/designs/license/make-notice.ts';
import { LOCK_FILE } from '../../src/designs/modules/module-request.ts';
import { packageFiles } from '../../src/designs/package/package-files.ts';
import { licenseText } from '../../src/designs/read/license-text.ts';
import { success } from '../../src/shared/problem.ts';
import {
  codesOf,
  sampleVersion,
  temporaryFolder,
  temporaryLibrary,
  valueOf,
} from '../designs/library/samples.ts';
import { notRun, publishIn } from './designs.ts';

const MANIFEST = `okhv = "OKH-LOSHv1.0"
name = "Jar"
version = "1.0.0"
license = "CERN-OHL-S-2.0"
licensor = "Ada Moreau"
function = "Holds jam."
`;

const folderOf = async (code: string, more: Readonly<Record<string, string>> = {}) => {
  const folder = join(await temporaryFolder(), 'jar');
  await mkdir(folder);
  const files = { 'okh.toml': MANIFEST, 'README.md': '# Jar', 'design.js': code, ...more };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
};

const USES = "const hook = require('commons:ada/hook@^1')\nmodule.exports = { main: hook.main }";

/** The design as it is built, and the version that comes of publishing it. */
const bothOf = async (library: OpenLibrary, folder: string) => {
  const get = async () => success(library);
  const built = valueOf(await findDesign(folder, get)).design;
  const left = valueOf(await findSource(folder, get)).design;
  const published = await publishIn(library, left, 'bob', { examine: notRun });
  return { built, left, record: valueOf(published) };
};

test('What is built of a folder is what is published of it, modules and all', async () => {
  const library = await temporaryLibrary();
  valueOf(await addVersion(library, sampleVersion()));
  const { built, left, record } = await bothOf(library, await folderOf(USES));
  expect(built.digest).toBe(record.digest);
  expect(built.digest).not.toBe(left.digest);
  expect([...built.source.files.keys()]).toContain('commons_modules/ada/hook@1.0.0/design.js');
});

test('Its modules are credited in every file and package, each under its own license', async () => {
  const library = await temporaryLibrary();
  const okh = 'name = "Hook"\nlicensor = "Cleo Ray"\n';
  const sample = { license: 'CC0-1.0', more: { 'okh.toml': okh, 'a.txt': 'x' } };
  valueOf(await addVersion(library, sampleVersion(sample)));
  const get = async () => success(library);
  const { design } = valueOf(await findDesign(await folderOf(USES), get));
  const notice = makeNotice(design, [], {}, 'fabcommons');
  expect(notice.derivedFrom).toEqual(['ada/hook@1.0.0']);
  const files = valueOf(
    await packageFiles({
      ...{ design, notice, products: [], licenseText },
      credits: await packageCredits(design, undefined, library),
      inputs: { parameters: {}, quantities: {}, scale: 1, formats: [] },
    }),
  );
  const textOf = (path: string): string => new TextDecoder().decode(files.get(path));
  expect(textOf('NOTICE.md')).toContain(
    'Hook (ada/hook@1.0.0) by Cleo Ray, CC0-1.0: used as a module',
  );
  const beside = textOf('src/commons_modules/ada/hook@1.0.0/a.txt.license');
  expect(beside).toMatch(/Cleo Ray[^]*CC0-1\.0/);
});

test('So it is with a lock file of modules that nothing requires any more', async () => {
  const library = await temporaryLibrary();
  const lock = JSON.stringify({ lockVersion: 1, modules: {} });
  const folder = await folderOf('module.exports = { main: () => [] }', { [LOCK_FILE]: lock });
  const { built, record } = await bothOf(library, folder);
  expect(built.digest).toBe(record.digest);
});

test('A warning about a module is told to whoever builds on it, and noted when it is published', async () => {
  const library = await temporaryLibrary();
  valueOf(await addVersion(library, sampleVersion()));
  const reference = valueOf(parseReference('ada/hook@1.0.0'));
  valueOf(await deprecate(library, reference, { who: 'ada', reason: 'it breaks' }));
  const { built, record } = await bothOf(library, await folderOf(USES));
  expect(codesOf({ problems: built.problems } as never)).toContain('library-version-deprecated');
  expect(record.findings.map(({ code }) => code)).toContain('library-version-deprecated');
});

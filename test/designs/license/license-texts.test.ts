// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Design } from '../../../src/designs/design.ts';
import { licenseIds, licenseTexts } from '../../../src/designs/license/license-texts.ts';
import { makeNotice } from '../../../src/designs/license/make-notice.ts';
import { packageFiles } from '../../../src/designs/package/package-files.ts';
import { licenseText } from '../../../src/designs/read/license-text.ts';
import { temporaryFolder, valueOf } from '../library/samples.ts';
import { DESIGN, MANIFEST } from '../sample.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const none = async (): Promise<undefined> => undefined;

const EXCEPTIONS = [
  ['Classpath-exception-2.0', 'link this library with independent modules'],
  ['Font-exception-2.0', 'embed this font'],
  ['GCC-exception-2.0', 'link the compiled version of this file'],
  ['GCC-exception-3.1', 'GCC RUNTIME LIBRARY EXCEPTION'],
  ['Bison-exception-2.2', 'Bison parser skeleton'],
  ['Autoconf-exception-2.0', 'configure scripts that are the output of Autoconf'],
  ['Autoconf-exception-3.0', 'AUTOCONF CONFIGURE SCRIPT EXCEPTION'],
  ['KiCad-libraries-exception', 'electronic designs'],
] as const;

test('an expression names its licenses and their exceptions', () => {
  const ids = licenseIds('GPL-3.0-only WITH Classpath-exception-2.0 OR (MIT AND Apache-2.0)');
  expect(ids).toEqual(['GPL-3.0-only', 'Classpath-exception-2.0', 'MIT', 'Apache-2.0']);
  expect(licenseIds('no license at all')).toEqual([]);
});

test.each(EXCEPTIONS)(
  'the text of %s is at hand, without the license around it',
  async (id, part) => {
    const text = await licenseText(id);
    expect(text?.replace(/\s+/g, ' ')).toContain(part);
    expect(text).not.toMatch(/insert GPL/);
    expect(text).toMatch(/\S\n$/);
  },
);

describe('LICENSES/', () => {
  const textOf = async (
    id: string,
    files: Readonly<Record<string, string>>,
    listed: (id: string) => Promise<string | undefined> = none,
  ): Promise<string> => {
    const given = new Map(Object.entries(files).map(([path, text]) => [path, encode(text)]));
    return new TextDecoder().decode(
      valueOf(await licenseTexts([id], given, listed)).get(`LICENSES/${id}.txt`),
    );
  };
  const module = 'commons_modules/bob/peg@1.0.0/LICENSES/SHL-2.1.txt';

  test("has the design's own text, else that of SPDX, else that of a module", async () => {
    const listed = async (): Promise<string> => 'listed';
    const own = { 'LICENSES/SHL-2.1.txt': 'own', [module]: 'of a module' };
    expect(await textOf('SHL-2.1', own, listed)).toBe('own');
    expect(await textOf('SHL-2.1', { [module]: 'of a module' }, listed)).toBe('listed');
    expect(await textOf('SHL-2.1', { [module]: 'of a module' })).toBe('of a module');
  });

  test('tells where a text that is missing can be had, and where to put it', async () => {
    const found = await licenseTexts(['SHL-2.1', 'LicenseRef-mine'], new Map(), licenseText);
    expect(found.problems).toMatchObject([
      { code: 'license-text-missing', severity: 'warning' },
      { code: 'license-text-missing', severity: 'warning' },
    ]);
    expect(found.problems.map(({ hint }) => hint)).toEqual([
      'write its text to LICENSES/LicenseRef-mine.txt in the design',
      'save https://raw.githubusercontent.com/spdx/license-list-data/main/text/SHL-2.1.txt as LICENSES/SHL-2.1.txt in the design',
    ]);
  });
});

describe.skipIf(spawnSync('reuse', ['--version']).status !== 0)(
  'reuse lint passes a package',
  () => {
    const lint = async (license: string, more: Readonly<Record<string, string>>) => {
      const files = new Map(Object.entries(more).map(([path, text]) => [path, encode(text)]));
      const source = { entry: 'index.js', files: files.set('index.js', new Uint8Array()) };
      const design: Design = { ...DESIGN, manifest: { ...MANIFEST, license }, source };
      const packed = await packageFiles({
        design,
        notice: makeNotice(design, [], {}, 'fabcommons'),
        credits: [],
        products: [],
        inputs: { parameters: {}, quantities: {}, scale: 1, formats: [] },
        licenseText,
      });
      const folder = await temporaryFolder();
      for (const [path, bytes] of valueOf(packed)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), bytes);
      }
      spawnSync('git', ['init', '-q', folder]);
      return spawnSync('reuse', ['--root', folder, 'lint', '--quiet']).status;
    };

    test('under a license with an exception whose text is at hand', async () => {
      expect(await lint('GPL-3.0-only WITH Classpath-exception-2.0', {})).toBe(0);
    });

    test('under one whose text the design brings along, and not without', async () => {
      const license = 'Apache-2.0 WITH LLVM-exception';
      expect(await lint(license, {})).not.toBe(0);
      expect(await lint(license, { 'LICENSES/LLVM-exception.txt': 'Its text.\n' })).toBe(0);
    });
  },
);

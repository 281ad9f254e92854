// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { KNOWN_IDS } from '../../../../src/designs/license/compatibility/kinds.ts';
import { findHeaders } from '../../../../src/designs/license/headers/find-headers.ts';
import { headerProblems } from '../../../../src/designs/license/headers/header-problems.ts';

const TAG = 'SPDX-License-' + 'Identifier';
const headersOf = (files: Readonly<Record<string, string>>) =>
  findHeaders(
    new Map(
      Object.entries(files).map(([file, license]) => [
        file,
        new TextEncoder().encode(`// A part\n// ${TAG}: ${license}\nmain()\n`),
      ]),
    ),
  );
const held = (files: Readonly<Record<string, string>>, license?: string) =>
  headerProblems(headersOf(files), license);

test('A header that contradicts the manifest names both places', () => {
  const [problem, ...others] = held({ 'lib/gear.js': 'GPL-3.0-or-later' }, 'CERN-OHL-S-2.0');
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    code: 'license-header-contradicts',
    severity: 'error',
    where: { file: 'lib/gear.js', line: 2 },
  });
  for (const named of [
    'okh.toml',
    'CERN-OHL-S-2.0',
    'lib/gear.js, line 2',
    'GPL-3.0-or-later',
    '§1.2',
  ])
    expect(problem!.message).toContain(named);
});

test.each([
  ['the same license', 'CERN-OHL-S-2.0', 'CERN-OHL-S-2.0'],
  ['one part of an AND', 'MIT', 'CERN-OHL-S-2.0 AND MIT'],
  ['one part of an AND that would not go into the other', 'GPL-3.0-only', 'MIT AND GPL-3.0-only'],
  ['the same AND in another order', 'MIT AND ISC', 'ISC AND MIT'],
  ['a choice of which the manifest took one', 'MIT OR GPL-2.0-only', 'MIT'],
])('%s agrees', (_, header, manifest) => {
  expect(held({ 'a.js': header }, manifest)).toEqual([]);
});

test('Other licenses that may go in are listed once each, with what they ask for', () => {
  const files = { 'a.js': 'MIT', 'b.js': 'MIT', 'c.js': 'CC-BY-4.0', 'd.js': 'CERN-OHL-S-2.0' };
  expect(held(files, 'CERN-OHL-S-2.0')).toMatchObject([
    {
      code: 'license-header-other',
      severity: 'note',
      message: 'a.js and 1 more: MIT stays in a work under CERN-OHL-S-2.0',
      hint: expect.stringContaining('license text') as string,
      where: { file: 'a.js', line: 2 },
    },
    { code: 'license-header-other', where: { file: 'c.js' } },
  ]);
});

test.each([
  ['a.js', 'CC-BY-SA-4.0', true],
  ['README.md', 'CC-BY-SA-4.0', false],
  ['README.md', 'CC-BY-NC-4.0', true],
  ['node_modules/x/index.js', 'MIT', false],
  ['node_modules/x/index.js', 'GPL-3.0-only', true],
  ['commons_modules/ada/hook/index.js', 'CERN-OHL-W-2.0', false],
  ['commons_modules/ada/hook/index.js', 'TAPR-OHL-1.0', true],
  ['a.js', 'NONE', true],
  ['a.js', 'LicenseRef-secret', true],
])('%s under %s in a design under CERN-OHL-S-2.0 contradicts: %s', (file, license, contradicts) => {
  const codes = held({ [file]: license }, 'CERN-OHL-S-2.0').map(({ code }) => code);
  expect(codes.includes('license-header-contradicts')).toBe(contradicts);
});

test('A sidecar is named as the place', () => {
  const text = `${TAG}: CC-BY-NC-4.0`;
  const headers = findHeaders(
    new Map([
      ['a.stl', new Uint8Array(4)],
      ['a.stl.license', new TextEncoder().encode(text)],
    ]),
  );
  expect(headerProblems(headers, 'MIT')).toMatchObject([
    { code: 'license-header-contradicts', where: { file: 'a.stl.license', line: 1 } },
  ]);
});

test('What is no expression is a warning, and no manifest license means nothing to hold against', () => {
  expect(held({ 'a.js': 'my own' }, 'MIT')).toMatchObject([
    { code: 'license-header-not-spdx', severity: 'warning', where: { file: 'a.js', line: 2 } },
  ]);
  expect(held({ 'a.js': 'GPL-3.0-only' })).toEqual([]);
});

test('People who write "MIT License" are told what to write', () => {
  expect(held({ 'a.js': 'MIT License' }, 'MIT')).toMatchObject([
    { code: 'license-header-not-spdx', hint: 'did you mean "MIT"?' },
  ]);
});

test.each(KNOWN_IDS.filter((id) => !id.includes(' WITH ')))(
  'The full text of %s beside a design under it does not contradict it',
  (id) => {
    const { resolve } = createRequire(import.meta.url);
    const path = resolve(`spdx-license-list/licenses/${id}.json`);
    const { licenseText } = JSON.parse(readFileSync(path, 'utf8')) as { licenseText: string };
    const bytes = new TextEncoder().encode(licenseText);
    for (const name of ['LICENSE', 'COPYING', 'LICENSE.txt'])
      expect(headerProblems(findHeaders(new Map([[name, bytes]])), id)).toEqual([]);
  },
);

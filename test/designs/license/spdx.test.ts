// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest';
import { licenseTerms, parseLicense } from '../../../src/designs/license/spdx.ts';

test.each([
  ['CERN-OHL-S-2.0', 'CERN-OHL-S-2.0'],
  ['cc-by-sa-4.0  or mit', 'CC-BY-SA-4.0 OR MIT'],
  ['( MIT and  isc ) OR CC0-1.0', '(MIT AND ISC) OR CC0-1.0'],
  ['Apache-2.0 WITH SHL-2.1', 'Apache-2.0 WITH SHL-2.1'],
  ['LicenseRef-mine', 'LicenseRef-mine'],
  ['GPL-2.0+', 'GPL-2.0+'],
])('%s is a license', (text, normalized) => {
  expect(parseLicense(text)).toEqual({ ok: true, value: normalized, problems: [] });
  expect(parseLicense(normalized)).toMatchObject({ value: normalized });
});

test.each([
  ['MIT License', 'MIT'],
  ['The MIT License (MIT)', 'MIT'],
  ['CC BY-SA 4.0', 'CC-BY-SA-4.0'],
  ['CC-BY-SA', 'CC-BY-SA-4.0'],
  ['GPL', 'GPL-3.0-or-later'],
  ['GPLv3', 'GPL-3.0-or-later'],
  ['Creative Commons Attribution-ShareAlike 4.0 International', 'CC-BY-SA-4.0'],
  ['GNU General Public License v3', 'GPL-3.0-or-later'],
  ['CERN-OHL-S v2', 'CERN-OHL-S-2.0'],
])('%s is no license, but suggests %s', (text, meant) => {
  const outcome = parseLicense(text);
  expect(outcome.ok).toBe(false);
  expect(outcome.problems).toMatchObject([
    { code: 'manifest-license-not-spdx', hint: `did you mean "${meant}"?` },
  ]);
});

test.each(['', 'NONE', 'my own', 'MIT OR', '((((', 'A'.repeat(100_000), 'MIT\nG28'])(
  'nonsense is a Problem: %.20s',
  (text) => expect(parseLicense(text).ok).toBe(false),
);

test('An expression names its licenses in order', () => {
  expect(licenseTerms('GPL-2.0+ OR (MIT AND Apache-2.0 WITH SHL-2.1)')).toEqual([
    { license: 'GPL-2.0', orLater: true },
    { license: 'MIT', orLater: false },
    { license: 'Apache-2.0', orLater: false, exception: 'SHL-2.1' },
  ]);
});

test('An expression that is too long is refused, never cut to a shorter one', () => {
  const long = `${'MIT OR '.repeat(80)}CC-BY-NC-4.0`;
  expect(parseLicense(long).ok).toBe(false);
  expect(parseLicense(`(${long}`).ok).toBe(false);
  expect(parseLicense(`MIT ${' '.repeat(600)} OR CC0-1.0`)).toMatchObject({
    value: 'MIT OR CC0-1.0',
  });
});

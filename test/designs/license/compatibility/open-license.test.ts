// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest';
import { describeLicense } from '../../../../src/designs/license/compatibility/describe-license.ts';
import { KNOWN_IDS } from '../../../../src/designs/license/compatibility/kinds.ts';
import { OFFERED_LICENSES } from '../../../../src/designs/license/compatibility/offered-licenses.ts';
import { openLicenseProblem } from '../../../../src/designs/license/compatibility/open-license.ts';
import { parseLicense } from '../../../../src/designs/license/spdx.ts';

test.each([...KNOWN_IDS, 'CC-BY-SA-3.0-DE', 'EUPL-1.2', 'GPL-2.0+', 'MIT OR CC-BY-NC-4.0'])(
  '%s may be published',
  (license) => expect(openLicenseProblem(license)).toBeUndefined(),
);

test.each([
  ['CC-BY-NC-4.0', 'manifest-license-not-open', 'forbids'],
  ['CC-BY-ND-3.0', 'manifest-license-not-open', 'forbids'],
  ['MIT AND CC-BY-NC-SA-4.0', 'manifest-license-not-open', 'forbids'],
  ['BUSL-1.1', 'manifest-license-not-open', 'not known'],
  ['PolyForm-Noncommercial-1.0.0', 'manifest-license-not-open', 'forbids'],
  ['LicenseRef-mine', 'manifest-license-not-open', 'not known'],
  ['no expression', 'manifest-license-not-open', 'not known'],
  ['NONE', 'manifest-no-license', 'none'],
  [undefined, 'manifest-no-license', 'none'],
])('%s may not, and is told what would do', (license, code, why) => {
  const problem = openLicenseProblem(license);
  expect(problem).toMatchObject({ code, severity: 'error' });
  expect(problem!.message).toContain(why);
  expect(problem!.hint).toContain('CERN-OHL-S-2.0');
});

test('Every license on offer is a known, open one that is told in one or two sentences', () => {
  expect(OFFERED_LICENSES[0]).toBe('CERN-OHL-S-2.0');
  for (const license of OFFERED_LICENSES) {
    expect(parseLicense(license)).toMatchObject({ ok: true, value: license });
    expect(KNOWN_IDS).toContain(license);
    expect(openLicenseProblem(license)).toBeUndefined();
    expect(describeLicense(license)).toMatch(/^[^.]+(?:\d\.\d[^.]*)*\.( [^.]+\.)?$/);
  }
  expect(describeLicense('NONE')).toBeUndefined();
});

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';
import { KINDS, KNOWN_IDS } from '../../../../src/designs/license/compatibility/kinds.ts';
import { licenseVerdict } from '../../../../src/designs/license/compatibility/license-verdict.ts';
import { isAllowed } from '../../../../src/designs/license/compatibility/verdict.ts';

const COLUMNS =
  'CC0-1.0 CC-BY-4.0 CC-BY-SA-4.0 GPL-3.0-or-later CERN-OHL-P-2.0 CERN-OHL-W-2.0 CERN-OHL-S-2.0 TAPR-OHL-1.0'.split(
    ' ',
  );
const ANSWERS = { y: 'yes', d: 'duty', n: 'no' } as const;

/** Stated apart from the code's table: y yes, d yes with a duty, n no, in the order of COLUMNS. */
const ROWS: readonly (readonly [string, string])[] = [
  ['CC0-1.0', 'y y y y y y y y'],
  ['Unlicense', 'y y y y y y y y'],
  ['0BSD', 'y y y y y y y y'],
  ['MIT-0', 'y y y y y y y y'],
  ['MIT', 'n d d y d y y d'],
  ['BSD-2-Clause', 'n d d y d y y d'],
  ['BSD-3-Clause', 'n d d y d y y d'],
  ['ISC', 'n d d y d y y d'],
  ['Apache-2.0', 'n d d y d y y d'],
  ['Apache-2.0 WITH SHL-2.0', 'n d d y d y y d'],
  ['Apache-2.0 WITH SHL-2.1', 'n d d y d y y d'],
  ['CC-BY-4.0', 'n y y y d d d d'],
  ['CC-BY-3.0', 'n y y y d d d d'],
  ['CC-BY-SA-4.0', 'n n y y n n n n'],
  ['GPL-3.0-or-later', 'n n n y n n n n'],
  ['CERN-OHL-P-2.0', 'n d d d y y y d'],
  ['CERN-OHL-W-2.0', 'n n n n n y d n'],
  ['CERN-OHL-S-2.0', 'n n n n n n y n'],
  ['TAPR-OHL-1.0', 'n n n n n n n y'],
  ['CC-BY-NC-4.0', 'n n n n n n n n'],
  ['CC-BY-NC-SA-3.0', 'n n n n n n n n'],
  ['CC-BY-ND-4.0', 'n n n n n n n n'],
  ['CC-BY-NC-ND-4.0', 'n n n n n n n n'],
  ['NONE', 'n n n n n n n n'],
];

describe.each(ROWS)('%s', (from, answers) => {
  test.each(COLUMNS.map((to, i) => [to, answers.split(' ')[i] as keyof typeof ANSWERS]))(
    'into %s: %s',
    (to, answer) => {
      for (const use of ['fork', 'remix', 'import'] as const)
        expect(licenseVerdict(from, to, use)).toMatchObject({ answer: ANSWERS[answer], from, to });
    },
  );
});

test.each([
  ['MIT', 'ISC', 'yes'],
  ['MIT', 'Apache-2.0', 'yes'],
  ['Apache-2.0', 'MIT', 'duty'],
  ['Apache-2.0', 'BSD-3-Clause', 'duty'],
  ['Apache-2.0', 'GPL-2.0-only', 'no'],
  ['Apache-2.0', 'GPL-2.0-or-later', 'no'],
  ['Apache-2.0', 'GPL-3.0-only', 'yes'],
  ['GPL-3.0-or-later', 'AGPL-3.0-or-later', 'yes'],
  ['AGPL-3.0-or-later', 'GPL-3.0-or-later', 'no'],
  ['LGPL-3.0-or-later', 'GPL-3.0-or-later', 'yes'],
  ['LGPL-3.0-only', 'GPL-3.0-only', 'yes'],
  ['LGPL-2.1-or-later', 'GPL-2.0-or-later', 'yes'],
  ['LGPL-2.1-or-later', 'GPL-3.0-or-later', 'yes'],
  ['MPL-2.0', 'GPL-3.0-or-later', 'yes'],
  ['MPL-2.0', 'LGPL-2.1-or-later', 'yes'],
  ['MPL-2.0', 'AGPL-3.0-only', 'yes'],
  ['GPL-2.0-only', 'GPL-3.0-or-later', 'no'],
  ['GPL-2.0-only', 'GPL-2.0-or-later', 'no'],
  ['GPL-2.0-or-later', 'GPL-3.0-or-later', 'yes'],
  ['GPL-2.0+', 'GPL-3.0-or-later', 'yes'],
  ['GPL-3.0-only', 'GPL-3.0-or-later', 'no'],
  ['CC-BY-SA-3.0', 'CC-BY-SA-4.0', 'yes'],
  ['CC-BY-SA-2.0', 'CC-BY-SA-4.0', 'yes'],
  ['CC-BY-SA-2.5', 'CC-BY-SA-4.0', 'yes'],
  ['CC-BY-SA-4.0', 'CC-BY-SA-3.0', 'no'],
  ['CC-BY-SA-3.0', 'GPL-3.0-or-later', 'no'],
  ['CC-BY-3.0', 'CC-BY-4.0', 'yes'],
  ['LAL-1.3', 'CC-BY-SA-4.0', 'yes'],
  ['CC-BY-SA-4.0', 'LAL-1.3', 'yes'],
  ['CC-BY-SA-4.0', 'GPL-2.0-only', 'no'],
  ['Apache-2.0 WITH SHL-2.1', 'Apache-2.0', 'yes'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only', 'unknown'],
  ['EUPL-1.2', 'GPL-3.0-or-later', 'unknown'],
  ['MIT', 'EUPL-1.2', 'unknown'],
  ['LicenseRef-mine', 'LicenseRef-mine', 'unknown'],
  ['MIT', 'CC-BY-NC-4.0', 'no'],
  ['MIT', 'NONE', 'no'],
])('%s into %s: %s', (from, to, answer) => {
  expect(licenseVerdict(from, to, 'remix').answer).toBe(answer);
});

test('Each pair has a reason, each known refusal its clause, each duty something to do', () => {
  for (const from of KNOWN_IDS) {
    for (const to of KNOWN_IDS) {
      const { answer, reason, clause, duties } = licenseVerdict(from, to, 'remix');
      expect(reason).toMatch(/\.$/);
      if (answer !== 'unknown' && from !== to) expect(clause).toMatch(/§|condition/);
      if (answer === 'duty') expect(duties.length).toBeGreaterThan(0);
    }
  }
});

test('The two reasons that people ask for name their places', () => {
  expect(licenseVerdict('CC-BY-SA-4.0', 'GPL-3.0-or-later', 'remix').clause).toBe(
    'CC BY-SA 4.0 §3(b)(1) with §1(c), and the one-way declaration of 8 October 2015',
  );
  expect(licenseVerdict('GPL-3.0-or-later', 'CERN-OHL-S-2.0', 'remix').clause).toBe(
    'CERN-OHL-S-2.0 §1.2',
  );
});

test('In a collection open works keep their licenses, and nothing else may be in it', () => {
  for (const from of KNOWN_IDS)
    expect(isAllowed(licenseVerdict(from, 'CERN-OHL-S-2.0', 'collection'))).toBe(true);
  for (const from of ['NONE', 'CC-BY-NC-4.0', 'CC-BY-ND-4.0'])
    expect(licenseVerdict(from, from, 'collection').answer).toBe('no');
  expect(licenseVerdict('LicenseRef-x', 'MIT', 'collection').answer).toBe('unknown');
  for (const id of KINDS.public.ids) {
    expect(licenseVerdict(id, 'MIT', 'collection').duties, 'nothing is owed').toEqual([]);
  }
  const both = licenseVerdict('CC0-1.0 AND MIT', 'MIT', 'collection');
  expect(both.duties).toContain('list its license');
  expect(both.reason).not.toContain('nothing');
});

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectionNotice } from '../../../src/designs/license/collection-notice.ts';
import {
  besideVerdict,
  collectionLicense,
  restrictionProblem,
} from '../../../src/designs/license/compatibility/collection.ts';
import { KNOWN_IDS } from '../../../src/designs/license/compatibility/kinds.ts';
import { licenseVerdict } from '../../../src/designs/license/compatibility/license-verdict.ts';
import { isAllowed } from '../../../src/designs/license/compatibility/verdict.ts';
import type { Notice } from '../../../src/designs/license/notice.ts';
import { noticeLines } from '../../../src/designs/license/notice-lines.ts';
import { licenseTerms, readExpression } from '../../../src/designs/license/spdx.ts';
import { parseNoticeLines } from '../../../src/pipeline/trace/notice-text.ts';

const someLicense = fc.constantFrom(...KNOWN_IDS, 'MIT OR ISC', 'MIT AND (ISC OR CC0-1.0)');

test('Every open license may stand beside every other, also where neither may go into the other', () => {
  for (const one of KNOWN_IDS) {
    expect(isAllowed(besideVerdict(one)), one).toBe(true);
    expect(restrictionProblem('ada/clip@1.0.0', one)).toBeUndefined();
  }
  const [one, other] = ['CERN-OHL-S-2.0', 'CC-BY-SA-4.0'] as const;
  expect(isAllowed(licenseVerdict(one, other, 'remix'))).toBe(false);
  expect(isAllowed(licenseVerdict(other, one, 'remix'))).toBe(false);
  expect(collectionLicense([one, other])).toBe('CERN-OHL-S-2.0 AND CC-BY-SA-4.0');
  expect(besideVerdict(one).clause).toBe('CERN-OHL-S-2.0 §3.3(d)');
});

test('What forbids sharing for all is a warning that names the work and the clause', () => {
  for (const license of ['CC-BY-NC-4.0', 'CC-BY-ND-4.0', 'NONE', 'LicenseRef-mine']) {
    const problem = restrictionProblem('eve/peg@1.0.0', license);
    expect(problem).toMatchObject({ code: 'license-restricts-collection', severity: 'warning' });
    expect(problem!.message).toContain(`eve/peg@1.0.0 under ${license}`);
  }
  expect(restrictionProblem('eve/peg@1.0.0', 'CC-BY-NC-4.0 OR CC-BY-4.0')).toBeUndefined();
});

test('The license of a whole names the licenses of all works and no other; without one there is none', () => {
  fc.assert(
    fc.property(fc.array(someLicense, { minLength: 1, maxLength: 8 }), (licenses) => {
      const whole = collectionLicense(licenses);
      const idsOf = (text: string) => licenseTerms(text).map(({ license }) => license);
      expect(readExpression(whole)).toBeDefined();
      expect(new Set(idsOf(whole))).toEqual(new Set(licenses.flatMap(idsOf)));
      expect(collectionLicense([...licenses, 'NONE'])).toBe('NONE');
    }),
  );
});

const text = fc.string({ minLength: 1, maxLength: 12, unit: 'binary' });

const someNotice: fc.Arbitrary<Notice> = fc.record({
  title: fc.constantFrom('Clip', 'Beside it:', 'Collection recipe: {}', 'Generator: x'),
  design: fc.constantFrom('ada/clip', 'bob/knob'),
  version: fc.constantFrom('1.0.0', '2.1.0'),
  copyright: fc.constantFrom([], ['2026 Ada'], ['2025 Bob', '2026 Eve']),
  authors: fc.constantFrom(['Ada'], ['Bob', 'Eve']),
  license: fc.constantFrom('MIT', 'CERN-OHL-S-2.0'),
  digest: fc.constantFrom('ab'.repeat(32), 'cd'.repeat(32)),
  changed: fc.constantFrom([], [{ name: 'width', value: 'Beside it:' }]),
  derivedFrom: fc.constantFrom([], ['ada/hook@1.0.0']),
  generator: fc.constant('fabcommons 0.1.0'),
});

test('Lines of a collection lead back to each work and to its recipe, whatever they are called', () => {
  fc.assert(
    fc.property(
      fc.array(someNotice, { minLength: 1, maxLength: 5 }),
      fc.dictionary(text, text),
      fc.constantFrom('title-first' as const, 'spdx-first' as const),
      (notices, values, order) => {
        const recipe = JSON.stringify(values);
        const notice = collectionNotice('plate', notices, recipe);
        // Others' comments may follow, and OBJ knows no backslash.
        const lines = [...noticeLines(notice, order), 'metadata dialect'].map((line) =>
          line.replaceAll('\\', '/'),
        );
        const claims = parseNoticeLines(lines, order);
        expect(claims.works).toMatchObject(notice.works!.map((work) => ({ ...work })));
        expect(JSON.parse(decodeURIComponent(claims.recipe!))).toEqual(values);
        expect(notice.recipe).toMatch(/^[\x20-\x7e]*$/);
      },
    ),
  );
});

test('A collection names every author, copyright and module once, and one work that is there twice once', () => {
  fc.assert(
    fc.property(fc.array(someNotice, { minLength: 1, maxLength: 5 }), (notices) => {
      const whole = collectionNotice('plate', [...notices, ...notices], '{}');
      for (const key of ['authors', 'copyright', 'derivedFrom'] as const) {
        expect(new Set(whole[key])).toEqual(new Set(notices.flatMap((notice) => notice[key])));
        expect(new Set(whole[key]).size).toBe(whole[key].length);
      }
      expect(whole.works).toHaveLength(new Set(notices.map((each) => JSON.stringify(each))).size);
    }),
  );
});

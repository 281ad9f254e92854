// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isVersion } from '../../src/designs/is-version.ts';
import { chooseVersion, parseReference } from '../../src/designs/library/reference.ts';
import { publishable } from '../../src/designs/manifest/publishable.ts';
import { MANIFEST } from './sample.ts';

// The grammar of https://semver.org (Backus–Naur form), as what generates it.
const digits = fc.integer({ min: 0, max: 2_000_000_000 }).map(String);
const word = (letters: string) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 6 });
const alphanumeric = word('0129AZaz-').filter((text) => /[^0-9]/.test(text));
const preRelease = fc.array(fc.oneof(digits, alphanumeric), { minLength: 1, maxLength: 3 });
const build = fc.array(word('0129AZaz-'), { minLength: 1, maxLength: 3 });
const core = fc.tuple(digits, digits, digits).map((numbers) => numbers.join('.'));
const version = fc
  .tuple(core, fc.option(preRelease), fc.option(build))
  .map(([numbers, before, after]) =>
    [numbers, before && `-${before.join('.')}`, after && `+${after.join('.')}`].join(''),
  );

/** Texts that look like versions, most of them none. */
const nearly = fc.oneof(
  fc.tuple(version, word('.-+ 0v')).map((parts) => parts.join('')),
  fc.tuple(word('.-+ 0v='), version).map((parts) => parts.join('')),
  fc.tuple(core, word('.-+0a1')).map((parts) => parts.join('')),
  word('0129.-+a'),
);

/** The same grammar read piece by piece. */
const inGrammar = (text: string): boolean => {
  const [withBefore = '', ...afters] = text.split('+');
  const [numbers = '', ...befores] = withBefore.split('-');
  const isNumber = (each: string): boolean => /^[0-9]+$/.test(each) && String(+each) === each;
  const isWord = (each: string): boolean => /^[0-9A-Za-z-]+$/.test(each);
  const isIdentifier = (each: string): boolean =>
    isWord(each) && (!/^[0-9]+$/.test(each) || isNumber(each));
  return (
    numbers.split('.').length === 3 &&
    numbers.split('.').every(isNumber) &&
    (befores.length === 0 || befores.join('-').split('.').every(isIdentifier)) &&
    (afters.length === 0 || (afters.length === 1 && afters[0]!.split('.').every(isWord)))
  );
};

describe('a version', () => {
  test('is every text of the grammar of semver', () => {
    fc.assert(fc.property(version, (text) => void expect(isVersion(text)).toBe(true)));
  });

  test('is only what that grammar has', () => {
    fc.assert(fc.property(nearly, (text) => void expect(isVersion(text)).toBe(inGrammar(text))));
  });

  test('that may be published is found again: alone, by its name, by a range', () => {
    fc.assert(
      fc.property(fc.oneof(version, nearly).filter(isVersion), (text) => {
        expect(publishable({ ...MANIFEST, version: text })).toEqual([]);
        expect(chooseVersion([text])).toBe(text);
        expect(chooseVersion([text], `>=${text}`)).toBe(text);
        expect(parseReference(`ada/hook@${text}`)).toMatchObject({ value: { range: text } });
      }),
    );
  });

  test.each([
    '1.0.0--.',
    '1.0.0-',
    '1.0.0-01',
    '1.0.0-a..b',
    '1.0.0+',
    '1.0.0+a+b',
    'v1.0.0',
    ' 1.0.0',
    '1.0',
    '01.0.0',
    '99999999999999999999.0.0',
    `1.0.0-${'a'.repeat(100)}`,
  ])('is not %j', (text) => {
    expect(publishable({ ...MANIFEST, version: text })).toMatchObject([
      { code: 'manifest-bad-version' },
    ]);
  });
});

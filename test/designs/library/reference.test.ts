// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseVersion, parseReference } from '../../../src/designs/library/reference.ts';
import { codesOf, valueOf } from './samples.ts';

describe('a reference', () => {
  test('names a design, perhaps a version or a range, perhaps a customization', () => {
    expect(valueOf(parseReference('ada/hook'))).toEqual({ author: 'ada', slug: 'hook' });
    expect(valueOf(parseReference('ada/hook@^1.2'))).toEqual({
      author: 'ada',
      slug: 'hook',
      range: '^1.2',
    });
    expect(valueOf(parseReference('ada/hook@1.2.0~k7x2m9qp4da')).customization).toBe('k7x2m9qp4da');
  });

  test.each([
    '',
    'hook',
    'ada/',
    '/hook',
    'Ada/hook',
    'ada/hook@',
    'ada/hook@banana',
    'a/b/c',
    '../x',
  ])('is not %j', (text) => {
    expect(codesOf(parseReference(text))).toEqual(['reference-malformed']);
  });

  test('is never a surprise, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseReference(text)));
  });
});

describe('the version that a range means', () => {
  const versions = ['1.0.0', '1.2.0', '1.10.0', '2.0.0-beta.1', '0.9.0'];

  test.each([
    [undefined, '1.10.0'],
    ['^1.0', '1.10.0'],
    ['~1.2', '1.2.0'],
    ['1.0.0', '1.0.0'],
    ['2.0.0-beta.1', '2.0.0-beta.1'],
    ['>=2', undefined],
  ])('%s is %s', (range, expected) => {
    expect(chooseVersion(versions, range)).toBe(expected);
  });

  test('is one before a release only where there is nothing else', () => {
    expect(chooseVersion(['1.0.0-alpha', '1.0.0-beta'])).toBe('1.0.0-beta');
    expect(chooseVersion([])).toBeUndefined();
  });
});

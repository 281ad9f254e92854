// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorCode, readListing } from '../../src/designs/library/store/s3/read-listing.ts';

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"'\n]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const listing = (keys: readonly string[], next?: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">` +
  `<Name>b</Name><IsTruncated>${next !== undefined}</IsTruncated>` +
  (next === undefined ? '' : `<NextContinuationToken>${escaped(next)}</NextContinuationToken>`) +
  keys.map((key) => `<Contents><Key>${escaped(key)}</Key><Size>1</Size></Contents>\n`).join('') +
  '</ListBucketResult>';

const texts = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.constantFrom('a&amp;b', '</Key></Contents>', '<IsTruncated>true</IsTruncated>', '&#60;', '$&'),
);

describe('a listing', () => {
  it('has the keys that were written into it, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 4 }), fc.option(texts), (keys, next) => {
        const read = readListing(listing(keys, next ?? undefined));
        expect(read).toEqual({ keys, next: next ?? undefined });
      }),
    );
  });

  it('is none where it was cut off anywhere, or is something else', () => {
    const whole = listing(['a', 'b&c'], 'more');
    for (let end = 0; end < whole.length; end++)
      expect(readListing(whole.slice(0, end))).toBeUndefined();
    expect(readListing('<html>a proxy</html>')).toBeUndefined();
    expect(readListing(listing([]).replace('false', 'true'))).toBeUndefined();
  });
});

it('a code of an error is one word, or none', () => {
  expect(errorCode('<Error><Code>NoSuchKey</Code><Message>x</Message></Error>')).toBe('NoSuchKey');
  expect(errorCode('<Error><Code>a &lt;script&gt;</Code></Error>')).toBe('');
  expect(errorCode('502 Bad Gateway')).toBe('');
});

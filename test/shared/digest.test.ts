// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest, portableDigest } from '../../src/shared/digest.ts';

test('a digest is SHA-256 in hex', () => {
  expect(digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(digest(new Uint8Array())).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

test('with Node and without it, a digest is the same of any bytes and any text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary' }), (bytes, text) => {
      expect(digest(bytes)).toBe(portableDigest(bytes));
      expect(digest(text)).toBe(portableDigest(text));
      // Half of a pair, which is no text that can be written.
      expect(digest(`${text}\ud800`)).toBe(portableDigest(`${text}\ud800`));
    }),
  );
});

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleDigest, checkBundlePath, makeBundle } from '../../src/designs/bundle.ts';
import { decodeText } from '../../src/designs/decode-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const codes = (entry: string, files: readonly [string, string][], budgets = {}) =>
  makeBundle(
    entry,
    files.map(([path, text]) => [path, bytes(text)] as const),
    { files: 3, fileBytes: 10, totalBytes: 15, ...budgets },
  ).problems.map(({ code }) => code);

describe('a path of a bundle', () => {
  test.each(['a.js', 'lib/a b.js', '.x/ü.js', 'a..b/c'])('may be %j', (path) =>
    expect(checkBundlePath(path)).toBeUndefined(),
  );
  test.each(
    [
      '',
      '/a',
      '../a',
      'a/../b',
      'a/./b',
      'a//b',
      'a/',
      'C:/a',
      'c:a',
      'a\\b',
      'a\nb',
      'a\0',
      '\u2028',
      '\ud800',
    ].concat('x'.repeat(401)),
  )('may not be %j', (path) => expect(checkBundlePath(path)?.code).toBe('source-bad-path'));
});

describe('a bundle', () => {
  test('keeps to its budgets and names what breaks them', () => {
    expect(codes('a', [['a', '']])).toEqual([]);
    expect(codes('b', [['a', '']])).toEqual(['source-entry-missing']);
    expect(codes('a', [['a', '12345678901']])).toEqual(['source-file-too-large']);
    expect(
      codes('a', [
        ['a', '1234567890'],
        ['b', '123456'],
      ]),
    ).toEqual(['source-too-large']);
    expect(
      codes('a', [
        ['a', ''],
        ['b', ''],
        ['c', ''],
        ['d', ''],
      ]),
    ).toEqual(['source-too-many-files']);
    expect(
      codes('a', [
        ['a', '1'],
        ['a', '2'],
      ]),
    ).toEqual(['source-duplicate-path']);
    expect(codes('../a', [['../a', '']])).toEqual(['source-bad-path']);
  });

  test('has the digest of its listing, which anybody can compute', () => {
    const bundle = makeBundle('b.js', [
      ['b.js', bytes('x')],
      ['a.js', bytes('')],
    ]);
    const sha = (text: string) => createHash('sha256').update(text).digest('hex');
    const listing = `entry  b.js\n${sha('')}  a.js\n${sha('x')}  b.js\n`;
    expect(bundle.ok && bundleDigest(bundle.value)).toBe(sha(listing));
  });

  test('has one digest in whatever order the files come, another for any other content', () => {
    const files = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,5}$/), fc.uint8Array()), {
      minLength: 1,
      maxLength: 8,
      selector: ([path]) => path,
    });
    fc.assert(
      fc.property(files, (list) => {
        const entry = list[0]![0];
        const one = makeBundle(entry, list);
        const other = makeBundle(entry, [...list].reverse());
        const changed = makeBundle(
          entry,
          list.map(([p, b], i) => [p, i === 0 ? Uint8Array.of(...b, 0) : b] as const),
        );
        if (!one.ok || !other.ok || !changed.ok) throw new Error('expected bundles');
        expect(bundleDigest(one.value)).toBe(bundleDigest(other.value));
        expect(bundleDigest(one.value)).not.toBe(bundleDigest(changed.value));
      }),
    );
  });
});

describe('text', () => {
  test('decodes like UTF-8, and without its byte order mark', () => {
    expect(decodeText('a', bytes('\ufeffgrün 😀'))).toMatchObject({ ok: true, value: 'grün 😀' });
  });

  test.each([
    ['a lone byte', [97, 0xff], 1],
    ['a cut sequence', [97, 98, 0xe2, 0x82], 2],
    ['an overlong slash', [0xc0, 0xaf], 0],
    ['a surrogate', [97, 0xed, 0xa0, 0x80], 1],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0],
  ])('with %s is a Problem at its offset', (_, raw, offset) => {
    const outcome = decodeText('a.js', Uint8Array.from(raw));
    expect(outcome.ok).toBe(false);
    expect(outcome.problems[0]!.message).toContain(`at offset ${offset}`);
  });

  test('names a first bad byte before which everything is UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.string({ unit: 'binary' }), (raw, start) => {
        const all = Uint8Array.of(...bytes(start), ...raw);
        const outcome = decodeText('a', all);
        if (outcome.ok) return;
        const offset = Number(/offset (\d+)/.exec(outcome.problems[0]!.message)![1]);
        expect(decodeText('a', all.subarray(0, offset)).ok).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

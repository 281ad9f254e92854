// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeNotice } from '../../../src/designs/license/make-notice.ts';
import { NOTICE_TAGS, noticeLines } from '../../../src/designs/license/notice-lines.ts';
import { singleLine } from '../../../src/designs/license/single-line.ts';
import type { ParameterSchema } from '../../../src/designs/parameters/schema.ts';
import { DESIGN, MANIFEST } from '../sample.ts';

const WIDTH: ParameterSchema = [
  { name: 'width', type: 'int', caption: 'Width', default: 10 },
  { name: 'key', type: 'password', caption: 'Key', default: '' },
];
const tag = (name: string, value: string): string => `SPDX-${name}: ${value}`;

test('The lines stand in a fixed order and name what was changed', () => {
  const notice = makeNotice(DESIGN, WIDTH, { width: 12, key: '' }, 'fabcommons 0.1.0');
  expect(noticeLines(notice)).toEqual([
    'Cable clip 1.2.0',
    tag('FileCopyrightText', '2026 Ada Moreau'),
    tag('License-Identifier', 'CERN-OHL-S-2.0'),
    'Author: Ada Moreau',
    'Source: https://example.org/clip',
    'Design: cable-clip@1.2.0',
    `Design digest: sha256:${DESIGN.digest}`,
    'Changed parameter: width = 12',
    'Generator: fabcommons 0.1.0',
  ]);
});

test('The SPDX lines come first where a format wants that', () => {
  const notice = makeNotice(DESIGN, [], {}, 'x');
  const lines = noticeLines(notice, 'spdx-first');
  expect(lines[0]).toMatch(/^SPDX-/);
  expect([...lines].sort()).toEqual([...noticeLines(notice)].sort());
});

test('Every line but the title has a tag that readers know', () => {
  const manifest = { ...MANIFEST, origins: [{ relation: 'fork' as const, of: 'ada/clip@1.0.0' }] };
  const notice = makeNotice({ ...DESIGN, manifest }, WIDTH, { width: 12, key: '' }, 'x');
  const tags = noticeLines(notice)
    .slice(1)
    .map((line) => line.slice(0, line.indexOf(': ')));
  expect(new Set(tags)).toEqual(new Set(NOTICE_TAGS));
});

test('A password is told as changed, never shown', () => {
  const notice = makeNotice(DESIGN, WIDTH, { width: 10, key: 'secret' }, 'x');
  expect(notice.changed).toEqual([{ name: 'key', value: '(not shown)' }]);
});

const hostile = fc.string({
  unit: fc.constantFrom(
    'a',
    ' ',
    '\n',
    '\r',
    '\u2028',
    '\u2029',
    '\u0085',
    '\v',
    '\f',
    '\0',
    '\u202e',
    '\ud800',
    'é',
    '😀',
    ';',
  ),
});

test('No text of a design or parameter breaks out of its line', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (a, b, c) => {
      const manifest = {
        ...MANIFEST,
        title: a,
        version: b,
        copyright: [c],
        authors: [{ name: b }],
        source: a,
        origins: [{ relation: 'fork' as const, of: b }],
      };
      const schema: ParameterSchema = [{ name: c, type: 'text', caption: c, default: null }];
      const values = Object.fromEntries([[c, a]]);
      const notice = makeNotice({ ...DESIGN, manifest }, schema, values, b);
      const lines = noticeLines(notice);
      expect(lines.join('\n').split(/[\n\r\u2028\u2029\u0085\v\f]/)).toHaveLength(lines.length);
      expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});

test('A single line stays as it is when made single again, and within its limit', () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 20 }), (text, limit) => {
      const line = singleLine(text, limit);
      expect([...line].length).toBeLessThanOrEqual(limit);
      expect(singleLine(singleLine(text))).toBe(singleLine(text));
    }),
  );
});

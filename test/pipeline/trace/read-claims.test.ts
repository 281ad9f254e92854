// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../src/designs/license/notice.ts';
import { noticeLines } from '../../../src/designs/license/notice-lines.ts';
import { singleLine } from '../../../src/designs/license/single-line.ts';
import type { Shape } from '../../../src/pipeline/evaluate/shape.ts';
import { asciiLine } from '../../../src/pipeline/formats/ascii-line.ts';
import { FORMATS } from '../../../src/pipeline/formats/registry.ts';
import { headerLines } from '../../../src/pipeline/gcode/header.ts';
import { encodePng } from '../../../src/pipeline/mesh/picture/encode-png.ts';
import type { Claims } from '../../../src/pipeline/trace/claims.ts';
import { readClaims } from '../../../src/pipeline/trace/read-claims.ts';
import { tetrahedron } from '../../shapes.ts';
import { hostile, notice, solid } from '../formats/notices.ts';

const square: Shape = {
  kind: 'section',
  name: 'square',
  named: true,
  rings: [Float64Array.from([0, 0, 10, 0, 10, 10, 0, 10])],
} as unknown as Shape;

const write = (format: string, whose: Notice): Uint8Array => {
  if (format === 'gcode') return new TextEncoder().encode(headerLines(whose, []).join('\n'));
  if (format === 'png') {
    // The whole picture takes long; its text chunks are what counts here.
    const texts = [
      ['Author', whose.authors.join(', ')],
      ['Description', noticeLines(whose).join('\n')],
    ] as const;
    return encodePng(new Uint8Array(3), 1, 1, texts);
  }
  const shapes = format === 'svg' || format === 'dxf' ? [square] : [solid('part', tetrahedron())];
  return FORMATS.get(format)!.write({ shapes, notice: whose });
};

const claimsOf = (bytes: Uint8Array, fileName = 'file'): Claims => {
  const outcome = readClaims(fileName, bytes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

const { authors, source, copyright, changed, derivedFrom, generator, digest } = notice;
const EMPTY: Claims = { copyright: [], authors: [], changed: [], derivedFrom: [] };
const ADDRESS = { design: notice.design, version: notice.version, license: notice.license };
const ALL: Claims = {
  title: notice.title,
  ...ADDRESS,
  copyright,
  authors,
  source: source!,
  digest,
  changed,
  derivedFrom,
  generator,
};
const HEADER: Claims = { ...EMPTY, ...ADDRESS, digestPrefix: digest.slice(0, 12) };

/** What each format carries of a notice. */
const CARRIED: Readonly<Record<string, Claims>> = {
  stl: HEADER,
  'stl-ascii': HEADER,
  '3mf': ALL,
  obj: ALL,
  glb: ALL,
  svg: ALL,
  dxf: ALL,
  png: ALL,
  gcode: ALL,
};
const IDS = Object.keys(CARRIED);

// Whatever a stranger may write, as one line. Separators of joined lists are left out: a format
// that joins cannot tell them from its own.
const hostileWord = fc.constantFrom(
  ...['<script>', ']]>', '-->', '"', "'", '&amp;', '\\', ';', '#', 'Source:', 'Design: x@1'],
  // In two pieces, so that REUSE does not read it as a notice of this file.
  ...[
    `SPDX-${'License-Identifier'}: X`,
    'License: MIT',
    '作者',
    '🛠',
    'solid',
    '999',
    '©',
    '@',
    '%',
  ],
);
const free = fc
  .array(fc.oneof(hostileWord, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 5 })
  .map((words) => singleLine(words.join(' ').replace(/[\ufffe\uffff]/gu, '_')));
const line = free.map((text) => text.replace(/[;,=]|©|License: /gu, '_').trim());
const any = free.filter((text) => text !== '');
const some = line.filter((text) => text !== '');
const hex = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'),
  minLength: 64,
  maxLength: 64,
});
const name = fc.string({ unit: fc.constantFrom(...'abcxyz-09'), minLength: 1, maxLength: 9 });
const anyNotice: fc.Arbitrary<Notice> = fc.record({
  title: any,
  design: fc.tuple(name, name).map((parts) => parts.join('/')),
  version: fc.tuple(name, name).map((parts) => parts.join('.')),
  copyright: fc.array(some, { maxLength: 3 }),
  authors: fc.array(some, { maxLength: 3 }),
  license: fc.constantFrom('CC0-1.0', 'NONE', 'MIT OR Apache-2.0', 'LicenseRef-x'),
  source: any,
  digest: hex,
  changed: fc.array(fc.record({ name, value: line }), { maxLength: 3 }),
  derivedFrom: fc.array(some, { maxLength: 3 }),
  generator: any,
});

/** How a format's alphabet changes a text. */
const ALPHABET: Readonly<Record<string, (text: string) => string>> = {
  dxf: (text) => singleLine(asciiLine(text)),
  obj: (text) => text.replaceAll('\\', '/'),
};

describe.each(IDS)('a file of %s', (id) => {
  it('says what its format carries of a notice, whatever its name is', () => {
    const bytes = write(id, notice);
    for (const fileName of ['part.stl', 'part.gcode', 'part', '']) {
      expect(claimsOf(bytes, fileName)).toEqual(CARRIED[id]);
    }
  });

  it('says it for hostile texts too', () => {
    const alphabet = ALPHABET[id] ?? ((text: string) => text);
    const expected = (whose: Notice): Record<string, unknown> => {
      const keys = Object.keys(CARRIED[id]!) as (keyof Claims)[];
      const all: Claims = { ...whose, digestPrefix: whose.digest.slice(0, 12) };
      const kept = Object.fromEntries(
        keys.map((key) => [key, CARRIED[id]![key]?.length === 0 ? [] : all[key]]),
      );
      return JSON.parse(alphabetized(JSON.stringify(kept), alphabet)) as Record<string, unknown>;
    };
    const alphabetized = (json: string, change: (text: string) => string): string =>
      JSON.stringify(
        JSON.parse(json, (_, value: unknown) =>
          typeof value === 'string' ? change(value).trim() : value,
        ),
      );
    fc.assert(
      fc.property(anyNotice, (whose) => {
        expect(claimsOf(write(id, whose))).toEqual(expected(whose));
      }),
      { numRuns: 60 },
    );
  });

  it('answers with a value for texts that break every rule', () => {
    const claims = claimsOf(write(id, hostile));
    expect(JSON.stringify(claims)).not.toMatch(/\\[nru]/);
  });

  it('answers with an outcome when it was damaged', () => {
    const sound = write(id, notice);
    const change = fc.record({ at: fc.nat(sound.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 20 }),
        fc.nat(sound.length),
        fc.boolean(),
        (changes, length, cut) => {
          const bytes = sound.slice(0, cut ? length : undefined);
          for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte;
          const extension = FORMATS.get(id)?.extension ?? id;
          expect(typeof readClaims(`part.${extension}`, bytes).ok).toBe('boolean');
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a file from before notices named the authors', () => {
  const before = (line: string): boolean => !/^Author: /.test(line);
  const old = { ...ALL, authors: [] };

  it('is read as it was', () => {
    const lines = noticeLines(notice).filter(before);
    expect(lines).toHaveLength(noticeLines(notice).length - authors.length);
    const commented = (sign: string, all: readonly string[]): Uint8Array =>
      new TextEncoder().encode(all.map((text) => `${sign}${text}\n`).join(''));
    expect(claimsOf(commented('# ', lines), 'a.obj')).toEqual(old);
    expect(claimsOf(commented('999\n', [...lines, '  0\nSECTION']), 'a.dxf')).toEqual(old);
    const spdxFirst = noticeLines(notice, 'spdx-first').filter(before);
    expect(claimsOf(commented('; ', spdxFirst), 'a.gcode')).toEqual(old);
  });

  it('names them elsewhere, as a picture does', () => {
    const texts = [
      ['Author', authors.join(', ')],
      ['Description', noticeLines(notice).filter(before).join('\n')],
    ] as const;
    expect(claimsOf(encodePng(new Uint8Array(3), 1, 1, texts))).toEqual(ALL);
  });
});

it.each(['obj', 'dxf', 'png', 'gcode'])('authors with commas are told apart in %s', (id) => {
  const names = ['Moreau, Ada', 'Hopper & Sons, Ltd.'];
  expect(claimsOf(write(id, { ...notice, authors: names })).authors).toEqual(names);
});

it('a file of nobody says nothing', () => {
  expect(claimsOf(new TextEncoder().encode('# made by hand\nv 0 0 0\n'), 'a.obj')).toEqual(EMPTY);
  expect(claimsOf(new TextEncoder().encode('; hello\nG1 X5\n'), 'a.gcode')).toEqual(EMPTY);
  expect(claimsOf(new Uint8Array(84), 'a.stl')).toEqual(EMPTY);
});

it('a file of no format that is known is a problem', () => {
  const outcome = readClaims('letter.txt', new TextEncoder().encode('Dear Ada'));
  expect(outcome.problems.map(({ code }) => code)).toEqual(['trace-unknown-format']);
});

it('any bytes give an outcome', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...IDS), (bytes, extension) => {
      expect(typeof readClaims(`x.${extension}`, bytes).ok).toBe('boolean');
    }),
    { numRuns: 500 },
  );
});

it('an STL header that was cut does not tell half an address', () => {
  const long = { ...notice, design: `ada/${'long-'.repeat(20)}` };
  const claims = claimsOf(write('stl', long));
  expect(claims).toEqual({ ...EMPTY, license: 'CC0-1.0', digestPrefix: digest.slice(0, 12) });
});

it('a DXF comment of several pieces is one line again', () => {
  const title = 'long '.repeat(90).trim();
  expect(claimsOf(write('dxf', { ...notice, title })).title).toBe(title);
});

it('a DXF comment that fills its piece does not swallow the next', () => {
  const value = 'x'.repeat(200 - 'Changed parameter: width = '.length);
  const changed = [{ name: 'width', value }];
  const claims = claimsOf(write('dxf', { ...notice, changed }));
  expect(claims).toMatchObject({ changed, derivedFrom });
});

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { singleLine } from '../../../src/designs/license/single-line.ts';
import { completeManifest } from '../../../src/designs/manifest/draft.ts';
import { parseHeader } from '../../../src/designs/manifest/parse-header.ts';
import { parseOkh } from '../../../src/designs/manifest/parse-okh.ts';
import { parsePackageJson } from '../../../src/designs/manifest/parse-package-json.ts';
import { publishable } from '../../../src/designs/manifest/publishable.ts';
import { writeManifest } from '../../../src/designs/manifest/write-manifest.ts';
import type { Manifest } from '../../../src/designs/manifest.ts';
import { MANIFEST } from '../sample.ts';

const readBack = (text: string): unknown => {
  const draft = parseOkh(text);
  if (!draft.ok) throw new Error(JSON.stringify(draft.problems));
  const manifest = completeManifest(draft.value, 'x', 'okh.toml');
  return manifest.ok && manifest.value;
};

describe('okh.toml', () => {
  test('takes each line that a finding on what is missing says to write into it', () => {
    const empty = completeManifest({}, 'x', 'okh.toml');
    for (const { code, hint = '' } of empty.problems) {
      const line = /\w+ = "[^"]+"/.exec(hint)?.[0] ?? '';
      const draft = parseOkh(`${line}\n`);
      const mended = completeManifest(draft.ok ? draft.value : {}, 'x', 'okh.toml');
      expect(
        mended.problems.map((each) => each.code),
        line,
      ).not.toContain(code);
    }
    expect(empty.problems).toHaveLength(4);
  });

  test('is read loosely, and what it says beyond us is kept', () => {
    const outcome = parseOkh(
      'okhv = 2.4\nname = "Clip"\nlicensor = ["Ada <a@b.org>", {name = "Bo"}]\n' +
        'technology-readiness-level = "OTRL-4"\n[[part]]\nmass = 12.5\n',
    );
    expect(outcome).toMatchObject({
      ok: true,
      problems: [],
      value: {
        title: 'Clip',
        authors: [{ name: 'Ada', email: 'a@b.org' }, { name: 'Bo' }],
        other: { 'technology-readiness-level': 'OTRL-4', part: [{ mass: 12.5 }] },
      },
    });
  });

  test.each([
    ['okhv = "1"\ntitle = "Clip"\n', '"title"', 'did you mean name?', 2],
    ['name = "a"\nlicence = "MIT"\n', '"licence"', 'did you mean license?', 2],
    [
      '[hints]\nlayer_height = 0.2\n',
      '"hints.layer_height"',
      'did you mean hints.layer-height?',
      2,
    ],
    ['fork-of = { of = "a/b@1.0.0", licence = "MIT" }\n', 'fork-of.licence', 'fork-of.license?', 1],
    ['[[presets]]\nname = "a"\nvalues = {}\nnote = "b"\n', '"presets.note"', 'begin with x-', 4],
    ['favorite-food = "rice"\n', '"favorite-food"', 'keys of your own begin with x-', 1],
  ])('%j is read, with a word on the key that is not', (text, key, hint, line) => {
    const { ok, problems } = parseOkh(text);
    expect(ok).toBe(true);
    expect(problems).toMatchObject([{ code: 'manifest-unknown-key', severity: 'warning' }]);
    expect(problems[0]?.message).toContain(key);
    expect(problems[0]?.hint).toContain(hint);
    expect(problems[0]?.where?.line ?? 0).toBe(line);
    expect(
      parseOkh(text.replace(/(favorite-food|title|licence|layer_height|note) =/, 'x-y =')).problems,
    ).toEqual([]);
  });

  test.each([
    ['name = "a"\nversion = 1\n', 'manifest-bad-value', 2, 1],
    ['name = "a"\n[hints]\n  supports = "no"\n', 'manifest-bad-value', 3, 3],
    ['[hints]\nlayer-height = 20\n', 'manifest-bad-value', 2, 1],
    ['[hints]\norientation = [1, 2]\n', 'manifest-bad-value', 2, 1],
    ['source = "../../etc/x.js"\n', 'manifest-bad-value', 1, 1],
    ['slug = "Not A Slug"\n', 'manifest-bad-value', 1, 1],
    ['licensor = 5\n', 'manifest-bad-value', 1, 1],
    ['name = "a\n', 'manifest-not-toml', 1, 8],
    ['name = "a"\n\nversion = 1.2.0\n', 'manifest-not-toml', 3, 11],
    ['a = 1\na = 2\n', 'manifest-not-toml', 2, 1],
    ['__proto__ = 1\n', 'manifest-not-toml', 1, 1],
  ])('%j names the place', (text, code, line, column) => {
    const outcome = parseOkh(text);
    expect(outcome.ok).toBe(false);
    expect(outcome.problems[0]).toMatchObject({ code, where: { file: 'okh.toml', line } });
    expect(Math.abs(outcome.problems[0]!.where!.column! - column)).toBeLessThanOrEqual(6);
  });

  test('with a license that is none reads as unlicensed, with a hint', () => {
    const outcome = parseOkh('name = "a"\nlicense = "CC BY-SA 4.0"\n');
    expect(outcome.ok && outcome.value.license).toBeUndefined();
    expect(outcome.problems).toMatchObject([
      { severity: 'warning', hint: 'did you mean "CC-BY-SA-4.0"?', where: { line: 2 } },
    ]);
  });

  test('no text throws', () => {
    const part = fc.constantFrom(
      'name',
      '=',
      '"',
      '[',
      ']',
      'hints',
      '\n',
      '{',
      '}',
      '1',
      '-',
      '.',
      'é',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: part })), (text) => void parseOkh(text)),
    );
  });

  const line = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 30 })
    .map((s) => singleLine(s))
    .filter((s) => s !== '');
  const name = line.filter((s) => !/[<(]/.test(s));
  const origin = (relation: string) =>
    fc.record(
      {
        relation: fc.constant(relation),
        of: line,
        license: fc.constantFrom('CC-BY-4.0', 'MIT OR CC0-1.0'),
        title: line,
        author: line,
      },
      { requiredKeys: ['relation', 'of'] },
    );
  const manifest = fc
    .record(
      {
        title: line,
        version: line,
        authors: fc.array(
          fc.oneof(
            name.map((n) => ({ name: n })),
            fc.record({ name: line, email: line }),
          ),
          { minLength: 1 },
        ),
        copyright: fc.array(line),
        license: fc.constantFrom('CC0-1.0', 'MIT OR CERN-OHL-S-2.0'),
        source: fc.webUrl(),
        function: line,
        language: fc.constantFrom('en', 'de'),
        origins: fc
          .tuple(fc.array(origin('fork')), fc.array(origin('remix')))
          .map(([forks, remixes]) => [...forks, ...remixes]),
        tags: fc.array(line),
        slug: fc.constantFrom('clip', 'a-1'),
        entry: fc.constantFrom('index.js', 'src/main.ts'),
        hints: fc.record(
          {
            orientation: fc.tuple(
              fc.integer({ min: -360, max: 360 }),
              fc.integer({ min: 0, max: 90 }),
              fc.constant(0.5),
            ),
            supports: fc.boolean(),
            layerHeight: fc.constantFrom(0.1, 0.28),
            materials: fc.array(fc.constantFrom('pla', 'pa-cf')),
          },
          { requiredKeys: [] },
        ),
        other: fc.constantFrom({ part: [{ mass: 2, tsdc: ['3DP'] }], 'printing-process': 'FDM' }),
      },
      { requiredKeys: ['title', 'version', 'authors', 'copyright', 'origins', 'hints'] },
    )
    .map((value) => value as unknown as Manifest);

  test('written and read again is the same manifest', () => {
    fc.assert(
      fc.property(manifest, (value) => {
        const { other, ...expected } = value;
        expect(readBack(writeManifest(value))).toEqual(
          other === undefined ? expected : { ...expected, other },
        );
      }),
    );
  });

  test('is written so that a person likes to read it', () => {
    expect(writeManifest({ ...MANIFEST, hints: { supports: false } })).toMatchInlineSnapshot(`
      "okhv = "OKH-LOSHv1.0"
      name = "Cable clip"
      version = "1.2.0"
      license = "CERN-OHL-S-2.0"
      licensor = [ "Ada Moreau <ada@example.org>" ]
      copyright = [ "2026 Ada Moreau" ]
      repo = "https://example.org/clip"
      function = "Holds a cable."

      [hints]
      supports = false
      "
    `);
  });
});

const header = (...lines: string[]) => parseHeader(lines.join('\n'), 'a.js');
const LICENSE = 'SPDX-License-' + 'Identifier';
const COPYRIGHT = 'SPDX-File' + 'CopyrightText';

describe('the header of a file', () => {
  test.each([
    [
      'line comments',
      [`// ${LICENSE}: CC0-1.0`, '// title : Hook', '// author: Ada, Bo', '// version: 1.0.0'],
    ],
    [
      'a block',
      [
        '/*',
        '// title       : Hook',
        '// author      : Ada, Bo',
        '// license : CC0-1.0',
        '// version: 1.0.0',
        '*/',
      ],
    ],
    [
      'JSDoc',
      [
        '/**',
        ' * @title Hook',
        ' * @author Ada, Bo',
        ' * @license CC0-1.0',
        ' * @version 1.0.0',
        ' */',
      ],
    ],
    [
      'hash signs',
      [
        '#!/usr/bin/env node',
        '# title: Hook',
        '# author: Ada, Bo',
        '# license: CC0-1.0',
        '# version: 1.0.0',
      ],
    ],
    [
      'after use strict',
      [
        '"use strict";',
        '',
        '// title: Hook',
        '// author: Ada & Bo',
        '// license: CC0-1.0',
        '// version: 1.0.0',
      ],
    ],
  ])('in %s says who and which license', (_, lines) => {
    const outcome = header(...lines, 'const title = 1', '// title: not this');
    expect(outcome).toEqual({
      ok: true,
      problems: [],
      value: {
        title: 'Hook',
        version: '1.0.0',
        license: 'CC0-1.0',
        authors: [{ name: 'Ada' }, { name: 'Bo' }],
      },
    });
  });

  test('may open with the title alone, before its tags', () => {
    const lines = ['/**', ' * Birthday Balloons', ' * @authors Ada, Bo', ' * @licence MIT', ' */'];
    expect(header(...lines)).toMatchObject({
      value: {
        title: 'Birthday Balloons',
        license: 'MIT',
        authors: [{ name: 'Ada' }, { name: 'Bo' }],
      },
    });
    expect(header('// Just a remark', 'main()')).toMatchObject({ value: {} });
  });

  test('keeps copyright lines and joins several licenses', () => {
    const outcome = header(
      `// ${COPYRIGHT}: 2020 Ada`,
      '// Copyright (c) 2019 Bo',
      `// ${LICENSE}: MIT OR ISC`,
      `// ${LICENSE}: CC0-1.0`,
    );
    expect(outcome.ok && outcome.value).toEqual({
      copyright: ['2020 Ada', '2019 Bo'],
      license: '(MIT OR ISC) AND CC0-1.0',
    });
  });

  test('with a license in words is told where', () => {
    expect(header('//', '// license : MIT License').problems).toMatchObject([
      { severity: 'warning', hint: 'did you mean "MIT"?', where: { file: 'a.js', line: 2 } },
    ]);
  });

  test('ends where the code begins', () => {
    expect(header("const a = '// title: x'", '// title: Hook')).toMatchObject({ value: {} });
  });
});

test('package.json says what it says of any package', () => {
  const text = JSON.stringify({
    name: '@ada/hook',
    version: '1.0.0',
    license: 'MIT',
    author: { name: 'Ada' },
    contributors: ['Bo <b@c.org> (https://c.org)'],
    repository: { url: 'git+https://example.org/hook.git' },
    main: './index.js',
  });
  expect(parsePackageJson(text)).toEqual({
    ok: true,
    problems: [],
    value: {
      main: './index.js',
      draft: {
        title: '@ada/hook',
        version: '1.0.0',
        license: 'MIT',
        authors: [{ name: 'Ada' }, { name: 'Bo', email: 'b@c.org' }],
        source: 'https://example.org/hook.git',
      },
    },
  });
});

describe('publishing', () => {
  test('wants a whole manifest', () => {
    expect(publishable(MANIFEST)).toEqual([]);
    const { title, copyright, origins, hints } = MANIFEST;
    const bare = { title, copyright, origins, hints };
    const found = publishable({ ...bare, version: '1.0', authors: [] }).map(({ code }) => code);
    expect(found).toEqual([
      'manifest-no-license',
      'manifest-bad-version',
      'manifest-no-author',
      'manifest-no-function',
    ]);
  });

  test.each(['CC-BY-NC-4.0', 'CC-BY-ND-4.0', 'CC-BY-NC-SA-4.0 AND MIT'])(
    'refuses %s',
    (license) => {
      expect(publishable({ ...MANIFEST, license })).toMatchObject([
        { code: 'manifest-license-not-open' },
      ]);
    },
  );
});

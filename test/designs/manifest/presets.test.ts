// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Manifest, Preset } from '../../../src/designs/manifest.ts';
import { checkPresets } from '../../../src/designs/manifest/check-presets.ts';
import { completeManifest } from '../../../src/designs/manifest/draft.ts';
import { parseOkh } from '../../../src/designs/manifest/parse-okh.ts';
import { writeManifest } from '../../../src/designs/manifest/write-manifest.ts';
import type { ParameterSchema } from '../../../src/designs/parameters/schema.ts';
import { codesOf, valueOf } from '../library/samples.ts';

const SCHEMA: ParameterSchema = [
  { name: 'width', type: 'slider', caption: 'Width', default: 40, min: 20, max: 100 },
  { name: 'lid', type: 'checkbox', caption: 'Lid', default: false },
];
const manifestOf = (presets: readonly Preset[]): Manifest => ({
  ...valueOf(completeManifest({ title: 'Box', version: '1.0.0' }, 'box', 'okh.toml')),
  presets,
});
const problemsOf = (text: string) => {
  const { presets } = valueOf(parseOkh(text));
  const files = new Map([['okh.toml', new TextEncoder().encode(text)]]);
  const source = { entry: 'okh.toml', files };
  return checkPresets({ manifest: manifestOf(presets ?? []), source }, SCHEMA);
};

describe('presets', () => {
  it('are the same after they were written to okh.toml and read again', () => {
    const name = fc
      .string({ minLength: 1, maxLength: 40 })
      .map((text) => text.replace(/[^ -~äöü€]/g, '').trim())
      .filter((text) => text !== '' && !/\s{2}/.test(text));
    const value = fc.oneof(
      fc.boolean(),
      fc.integer({ min: -1000, max: 1000 }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((each) => each + 0),
      fc.constantFrom('', 'M4 "fine"', "it's", '#aabbcc'),
    );
    const preset = fc.record({
      name,
      values: fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z_]{0,8}$/), value, {
        noNullPrototype: true,
      }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(preset, { maxLength: 4, selector: (each) => each.name }),
        (presets) => {
          const read = valueOf(parseOkh(writeManifest(manifestOf(presets))));
          expect(read.presets ?? []).toEqual(presets);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('set only parameters that there are, to values that they may have, or are told with the line', () => {
    const text = [
      'name = "Box"',
      '[[presets]]',
      'name = "Wide"',
      'values = { width = 80, lid = true }',
      '[[presets]]',
      'name = "Wrong"',
      'values = { width = 400, depth = 1 }',
    ].join('\n');
    const problems = problemsOf(text);
    expect(problems.map(({ code }) => code)).toEqual(Array(2).fill('manifest-bad-preset'));
    expect(problems.map(({ where }) => where)).toEqual(
      Array(2).fill({ file: 'okh.toml', line: 6 }),
    );
    expect(problems[0]!.message).toMatch(/"Wrong".*width.*100.*400/);
  });

  it.each([
    ['no name', '[[presets]]\nvalues = {}'],
    ['no values', '[[presets]]\nname = "A"'],
    ['a list as a value', '[[presets]]\nname = "A"\nvalues = { a = [1] }'],
    [
      'one name twice',
      '[[presets]]\nname = "A"\nvalues = {}\n[[presets]]\nname = "A"\nvalues = {}',
    ],
    ['one table', '[presets]\nname = "A"\nvalues = {}'],
  ])('with %s are refused', (_what, text) => {
    expect(codesOf(parseOkh(text))).toEqual(['manifest-bad-value']);
  });
});

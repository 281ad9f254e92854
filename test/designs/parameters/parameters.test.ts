// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedFromDefaults } from '../../../src/designs/parameters/changed-from-defaults.ts';
import type { RawDefinitions } from '../../../src/designs/parameters/schema.ts';
import { toSchema } from '../../../src/designs/parameters/to-schema.ts';
import { defaultValues, toValues } from '../../../src/designs/parameters/to-values.ts';

const schemaOf = (...raw: RawDefinitions[]) => {
  const outcome = toSchema(raw);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};
const codes = (raw: RawDefinitions) => toSchema(raw).problems.map(({ code }) => code);

describe('the default is what the panel of JSCAD passes', () => {
  test.each<[RawDefinitions, unknown]>([
    [{ name: 'a', type: 'int', initial: 20 }, 20],
    [{ name: 'a', type: 'int', initial: '7.9' }, 7],
    [{ name: 'a', type: 'int', initial: -2.7 }, -2],
    [{ name: 'a', type: 'int' }, 0],
    [{ name: 'a', type: 'float', initial: '2.5' }, 2.5],
    [{ name: 'a', type: 'number' }, 0],
    [{ name: 'a', type: 'number', initial: 1, default: 2 }, 2],
    [{ name: 'a', type: 'slider', initial: '3', min: '1', max: '9' }, 3],
    [{ name: 'a', type: 'slider', min: 4, max: 9 }, 4],
    [{ name: 'a', type: 'checkbox', checked: true }, true],
    [{ name: 'a', type: 'checkbox', checked: true, initial: '20' }, true],
    [{ name: 'a', type: 'checkbox', checked: true, initial: false }, false],
    [{ name: 'a', type: 'checkbox' }, false],
    [{ name: 'a', type: 'text', initial: 'x' }, 'x'],
    [{ name: 'a', type: 'text' }, ''],
    [{ name: 'a', type: 'color' }, '#000000'],
    [{ name: 'a', type: 'color', initial: '#FFB431' }, '#FFB431'],
    [{ name: 'a', type: 'date', initial: '2020-01-01' }, '2020-01-01'],
    [{ name: 'a', type: 'email', initial: 'me@example.com' }, 'me@example.com'],
    [{ name: 'a', type: 'url', initial: 'www.example.com' }, 'www.example.com'],
    [{ name: 'a', type: 'password' }, ''],
    [{ name: 'a', type: 'file' }, null],
    [{ name: 'a', type: 'choice', values: ['x', 'y'] }, 'x'],
    [{ name: 'a', type: 'choice', values: ['x', 'y'], initial: 'y' }, 'y'],
    [{ name: 'a', type: 'choice', values: [1, 2], captions: ['One', 'Two'], initial: 'Two' }, 2],
    [{ name: 'a', type: 'choice', values: ['1', '2'], initial: '2' }, 2],
    [{ name: 'a', type: 'choice', values: [1, 2], initial: '2' }, 2],
    [{ name: 'a', type: 'radio', values: ['x', 'y'], initial: 'y' }, 'y'],
    [{ name: 'a', type: 'radio', values: ['x', 'y'] }, null],
  ])('%j gives %j', (definition, value) => {
    const outcome = toSchema([definition]);
    expect(outcome).toMatchObject({ ok: true, problems: [], value: [{ default: value }] });
  });
});

describe('definitions that are not quite right', () => {
  test.each<[string, RawDefinitions, string[], number]>([
    ['nothing', null, [], 0],
    ['holes', [null, { name: 'a', type: 'int' }], [], 1],
    ['a record', { a: { name: 'a', type: 'int' } }, [], 1],
    ['texts', ['a'], ['parameters-bad-definition'], 0],
    ['no name', [{ type: 'int' }], ['parameters-no-name'], 0],
    ['the name __proto__', [{ name: '__proto__', type: 'int' }], ['parameters-no-name'], 0],
    ['no type', [{ name: 'a', initial: 3 }], ['parameters-unknown-type'], 1],
    [
      'two of one name',
      [
        { name: 'a', type: 'int' },
        { name: 'a', type: 'text' },
      ],
      ['parameters-duplicate'],
      1,
    ],
    ['min above max', [{ name: 'a', type: 'int', min: 3, max: 1 }], ['parameters-bad-range'], 1],
    [
      'an initial out of range',
      [{ name: 'a', type: 'int', min: 3 }],
      ['parameters-default-out-of-range'],
      1,
    ],
    [
      'an initial that is no option',
      [{ name: 'a', type: 'choice', values: ['x'], initial: 'z' }],
      ['parameters-default-not-an-option'],
      1,
    ],
  ])('%s: JSCAD goes on, and so do we', (_, raw, expected, length) => {
    const outcome = toSchema(raw);
    expect(codes(raw)).toEqual(expected);
    expect(outcome.ok && outcome.value).toHaveLength(length);
  });

  test.each<[RawDefinitions, string]>([
    ['text', 'parameters-not-a-list'],
    [[{ name: 'a', type: 'number', initial: 'wide' }], 'parameters-bad-default'],
    [[{ name: 'a', type: 'choice' }], 'parameters-bad-options'],
    [[{ name: 'a', type: 'choice', values: [1, 2], captions: ['One'] }], 'parameters-bad-options'],
  ])('%j is an error', (raw, code) => {
    expect(toSchema(raw).ok).toBe(false);
    expect(codes(raw)).toEqual([code]);
  });

  test('more than a thousand definitions are an error', () => {
    const raw = Array.from({ length: 1001 }, () => null);
    expect(codes(raw)).toEqual(['parameters-too-many']);
  });

  test('no JSON value throws, and every schema accepts its own defaults', () => {
    const json = fc.jsonValue() as fc.Arbitrary<RawDefinitions>;
    const types = [
      'int',
      'slider',
      'choice',
      'radio',
      'text',
      'color',
      'date',
      'checkbox',
      'group',
      'file',
      'float',
    ];
    const definition = fc.record(
      {
        name: fc.constantFrom('a', 'b', 'toString', 'constructor', ''),
        type: fc.constantFrom(...types),
        initial: json,
        checked: json,
        min: json,
        max: json,
        values: fc.oneof(json, fc.array(fc.oneof(fc.string(), fc.integer()))),
      },
      { requiredKeys: ['name', 'type'] },
    );
    fc.assert(
      fc.property(fc.oneof(json, fc.array(definition)), (raw) => {
        const outcome = toSchema(raw as RawDefinitions);
        if (!outcome.ok) return;
        const values = defaultValues(outcome.value);
        expect(toValues(outcome.value, {})).toEqual({ ok: true, value: values, problems: [] });
        expect(toValues(outcome.value, values)).toEqual({ ok: true, value: values, problems: [] });
        expect(changedFromDefaults(outcome.value, values)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('values', () => {
  const schema = schemaOf(
    { name: 'size', type: 'group', caption: 'Size' },
    { name: 'width', type: 'int', initial: 20, min: 1, max: 100 },
    { name: 'depth', type: 'float', initial: 2.5, min: 0.5, step: 0.5 },
    { name: 'lid', type: 'checkbox', checked: true },
    {
      name: 'screw',
      type: 'choice',
      values: ['M3', 'M4'],
      captions: ['small', 'large'],
      initial: 'M4',
    },
    { name: 'tint', type: 'color', initial: '#FF0000' },
    { name: 'day', type: 'date', initial: '', min: '2020-01-01', max: '2020-12-31' },
    { name: 'label', type: 'text', initial: 5, maxLength: 3 },
  );

  test.each<[Record<string, unknown>, Record<string, unknown>]>([
    [{ width: '30' }, { width: 30 }],
    [{ width: 1e2 }, { width: 100 }],
    [{ depth: '0.7' }, { depth: 0.7 }],
    [{ lid: 'no' }, { lid: false }],
    [{ lid: 0 }, { lid: false }],
    [{ screw: 'M3' }, { screw: 'M3' }],
    [{ screw: 'small' }, { screw: 'M3' }],
    [{ tint: '#0f0' }, { tint: '#00ff00' }],
    [{ tint: '#ff0000' }, { tint: '#FF0000' }],
    [{ day: '2020-02-29' }, { day: '2020-02-29' }],
    [{ label: '5' }, { label: 5 }],
    [{ size: 'closed' }, {}],
  ])('%j is valid', (input, changed) => {
    const value = { ...defaultValues(schema), ...changed };
    expect(toValues(schema, input)).toEqual({ ok: true, value, problems: [] });
  });

  test.each<[Record<string, unknown>, string, string]>([
    [
      { width: 101 },
      'parameters-out-of-range',
      'parameter "width": expected a whole number of at least 1 and at most 100, found 101',
    ],
    [{ width: '2.5' }, 'parameters-not-whole', 'found "2.5"'],
    [{ width: '10mm' }, 'parameters-not-a-number', 'found "10mm"'],
    [{ width: true }, 'parameters-not-a-number', 'found true'],
    [{ width: null }, 'parameters-not-a-number', 'found null'],
    [{ width: '' }, 'parameters-not-a-number', 'found ""'],
    [{ width: Infinity }, 'parameters-not-a-number', 'found Infinity'],
    [{ depth: 0 }, 'parameters-out-of-range', 'at least 0.5, found 0'],
    [{ lid: 'maybe' }, 'parameters-not-a-switch', 'true or false'],
    [{ screw: 'M5' }, 'parameters-not-an-option', 'one of M3, M4'],
    [{ tint: 'red' }, 'parameters-not-a-color', '#ff8800'],
    [{ day: '2021-02-29' }, 'parameters-not-a-date', 'YYYY-MM-DD'],
    [{ day: '2019-12-31' }, 'parameters-out-of-range', '2020-01-01 to 2020-12-31'],
    [{ label: 'long' }, 'parameters-too-long', 'at most 3'],
    [{ label: ['x'] }, 'parameters-not-text', 'found a list'],
    [{ toString: 1 }, 'parameters-unknown', 'expected one of width'],
  ])('%j is a Problem', (input, code, message) => {
    const outcome = toValues(schema, input);
    expect(outcome.ok).toBe(false);
    expect(outcome.problems).toMatchObject([{ code, severity: 'error' }]);
    expect(outcome.problems[0]!.message).toContain(message);
  });

  test('an unknown name comes with the one that was meant', () => {
    expect(toValues(schema, { witdh: 3 }).problems[0]!.hint).toBe('did you mean "width"?');
  });

  test('every wrong value is told, not the first alone', () => {
    expect(toValues(schema, { width: 0, lid: 'x', foo: 1 }).problems).toHaveLength(3);
  });

  test('a text from the command line means the same as the value from JSON', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.boolean(), (width, lid) => {
        const texts = { width: String(width), lid: String(lid) };
        expect(toValues(schema, texts)).toEqual(toValues(schema, { width, lid }));
      }),
    );
  });
});

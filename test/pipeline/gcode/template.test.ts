// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { PRINTERS } from '../../../src/pipeline/fabricators/printers/index.ts';
import { checkTemplates } from '../../../src/pipeline/gcode/check-templates.ts';
import { renderTemplate } from '../../../src/pipeline/gcode/template.ts';
import { settingsOf } from './tiny-toolpaths.ts';

const CONTEXT = {
  layer_z: 0.4,
  layer_num: 1,
  first_layer_print_min: [10.5, 20],
  filament_type: 'PETG',
  is_hot: true,
};

const render = (text: string): string => {
  const outcome = renderTemplate(text, CONTEXT, 'layer_gcode');
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

test.each([
  ['G1 Z{layer_z}', 'G1 Z0.4'],
  ['G1 Z[layer_z]', 'G1 Z0.4'],
  ['{layer_z + 2 * 3}', '6.4'],
  ['{(layer_z + 2) * 3}', '7.2'],
  ['{7 - 2 - 1}', '4'],
  ['{-layer_z}', '-0.4'],
  ['{10 / 4 % 2}', '0.5'],
  ['{min(3, 1, 2)} {max(1, layer_num)} {round(2.6)} {int(-2.6)}', '1 1 3 -2'],
  ['{first_layer_print_min[1]}', '20'],
  ['{filament_type[0]}', 'PETG'],
  ['{if layer_num == 1}A{else}B{endif}', 'A'],
  ['{if layer_num > 1}A{elsif layer_z < 0.5}B{else}C{endif}', 'B'],
  ['{if not is_hot}A{else}B{endif}', 'B'],
  ['{if filament_type == "PETG" and layer_num >= 1 or 0}yes{endif}', 'yes'],
  ['{if 1}{if 0}A{else}B{endif}{endif}', 'B'],
  ['{if 0}{if 1}A{endif}{else}B{endif}', 'B'],
  ['G28\n{if 0}\nG29\n{endif}\nG1', 'G28\nG1'],
  ['{if 0}{1/0}{endif}x', 'x'],
  ['{1/3}', '0.33333'],
])('%j becomes %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  ['G28\nG1 Z{layer_y}', 2],
  ['{if 0}{nothing}{endif}', 1],
  ['{if 1}\nA', 1],
  ['A\n{endif}', 2],
  ['{else}', 1],
  ['{1 +}', 1],
  ['{1 2}', 1],
  ['{}', 1],
  ['{1/0}', 1],
  ['{first_layer_print_min[7]}', 1],
  ['{filament_type * 2}', 1],
  ['G1 {layer_z', 1],
  ['G1 }', 1],
  ['{process.exit()}', 1],
  ['{constructor}', 1],
  ['{__proto__}', 1],
  ['{(layer_z', 1],
  [`{${'('.repeat(500)}1${')'.repeat(500)}}`, 1],
  [`{${'-'.repeat(5000)}1}`, 1],
])('%j is a Problem with its line', (template, line) => {
  const outcome = renderTemplate(template, CONTEXT, 'start_gcode');
  expect(outcome.ok).toBe(false);
  expect(outcome.problems[0]).toMatchObject({
    code: 'gcode-template',
    where: { file: 'start_gcode', line },
  });
});

describe('sums and products', () => {
  test('are those of arithmetic', () => {
    const number = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(render(`{${a} + ${b} * (${c} - ${a})}`)).toBe(String(a + b * (c - a) + 0));
      }),
    );
  });
});

test('any text at all gives text or Problems, never a throw', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('{if ', '{else}', '{endif}', '{', '}', '[layer_z]', '(', '1', '+', '"', 'min'),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      renderTemplate(pieces.join(''), CONTEXT, 'x');
    }),
    { numRuns: 500 },
  );
});

test('templates of every printer can be filled in, a maker’s wrong one is named', () => {
  for (const printer of PRINTERS) expect(checkTemplates(settingsOf({ printer }))).toEqual([]);
  const overrides = { layer_gcode: 'M117 {layer_numm}' };
  expect(checkTemplates(settingsOf({ overrides }))).toMatchObject([
    { code: 'gcode-template', where: { file: 'layer_gcode', line: 1 } },
  ]);
});

test('a template full of errors names the first twenty', () => {
  expect(renderTemplate('{if 1}'.repeat(200_000), CONTEXT, 'x').problems).toHaveLength(20);
});

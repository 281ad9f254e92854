// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';

import { checkGcode } from '../../../src/pipeline/gcode/check-gcode.ts';
import { limitsOf } from '../../../src/pipeline/gcode/machine-limits.ts';
import { settingsOf } from './tiny-toolpaths.ts';

const LIMITS = limitsOf(settingsOf());

const HEAD = ['G90', 'M83', 'M190 S60', 'M109 S215', 'G28', 'G1 Z.2 F600'];
const TAIL = ['M104 S0', 'M140 S0'];

const found = (...body: string[]): string[] =>
  checkGcode([...HEAD, ...body, ...TAIL].join('\n'), LIMITS).map(({ code }) => code);

test('a sound file has no Problems', () => {
  expect(
    found('G1 X10 E1 F1800', 'G1 E-5', 'G1 Z.4 F600', 'G1 X50', 'G1 Z.2', 'G1 E5', 'G1 X60 E1'),
  ).toEqual([]);
});

test.each([
  [['G1 X221 E1'], 'gcode-outside-volume'],
  [['G1 Y-1'], 'gcode-outside-volume'],
  [['G1 Z251'], 'gcode-outside-volume'],
  [['G1 Z-.1', 'G1 X10 E1'], 'gcode-below-bed'],
  [['G1 X10 E1', 'G1 Z.4', 'G1 X20 E1', 'G1 E-1', 'G1 Z.2', 'G1 E1', 'G1 X0 E1'], 'gcode-z-falls'],
  [['M104 S0', 'G1 X10 E1'], 'gcode-cold-extrusion'],
  [['M104 S100', 'M104 S200', 'G1 X10 E1'], 'gcode-extrusion-before-heated'],
  [['G1 E-1', 'G1 X10 E.1'], 'gcode-extrusion-while-retracted'],
  [['G10', 'G1 X10 E.1'], 'gcode-extrusion-while-retracted'],
  [['G1 E-1', 'G1 X5', 'G1 E-1', 'G1 E2', 'G1 X9 E1'], 'gcode-double-retraction'],
  [['G10', 'G1 X5', 'G10', 'G11', 'G1 X9 E1'], 'gcode-double-retraction'],
  [['G1 X10 E1', 'G1 XNaN E1'], 'gcode-not-a-number'],
  [[`G1 X10 E1 F1800 ${'Y10.000 '.repeat(12)}`], 'gcode-line-too-long'],
  [['M109 S300', 'G1 X1 E1'], 'gcode-too-hot'],
  [['M190 S150', 'G1 X1 E1'], 'gcode-too-hot'],
  [['G1 X100 E1 F60000'], 'gcode-too-fast'],
  [['G1 X10 E5 F1800'], 'gcode-melts-too-slowly'],
  [
    [';LAYER_CHANGE', 'G1 X10 E1', 'G1 Z1', 'G1 X20', 'G1 Z.2', 'G1 X30 E1'],
    'gcode-undeclared-hop',
  ],
  [['G1 X10 E1', '???'], 'gcode-unknown-line'],
])('%j breaks the law %s', (body, code) => {
  expect(found(...body)).toContain(code);
});

test('a Problem has the line and how often', () => {
  const [problem] = checkGcode(
    [...HEAD, 'G1 X300', 'G1 X0', 'G1 X301', ...TAIL].join('\n'),
    LIMITS,
  );
  expect(problem).toMatchObject({ severity: 'error', where: { line: HEAD.length + 1 } });
  expect(problem!.message).toMatch(/found 2 outside/);
});

test.each(['nozzle', 'bed'])('the %s left on is a Problem', (part) => {
  const tail = TAIL.filter((line) => !line.includes(part === 'nozzle' ? 'M104' : 'M140'));
  const problems = checkGcode([...HEAD, 'G1 X9 E1', ...tail].join('\n'), LIMITS);
  expect(problems).toMatchObject([
    { code: 'gcode-heater-left-on', message: expect.stringContaining(part) },
  ]);
});

test('plastic beyond that of the toolpaths is a Problem', () => {
  const gcode = [...HEAD, 'G1 X10 E1', ...TAIL].join('\n');
  const volume = (Math.PI * 1.75 * 1.75) / 4;
  expect(checkGcode(gcode, LIMITS, { volume_mm3: volume })).toEqual([]);
  expect(checkGcode(gcode, LIMITS, { volume_mm3: volume * 1.1 })).toMatchObject([
    { code: 'gcode-volume' },
  ]);
});

describe('a file of unknown origin', () => {
  const far = [...HEAD, 'G1 X300 E1', ...TAIL];
  test('is only held to laws of every machine', () => {
    expect(checkGcode(far.join('\n'))).toEqual([]);
  });

  test('is held to the bed that its own comments name', () => {
    const own = ['; bed_shape = 0x0,250x0,250x210,0x210', '; max_print_height = 210'];
    expect(checkGcode([...far, ...own].join('\n'))).toMatchObject([
      { code: 'gcode-outside-volume' },
    ]);
  });

  test.each(['', 'hello', '\0\0\0', '; only a comment'])('%j has no motion', (text) => {
    expect(checkGcode(text).map(({ code }) => code)).toContain('gcode-no-motion');
  });
});

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';

import { factsText } from '../../src/web/toolpath/facts-text.ts';
import { readToolpath } from '../../src/web/toolpath/read-toolpath.ts';
import { readoutText } from '../../src/web/toolpath/readout-text.ts';
import { toldTime } from '../../src/web/toolpath/told-time.ts';

const MOVES = 'M83\nG28\nG1 X10 Y10 F1800 E1\nG1 X60 E3\n';

describe('how long a print takes by its own words', () => {
  test.each([
    ['Cura', ';FLAVOR:Marlin\n;TIME:1620\n', 1620],
    ['a file with line ends of Windows', ';TIME:1620\r\nG28\r\n', 1620],
    ['PrusaSlicer', '; estimated printing time (normal mode) = 1d 2h 3m 4s\n', 93_784],
    [
      'Bambu Studio',
      '; model printing time: 20m 1s; total estimated time: 26m 29s\n; total layer number: 3\n',
      26 * 60 + 29,
    ],
    ['Simplify3D', ';   Build Time: 1 hour 26 minutes\n', 86 * 60],
    ['ideaMaker', ';Print Time: 4215\n', 4215],
    ['Griffin', ';PRINT.TIME:5432\n', 5432],
    ['the first M73', 'M73 P0 R27\nG1 X1 E1\nM73 P50 R13\n', 27 * 60],
  ])('is read of %s', (_, words, seconds) => {
    expect(toldTime(`; begin\n${words}${MOVES}`)).toBe(seconds);
    expect(toldTime(`${MOVES}${words}`)).toBe(seconds);
  });

  test('is the exact one of several', () => {
    const words = 'M73 P0 R27\n; estimated printing time (normal mode) = 26m 40s\n';
    expect(toldTime(words)).toBe(1600);
  });

  test('is not known where nothing says it, or nothing that can be', () => {
    for (const words of [
      '',
      ';TIME:6666\n',
      ';TIME:0\n',
      ';TIME_ELAPSED:12\n',
      '; estimated printing time (normal mode) = soon\n',
      `;TIME:${'9'.repeat(400)}\n`,
      'M73 P50 R13\n',
      '; say ;TIME:1620 aloud\n',
    ])
      expect(toldTime(`${words}${MOVES}`), words).toBeUndefined();
  });

  test('is found behind a large file as before it', () => {
    const many = 'G1 X1 E1\n'.repeat(300_000);
    expect(toldTime(`;TIME:1620\n${many}`)).toBe(1620);
    expect(toldTime(`${many}; estimated printing time (normal mode) = 27m 0s\n`)).toBe(1620);
  });

  test('stands before what is estimated here, and each says whose it is', () => {
    const textOf = (gcode: string): string => {
      const read = readToolpath(gcode);
      if (!read.ok) throw new Error(read.problems[0]!.message);
      return factsText(read.value.facts, read.value.toolpath.layers.length);
    };
    expect(textOf(`;TIME:1620\n${MOVES}`)).toMatch(
      /^27 min 0 s, the file says; \d+ s estimated here · /,
    );
    expect(textOf(MOVES)).toMatch(/^\d+ s estimated here · /);
  });

  test('is not that of a layer: of a foreign file the readout says whose estimate it is', () => {
    const read = readToolpath(`;TIME:1620\n${MOVES}`);
    if (!read.ok) throw new Error(read.problems[0]!.message);
    const of = (isForeign: boolean) => readoutText(read.value.toolpath, 0, 1, isForeign);
    expect(of(true)).toMatch(/ · \d+ s estimated here · /);
    expect(of(false)).toMatch(/ · \d+ s · /);
  });
});

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  newMotionWords,
  parseMotion,
  scanMotion,
} from '../../../src/pipeline/gcode/motion-words.ts';
import { EXTRUDE, HOME, RETRACT, TRAVEL } from '../../../src/pipeline/gcode/moves.ts';
import { readGcode } from '../../../src/pipeline/gcode/read-gcode.ts';

const rows = (gcode: string | Uint8Array): number[][] => {
  const { moves } = readGcode(gcode);
  return Array.from({ length: moves.count }, (_, i) =>
    [moves.x[i]!, moves.y[i]!, moves.z[i]!, moves.e[i]!].map((value) => +value.toFixed(6)),
  );
};

describe('the quick way through plain lines', () => {
  const decimal = fc
    .tuple(fc.boolean(), fc.nat({ max: 9_999_999 }), fc.integer({ min: 0, max: 7 }), fc.boolean())
    .map(([negative, digits, places, bare]) => {
      const text = (digits / 10 ** places).toFixed(places);
      return (negative ? '-' : '') + (bare && text.startsWith('0.') ? text.slice(1) : text);
    });
  const word = fc.tuple(fc.constantFrom('X', 'Y', 'Z', 'E', 'F', 'I', 'J'), decimal);

  test('reads the very same numbers as gcode-parser', () => {
    fc.assert(
      fc.property(fc.constantFrom('G0', 'G1'), fc.array(word, { maxLength: 6 }), (code, list) => {
        const line = [code, ...list.map(([letter, value]) => letter + value)].join(' ');
        const quick = newMotionWords();
        const slow = newMotionWords();
        const bytes = new TextEncoder().encode(`${line}\n`);
        expect(scanMotion(bytes, 0, quick)).toBe(bytes.length - 1);
        expect(parseMotion(line, slow)).toBe(true);
        expect(quick.code).toBe(slow.code);
        expect(quick.has).toBe(slow.has);
        for (let i = 0; i < 9; i++) {
          if (quick.has & (1 << i)) expect(quick.values[i]).toBe(slow.values[i]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('leaves every other form alone', () => {
    const others = ['G1  X1', 'G1 X', 'G1 X1e3', 'G1X1', 'g1 X1', 'G1 X1 ;a', 'G10', 'G1 X1.2.3'];
    others.push('G1 X1\r', 'G1 X-', 'G1 X1234567890123456', 'G28', 'M104 S1', ' G1 X1', 'G1 X+1');
    for (const line of others) {
      const bytes = new TextEncoder().encode(line);
      expect(scanMotion(bytes, 0, newMotionWords()), line).toBe(-1);
    }
  });
});

describe('coordinates', () => {
  test('absolute and relative, of places and of filament, mean the same way', () => {
    const absolute = 'G90\nM82\nG92 E0\nG1 X10 Y5 E1\nG1 X20 E3\nG1 X20 Y9 Z1 E3.5';
    const relative = 'G91\nM83\nG1 X10 Y5 E1\nG1 X10 E2\nG1 Y4 Z1 E.5';
    expect(rows(relative)).toEqual(rows(absolute));
  });

  test('follow G92 without moving', () => {
    expect(rows('G1 X10\nG92 X0 E5\nG1 X5 E6\nG92\nG1 Y1')).toEqual([
      [10, 0, 0, 0],
      [15, 0, 0, 1],
      [15, 1, 0, 0],
    ]);
  });

  test('may be in inches', () => {
    expect(rows('G20\nM83\nG1 X1 E1 F60\nG21\nG1 X0')).toEqual([
      [25.4, 0, 0, 25.4],
      [0, 0, 0, 0],
    ]);
    expect(readGcode('G20\nG1 X1 F60').moves.feed[0]).toBeCloseTo(25.4, 4);
  });

  test('begin at zero after homing, of the named axes', () => {
    const { moves } = readGcode('G1 X5 Y5 Z5\nG28 X\nG1 Y6');
    expect([...moves.kind]).toEqual([TRAVEL, HOME, TRAVEL]);
    expect([moves.x[2], moves.y[2], moves.z[2]]).toEqual([0, 6, 5]);
  });
});

describe('arcs', () => {
  test('are as long and push as much as they should', () => {
    const quarter = readGcode('G92 X0 Y0\nM83\nG1 X10 Y0\nG3 X0 Y10 I-10 J0 E2').moves;
    let length = 0;
    let e = 0;
    for (let i = 1; i < quarter.count; i++) {
      const dx = quarter.x[i]! - quarter.x[i - 1]!;
      const dy = quarter.y[i]! - quarter.y[i - 1]!;
      length += Math.sqrt(dx * dx + dy * dy);
      e += quarter.e[i]!;
      expect(Math.hypot(quarter.x[i]!, quarter.y[i]!)).toBeCloseTo(10, 9);
    }
    expect(length).toBeCloseTo((Math.PI / 2) * 10, 2);
    expect(e).toBeCloseTo(2, 9);
  });

  test('go round the other way with G2, whole with the end at the start', () => {
    const whole = readGcode('G1 X10 Y0\nG2 X10 Y0 I-10 J0').moves;
    expect(whole.y[Math.floor(whole.count / 4)]!).toBeLessThan(-5);
    expect(Math.min(...whole.x)).toBeCloseTo(-10, 2);
    expect([...readGcode('G1 X10\nG2 X0 Y10 R-10').moves.x].length).toBeGreaterThan(10);
  });
});

test('arcs of absurd size neither hang nor fill the memory', () => {
  const { moves } = readGcode('G2 X1 I1e9 J999999999\nG2 X2 I-900000000\n'.repeat(20_000));
  expect(moves.count).toBeLessThan(5_000_000);
});

describe('foreign text', () => {
  test('in messages and named commands moves nothing', () => {
    const gcode = 'M117 Hello G1 X5\nSTART_PRINT BED=60 G1=X5\n; G1 X5\n(G1 X5)\nM118 G1 X9\n%\n';
    expect(rows(gcode)).toEqual([]);
    expect(readGcode(gcode).macros).toMatchObject([{ line: 2, name: 'START_PRINT' }]);
  });

  test('counts lines the same with LF, CRLF and CR', () => {
    const lines = ['G28', 'G1 X5', '', 'M117 a', 'G1 Y5 ; up'];
    for (const end of ['\n', '\r\n', '\r']) {
      const program = readGcode(lines.join(end));
      expect([...program.moves.line], JSON.stringify(end)).toEqual([1, 2, 5]);
      expect(program.lines).toBe(5);
    }
  });

  test('in lower case, without spaces, numbered and summed is read', () => {
    expect(rows('g1x5y6\nN3 G1 X7 Y6*42\nG01 X8')).toEqual([
      [5, 6, 0, 0],
      [7, 6, 0, 0],
      [8, 6, 0, 0],
    ]);
  });

  test('that is not UTF-8 is harmless', () => {
    const bytes = Uint8Array.of(0x3b, 0xff, 0xfe, 10, 0x47, 0x31, 32, 0x58, 0x35, 10, 0xff, 10);
    expect(rows(bytes)).toEqual([[5, 0, 0, 0]]);
  });

  test('of any bytes is read without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        readGcode(bytes);
      }),
      { numRuns: 300 },
    );
    const word = fc.constantFrom(
      'G1',
      'G2',
      'G92',
      'X',
      'E1',
      'Y-',
      'R0',
      'I',
      ' ',
      '\n',
      ';',
      'M204',
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        for (const value of readGcode(words.join('')).moves.x) expect(value).not.toBeNaN();
      }),
      { numRuns: 300 },
    );
  });

  test('with words that are no numbers is listed', () => {
    const program = readGcode('G1 XNaN Y5\nG1 X1.2.3\nG1 X5\nG1 Xinf ; fine\nG1 X6 ; Xnan');
    expect(program.notNumbers).toEqual([1, 2, 4]);
  });

  test('marks layers and roles in the words of several slicers', () => {
    const prusa = readGcode(
      ';LAYER_CHANGE\n;TYPE:Perimeter\nM83\nG1 X1 E1\n;LAYER_CHANGE\nG1 X2 E1',
    );
    expect([...prusa.moves.layer]).toEqual([0, 1]);
    expect(prusa.roles[prusa.moves.role[1]!]).toBe('Perimeter');
    const cura = readGcode(';LAYER:0\n;TYPE:WALL-OUTER\nG1 X1 E1');
    expect(cura.roles[cura.moves.role[0]!]).toBe('External perimeter');
    const none = readGcode('M83\nG1 X1 Z.2 E1\nG1 X2 E1\nG1 Z1\nG1 Z.4\nG1 X3 E1');
    expect([...none.moves.layer]).toEqual([0, 0, 0, 0, 1]);
  });
});

test('kinds of moves are told apart', () => {
  const { moves } = readGcode(
    'M83\nG1 X1\nG1 X2 E1\nG1 E-1\nG1 X3 E-.1\nG10\nG11\nG1 E1\nG1 F500\nG10 P1 X2',
  );
  expect([...moves.kind]).toEqual([TRAVEL, EXTRUDE, RETRACT, RETRACT, 5, 6, 3]);
});

test('accelerations come from M204 in each dialect and from Klipper', () => {
  const { moves } = readGcode(
    'M83\nM204 S500\nG1 X1 E1\nM204 P800 T900\nG1 X2 E1\nG1 X3\nSET_VELOCITY_LIMIT ACCEL=1200\nG1 X4 E1',
  );
  expect([...moves.acceleration]).toEqual([500, 800, 900, 1200]);
});

describe('filament given as a volume', () => {
  const area = Math.PI * 0.875 * 0.875;
  const pushed = (gcode: string): number[] => [...readGcode(gcode).moves.e];

  test('is a length from M200 on, until it is switched off', () => {
    const [before, within, after] = pushed(
      'M83\nG1 X1 E1\nM200 D1.75\nG1 X2 E1\nM200 D0\nG1 X3 E1',
    );
    expect(before).toBe(1);
    expect(within).toBeCloseTo(1 / area);
    expect(after).toBe(1);
  });

  test('is a length where only a comment of the slicer says so', () => {
    const said = '; filament_diameter = 1.75,1.75\n; use_volumetric_e = 1\n';
    expect(pushed(`M82\nG1 X1 E1\nG1 X2 E3\n${said}`)[1]).toBeCloseTo(2 / area);
    expect(pushed(';FLAVOR:UltiGCode\nG1 X1 E1')[0]).toBeCloseTo(1 / (Math.PI * 1.425 * 1.425));
    expect(pushed(`G1 X1 E1\n${said.replace('= 1\n', '= 0\n')}`)).toEqual([1]);
  });
});

test('a line that no machine would read is skipped, and counted when it is no comment', () => {
  const long = 'G2 X1 I1 '.repeat(10_000);
  const { moves, unknown } = readGcode(`;${long}\n${long}\nG1 X5 E1\n`);
  expect([...moves.line]).toEqual([3]);
  expect(unknown).toEqual([2]);
});

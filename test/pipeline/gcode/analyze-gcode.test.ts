// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { analyzeGcode } from '../../../src/pipeline/gcode/analyze-gcode.ts';
import { limitsOf, type MachineLimits } from '../../../src/pipeline/gcode/machine-limits.ts';
import { settingsOf } from './tiny-toolpaths.ts';

const machine = (overrides: Record<string, number> = {}): MachineLimits => {
  const all: Record<string, number> = {};
  for (const axis of ['x', 'y', 'z', 'e']) {
    all[`machine_max_feedrate_${axis}`] = 1000;
    all[`machine_max_acceleration_${axis}`] = 100_000;
    all[`machine_max_jerk_${axis}`] = 0;
  }
  all['machine_max_acceleration_extruding'] = 100_000;
  all['machine_max_acceleration_travel'] = 100_000;
  return limitsOf(settingsOf({ overrides: { ...all, ...overrides } }));
};

const time = (gcode: string, overrides: Record<string, number> = {}): number =>
  analyzeGcode(gcode, machine(overrides)).time_s;

describe('time', () => {
  test('from rest to rest is accelerate, cruise and brake', () => {
    // 1 s up over 25 mm, 950 mm at 50 mm/s, 1 s down.
    expect(time('M204 S50\nG1 X1000 F3000')).toBeCloseTo(1 + 950 / 50 + 1, 9);
  });

  test('of a move too short to reach its speed is two ramps', () => {
    expect(time('M204 S100\nG1 X1 F6000')).toBeCloseTo(2 * Math.sqrt(1 / 100), 9);
  });

  test('of a straight line does not change by splitting it', () => {
    const cut = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(cut, (cuts) => {
        const stops = [...cuts.sort((a, b) => a - b), 1000];
        const gcode = stops.map((x) => `G1 X${x} Y${x * 0.5} F3000`).join('\n');
        const whole = time('M204 S50\nG1 X1000 Y500 F3000');
        expect(time(`M204 S50\n${gcode}`)).toBeCloseTo(whole, 6);
      }),
    );
  });

  test('a right angle costs a stop without jerk, and less with', () => {
    const leg = time('M204 S50\nG1 X100 F3000');
    const corner = 'M204 S50\nG1 X100 F3000\nG1 Y100';
    expect(time(corner)).toBeCloseTo(2 * leg, 9);
    expect(time(corner, { machine_max_jerk_x: 8, machine_max_jerk_y: 8 })).toBeLessThan(2 * leg);
  });

  test('looks ahead over many short moves before a corner', () => {
    const many = Array.from({ length: 100 }, (_, i) => `G1 X${i + 1} F6000`).join('\n');
    const one = 'G1 X100 F6000';
    expect(time(`M204 S100\n${many}\nG1 Y100`)).toBeCloseTo(time(`M204 S100\n${one}\nG1 Y100`), 6);
  });

  test('reversed is the same', () => {
    const step = fc.record({
      dx: fc.integer({ min: -50, max: 50 }),
      dy: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        const jerk = { machine_max_jerk_x: 5, machine_max_jerk_y: 3 };
        const walk = (list: typeof steps, sign: number): string =>
          list.map(({ dx, dy }) => `G1 X${sign * dx} Y${sign * dy} F6000`).join('\n');
        const there = time(`G91\nM204 S300\n${walk(steps, 1)}`, jerk);
        const back = time(`G91\nM204 S300\n${walk([...steps].reverse(), -1)}`, jerk);
        expect(back).toBeCloseTo(there, 9);
      }),
    );
  });

  test('is never less than way over speed, and falls with acceleration', () => {
    const step = fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 }));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (steps) => {
        const gcode = steps.map(([x, y]) => `G1 X${x} Y${y} F3000`).join('\n');
        let [way, x, y] = [0, 0, 0];
        for (const [nextX, nextY] of steps) {
          way += Math.hypot(nextX - x, nextY - y);
          [x, y] = [nextX, nextY];
        }
        const slow = time(`M204 S200\n${gcode}`);
        const fast = time(`M204 S2000\n${gcode}`);
        expect(fast).toBeGreaterThanOrEqual(way / 50 - 1e-9);
        expect(slow).toBeGreaterThanOrEqual(fast - 1e-9);
      }),
    );
  });

  test('holds each axis to its own speed and acceleration', () => {
    const limits = { machine_max_feedrate_z: 10, machine_max_acceleration_z: 10 };
    expect(time('G1 Z100 F60000', limits)).toBeCloseTo(10 + 1, 9);
    expect(
      time('M83\nG1 E60 F60000', { machine_max_feedrate_e: 6, machine_max_acceleration_e: 6 }),
    ).toBeCloseTo(11, 9);
  });

  test('has the machine at rest where it waits, and counts pauses', () => {
    const limits = {};
    const straight = time('M204 S50\nG1 X100 F3000', limits);
    expect(time('M204 S50\nG1 X50 F3000\nM109 S200\nG1 X100')).toBeGreaterThan(straight);
    expect(time('M204 S50\nG1 X100 F3000\nG4 S3\nG4 P500')).toBeCloseTo(straight + 3.5, 9);
  });
});

describe('material', () => {
  test('of a 0.45 × 0.2 mm bead is 0.033849 mm of filament for each mm', () => {
    const area = 0.45 * 0.2 - 0.04 * (1 - Math.PI / 4);
    const perMm = area / ((Math.PI * 1.75 * 1.75) / 4);
    expect(perMm).toBeCloseTo(0.033849, 6);
    const analysis = analyzeGcode(`M83\nG1 X100 E${(100 * perMm).toFixed(5)} F1800`, machine());
    expect(analysis.volume_mm3).toBeCloseTo(8.1416, 3);
    expect(analysis.mass_g).toBeCloseTo(0.0081416 * 1.24, 5);
    expect(analysis.cost).toBeCloseTo((analysis.mass_g / 1000) * 25, 9);
  });

  test('drawn back and returned does not count, the last retraction neither', () => {
    const gcode = 'M83\nG1 X9 E1\nG1 E-2\nG1 X20\nG1 E2.1\nG1 X30 E1\nG1 E-2';
    const analysis = analyzeGcode(gcode, machine());
    expect(analysis.filament_mm).toBeCloseTo(2.1, 9);
    expect(analysis.retractions).toBe(2);
  });
});

test('energy is power over time', () => {
  const analysis = analyzeGcode('G1 X100 F60', machine({ average_power: 180 }));
  expect(analysis.energy_wh).toBeCloseTo((180 * analysis.time_s) / 3600, 9);
});

test('roles and layers add up to the whole', () => {
  const gcode =
    ';LAYER_CHANGE\n;TYPE:Perimeter\nM83\nG1 Z.2\nG1 X10 E1\n;LAYER_CHANGE\n;TYPE:Solid infill\nG1 Z.4\nG1 X0 E1';
  const analysis = analyzeGcode(gcode, machine());
  const sum = (list: readonly { time_s: number }[]): number =>
    list.reduce((total, { time_s }) => total + time_s, 0);
  expect(sum(analysis.roles)).toBeCloseTo(analysis.time_s, 9);
  expect(sum(analysis.layers)).toBeCloseTo(analysis.time_s, 9);
  expect(analysis.layers.map(({ z }) => z)).toEqual([0.2, 0.4]);
  expect(analysis.roles.find(({ role }) => role === 'Perimeter')).toMatchObject({
    length_mm: 10,
    filament_mm: 1,
  });
  expect(analysis.bounds).toEqual([
    [0, 0, 0.2],
    [10, 0, 0.4],
  ]);
});

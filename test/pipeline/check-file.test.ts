// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest';
import { checkFile } from '../../src/pipeline/check-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it('G-code of anybody is told with what printing it takes', () => {
  const lines = ['M104 S215', 'M109 S215', 'G28', 'M83', 'G1 Z0.2 F600', 'G1 X10 Y10 F6000'];
  const square = ['G1 X60 E2 F3000', 'G1 Y60 E2', 'G1 X10 E2', 'G1 Y10 E2', 'M104 S0', 'M140 S0'];
  const checked = checkFile('foreign.gcode', bytes([...lines, ...square].join('\n')));
  if (!checked.ok) throw new Error('expected an answer');
  const production = checked.value.production!;
  expect(production.filament_mm).toBeCloseTo(8, 6);
  expect(production.layers).toBe(1);
  // 4 sides of 50 mm at 50 mm/s take at least 4 s; ramps make it longer.
  expect(production.time_s).toBeGreaterThan(4);
  expect(production.time_s).toBeLessThan(10);
});

it('an STL without triangles is a Problem', () => {
  const checked = checkFile('nothing.stl', bytes('solid x\nendsolid x\n'));
  expect(checked.ok).toBe(false);
});

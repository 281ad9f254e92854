// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest';
import { bytesText, durationText, massText } from '../../src/shared/amount-text.ts';

test('bytes are told in the unit that leaves at most three figures before the point', () => {
  const told = [999, 1000, 9_949, 12_345, 999_499, 999_500, 13_131_199, 999_500_000].map(bytesText);
  expect(told).toEqual([
    '999 B',
    '1.0 kB',
    '9.9 kB',
    '12 kB',
    '999 kB',
    '1.0 MB',
    '13 MB',
    '1.0 GB',
  ]);
});

test('durations are told in two units, the larger of them never as many as make the next', () => {
  const told = [59.4, 59.6, 3599.4, 3599.6, 172_769, 172_770].map(durationText);
  expect(told).toEqual(['59 s', '1 min 0 s', '59 min 59 s', '1 h 0 min', '47 h 59 min', '2 d 0 h']);
});

test('masses are told in grams until they are a kilogram', () => {
  expect([3.44, 10.2, 999.4, 999.5, 1250].map(massText)).toEqual([
    ...['3.4 g', '10 g', '999 g', '1.00 kg', '1.25 kg'],
  ]);
});

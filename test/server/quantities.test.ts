// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest';
import { bytesText } from '../../src/server/html/quantities.ts';

test('bytes are told in the unit that leaves at most three figures before the point', () => {
  const told = [999, 1000, 9_949, 12_345, 999_499, 999_500, 13_131_199].map(bytesText);
  expect(told).toEqual(['999 B', '1.0 kB', '9.9 kB', '12 kB', '999 kB', '1.0 MB', '13 MB']);
});

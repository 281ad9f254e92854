// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest';
import { temporaryFolder } from '../designs/library/samples.ts';
// @ts-expect-error: the benchmark's own, in plain JavaScript
import { killOften } from '../../bench/library/kill-often.mjs';

test(
  'Publishing, export and import that are killed at any moment lose nothing and leave nothing half',
  { timeout: 120_000 },
  async () => {
    const { losses } = await killOften(9, await temporaryFolder());
    expect(losses).toEqual([]);
  },
);

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rememberWhole } from '../../src/jobs/cache/remember-whole.ts';
import { digest } from '../../src/shared/digest.ts';
import { temporaryFolder } from '../designs/library/samples.ts';

test('a file that was whole once is looked at again when it is another', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'a');
  const whole = digest('whole');
  const isWhole = rememberWhole();
  await writeFile(path, 'whole');
  expect([await isWhole(path, whole), await isWhole(path, whole)]).toEqual([true, true]);
  expect(await isWhole(path, digest('other'))).toBe(false);
  // Of the same length, and dated back to when it was well.
  await writeFile(path, 'wrong');
  await utimes(path, 0, 0);
  expect(await isWhole(path, whole)).toBe(false);
  await writeFile(join(folder, 'b'), 'whole');
  await rename(join(folder, 'b'), path);
  expect(await isWhole(path, whole)).toBe(true);
  await rm(path);
  expect(await isWhole(path, whole)).toBe(false);
});

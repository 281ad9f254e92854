// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest';
import type { ParameterValues } from '../../src/designs/parameters/schema.ts';
import { error, failure, success } from '../../src/shared/problem.ts';
import type { Part } from '../../src/web/worker/messages.ts';
import { rememberParts } from '../../src/web/worker/remember-parts.ts';

/** Parts of `width` triangles; none of 13. */
const remembering = (most: number) => {
  const ran: unknown[] = [];
  const runner = rememberParts(
    {
      run: async ({ width }: ParameterValues) => {
        ran.push(width);
        if (width === 13) return failure(error('evaluate-exception', 'no'));
        return success({ drawings: [], measures: { triangles: width } } as unknown as Part);
      },
      close: () => {},
    },
    most,
  );
  return { ran, run: (width: number) => runner.run({ width }) };
};

test('values that a slider comes back to give the part that they gave, and run nothing', async () => {
  const { ran, run } = remembering(100);
  const [first, , again] = [await run(10), await run(20), await run(10)];
  expect(again).toBe(first);
  expect(ran).toEqual([10, 20]);
});

test('what failed is tried again', async () => {
  const { ran, run } = remembering(100);
  expect((await run(13)).ok || (await run(13)).ok).toBe(false);
  expect(ran).toEqual([13, 13]);
});

test('what was not asked for the longest is forgotten, and what is too large at once', async () => {
  const { ran, run } = remembering(100);
  for (const width of [40, 50, 40, 30]) await run(width);
  expect(ran).toEqual([40, 50, 30]);
  for (const width of [40, 30, 50]) await run(width);
  expect(ran).toEqual([40, 50, 30, 50]);
  for (const width of [200, 200]) await run(width);
  expect(ran).toEqual([40, 50, 30, 50, 200, 200]);
});

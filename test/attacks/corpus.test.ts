// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterAll, describe, expect, it } from 'vitest';
import { CORPUS } from './corpus.ts';
import { evaluate, peacefulDigest } from './run-attack.ts';

const MAX_MESSAGE = 4_500;
/** After its budget of time, how long a design may still take to end, ms. */
const GRACE_MS = 2_000;

const peace = await peacefulDigest();

describe.each(Object.entries(CORPUS))('hostile designs: %s', (_, attacks) => {
  it.each(attacks)('$name ⇒ $ends', async ({ ends, source, budgets }) => {
    const started = performance.now();
    const outcome = await evaluate(source, budgets);
    const took = performance.now() - started;
    const problem = outcome.problems.find(({ severity }) => severity === 'error');

    expect(problem ? problem.code : 'harmless', problem?.message.slice(0, 300)).toBe(ends);
    expect(problem?.message ?? '').not.toContain('ESCAPED');
    expect(problem?.message.length ?? 0).toBeLessThan(MAX_MESSAGE);
    expect(took).toBeLessThan((budgets?.timeMs ?? 5_000) + GRACE_MS);
    expect(await peacefulDigest()).toBe(peace);
  });
});

/** An interpreter takes 16 MB or more: if each of them stayed, it would be thousands. */
const MOST_LEFT_MB = 1_500;

afterAll(() => {
  expect(process.memoryUsage().external / 2 ** 20).toBeLessThan(MOST_LEFT_MB);
});

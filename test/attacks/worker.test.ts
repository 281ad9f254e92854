// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { runTask as runTaskOfSource } from '../../src/jobs/run-task.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Attack } from './attack.ts';
import { CORPUS, KILLED } from './corpus.ts';
import { designOf } from './run-attack.ts';

type RunTask = typeof runTaskOfSource;

/** As built: workers are started from files of JavaScript. */
const built = new URL('../../dist/jobs/run-task.js', import.meta.url).href;
const { runTask } = (await import(built)) as { runTask: RunTask };

const MEGABYTE = 1024 * 1024;
const KILL_AFTER_MS = 2_500;

const inWorker = async ({ source }: Pick<Attack, 'source'>) => {
  const started = performance.now();
  const task = { kind: 'parameters', design: designOf(source) } as const;
  const outcome = await runTask(task, {}, KILL_AFTER_MS);
  const problem = outcome.problems.find(({ severity }) => severity === 'error');
  return { code: problem?.code ?? 'harmless', took: performance.now() - started };
};

/** The same attack where asking for parameters meets it: at module scope. */
const atOnce = (source: Attack['source']): Attack['source'] =>
  typeof source === 'string' ? `${source}\nmodule.exports.main({})` : source;

const PEACEFUL = 'module.exports = { main: () => [] }';

describe('hostile designs in a worker', () => {
  beforeAll(async () => void (await inWorker({ source: PEACEFUL })));

  it.each(KILLED)('$name ⇒ $ends, killed from outside', async ({ ends, source }) => {
    const { code, took } = await inWorker({ source: atOnce(source) });
    expect(code).toBe(ends);
    expect(took).toBeGreaterThan(KILL_AFTER_MS);
    expect(took).toBeLessThan(KILL_AFTER_MS + 3_000);
    expect(await inWorker({ source: PEACEFUL })).toMatchObject({ code: 'harmless' });
  });

  it('leave no memory behind in the process that ran them', async () => {
    const before = process.memoryUsage.rss();
    const hungry = (CORPUS['memory'] ?? [])
      .filter(({ ends }) => ends === 'evaluate-memory')
      .slice(0, 4);
    expect(hungry.length).toBe(4);
    for (const { source } of hungry) await inWorker({ source: atOnce(source) });
    expect((process.memoryUsage.rss() - before) / MEGABYTE).toBeLessThan(300);
  });
});

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests of processes that have deadlines, which other work beside them would use up. */
const ALONE = ['test/cli/{hostile-designs,interrupt}.test.ts', 'test/jobs/*.test.ts'];

/** Deadlines as well, and one core is enough for each of them: two run at a time, and nothing else. */
const IN_PAIRS = ['test/attacks/{corpus,worker}.test.ts', 'test/pipeline/evaluate/hostile.test.ts'];

/** They take the longest and begin first, so that no core waits for the last of them. */
const LONGEST = [
  'test/browser/walks/maker.test.ts',
  'test/pipeline/build.test.ts',
  'test/browser/walks/designer.test.ts',
  'test/browser/same-bytes.test.ts',
  'test/reproducible/reproducible.test.ts',
  'test/distributed/whole-set-up.test.ts',
  'test/browser/walks/every-page.test.ts',
  'test/cli/hostile-files.test.ts',
  'test/browser/customizer.test.ts',
  'test/cli/products.test.ts',
  'test/batch/faults.test.ts',
  'test/cli/commons.test.ts',
  'test/browser/editor.test.ts',
  'test/cli/usage.test.ts',
  'test/batch/run.test.ts',
  'test/jobs/remote/workers.test.ts',
];

/**
 * At a time, of what has no deadlines: one more than the cores of the machine that we reckon with, as
 * browsers and servers wait for each other a third of their time.
 */
const WORKERS = 3;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.findIndex((path) => moduleId.endsWith(path));
      return found === -1 ? LONGEST.length : found;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    // Patience for machines that have much else to do; what must be quick says so itself.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // The same bytes in any zone and language: tests run in an unusual one on purpose.
    env: { TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8' },
    sequence: { sequencer: LongestFirst },
    // Files share their processes, so that what they import is compiled once and not in each of them: no
    // mock of a module comes in, and who changes a global or the environment puts it back.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'alone',
          include: ALONE,
          isolate: true,
          maxWorkers: 1,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'in-pairs',
          include: IN_PAIRS,
          isolate: true,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'beside',
          include: ['test/**/*.test.ts'],
          exclude: [...ALONE, ...IN_PAIRS, 'test/postgres/**'],
          maxWorkers: WORKERS,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [
            'test/designs/library/**/*.test.ts',
            'test/postgres/**/*.test.ts',
            'test/server/{drafts,people}.test.ts',
            'test/server/accounts/**/*.test.ts',
          ],
          maxWorkers: WORKERS,
          sequence: { groupOrder: 2 },
          globalSetup: 'test/postgres/start-postgres.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'objects',
          include: ['test/designs/library/{check-library,versions}.test.ts'],
          maxWorkers: WORKERS,
          sequence: { groupOrder: 3 },
          globalSetup: 'test/object-store/start-objects.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'redis',
          include: ['test/jobs/{queue,pool}.test.ts'],
          isolate: true,
          maxWorkers: 1,
          sequence: { groupOrder: 4 },
          globalSetup: 'test/redis/start-redis.ts',
        },
      },
    ],
  },
});

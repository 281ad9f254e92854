// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { defineConfig } from 'vitest/config';

/** Tests in which designs or processes have deadlines: other work beside them would make them late. */
const ALONE = [
  'test/{attacks,designs-library,jobs}/**/*.test.ts',
  'test/browser/customizer.test.ts',
  'test/cli/{hostile-designs,hostile-files,interrupt}.test.ts',
  'test/batch/faults.test.ts',
  'test/commons/kill.test.ts',
  'test/pipeline/evaluate/**/*.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The same bytes in any zone and language: tests run in an unusual one on purpose.
    env: { TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8' },
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'beside',
          include: ['test/**/*.test.ts'],
          exclude: [...ALONE, 'test/postgres/**'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
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
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          globalSetup: 'test/postgres/start-postgres.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'objects',
          include: ['test/designs/library/{check-library,versions}.test.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          globalSetup: 'test/object-store/start-objects.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'redis',
          include: ['test/jobs/{queue,pool}.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
          globalSetup: 'test/redis/start-redis.ts',
        },
      },
    ],
  },
});

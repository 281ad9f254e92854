// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { TestProject } from 'vitest/node';
import { hasRedis, startRedisServer } from './redis-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** `redis://…` of a server behind which pools are to work; absent: they work in this process. */
    redis?: string;
  }
}

/** A real Redis for the tests of a project. */
export default async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  if (!hasRedis()) return undefined;
  const server = await startRedisServer();
  project.provide('redis', server.url);
  return server.remove;
};

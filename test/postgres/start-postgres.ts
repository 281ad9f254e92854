// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { TestProject } from 'vitest/node';
import { startPostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** `postgres://…` of a server that these tests may fill; absent: they have SQLite. */
    postgres?: string;
  }
}

/** A real PostgreSQL for the tests of a project. */
export default async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const server = await startPostgresServer();
  if (server === undefined) {
    console.warn(
      'SKIPPED: no PostgreSQL here, so the library was tested on SQLite alone (apt-get install postgresql).',
    );
    return undefined;
  }
  project.provide('postgres', server.url);
  return server.remove;
};

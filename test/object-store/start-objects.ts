// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { TestProject } from 'vitest/node';
import { startS3Server } from './s3-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server of objects that these tests may fill; absent: their files are in folders. */
    objects?: {
      /** An address with PREFIX in it. */
      readonly address: string;
      readonly variables: Readonly<Record<string, string>>;
      /** The file of an object, with KEY in it. */
      readonly file: string;
    };
  }
}

/** A real server of objects for the tests of a project. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const server = await startS3Server();
  project.provide('objects', {
    address: server.address('PREFIX'),
    variables: server.variables,
    file: server.file('KEY'),
  });
  return server.remove;
};

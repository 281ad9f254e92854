// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** `postgres://…` of a server that these tests may fill; absent: they have SQLite. */
    postgres?: string;
  }
}

/** A real PostgreSQL of its own for the tests of a project, in a temporary folder. */
export default async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const programs = findPrograms();
  if (programs === undefined) {
    console.warn(
      'SKIPPED: no PostgreSQL here, so the library was tested on SQLite alone (apt-get install postgresql).',
    );
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'fabcommons-postgres-'));
  const user = unprivileged();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'tester', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '-N'],
    { cwd: folder, stdio: 'ignore', ...user },
  );
  const port = await freePort();
  const server = spawn(
    join(programs, 'postgres'),
    [
      ...['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1'],
      ...['-c', 'fsync=off', '-c', 'max_connections=300'],
    ],
    { cwd: folder, stdio: 'ignore', ...user },
  );
  const url = `postgres://tester@127.0.0.1:${port}/postgres`;
  await answers(port);
  project.provide('postgres', url);
  return async () => {
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGQUIT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
};

const findPrograms = (): string | undefined => {
  const debian = '/usr/lib/postgresql';
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...(existsSync(debian) ? readdirSync(debian).map((each) => join(debian, each, 'bin')) : []),
  ];
  return folders.find((each) => existsSync(join(each, 'initdb')));
};

/** PostgreSQL does not run as root: it is somebody who owns nothing else. */
const unprivileged = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody']));
  return { uid: id('-u'), gid: id('-g') };
};

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });

const answers = async (port: number): Promise<void> => {
  const { default: pg } = await import('pg');
  for (let tries = 0; tries < 100; tries++) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'tester', database: 'postgres' });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await sleep(100);
    }
  }
  throw new Error('PostgreSQL did not answer within 10 seconds');
};

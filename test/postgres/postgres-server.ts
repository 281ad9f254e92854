// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../free-port.ts';

/** A real PostgreSQL in a temporary folder. */
export interface PostgresServer {
  readonly url: string;
  /** Ends it at once, as a crash does, and starts it again. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Ends it and takes its folder away. */
  readonly remove: () => Promise<void>;
}

/** Undefined where PostgreSQL is not installed. */
export const startPostgresServer = async (): Promise<PostgresServer | undefined> => {
  const programs = findPrograms();
  if (programs === undefined) return undefined;
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
  const options = [
    ...['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1'],
    ...['-c', 'fsync=off', '-c', 'max_connections=300'],
  ];
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    server = spawn(join(programs, 'postgres'), options, { cwd: folder, stdio: 'ignore', ...user });
    await answers(port);
  };
  const stop = async (): Promise<void> => {
    if (server!.exitCode !== null) return;
    const ended = new Promise((done) => server!.once('exit', done));
    server!.kill('SIGQUIT');
    await ended;
  };
  await start();
  return {
    url: `postgres://tester@127.0.0.1:${port}/postgres`,
    start,
    stop,
    restart: async () => {
      await stop();
      await start();
    },
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
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

const answers = async (port: number): Promise<void> => {
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

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { AddressInfo } from 'node:net';
import { NO_BUILDS } from './no-builds.ts';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { RunTask } from '../../src/jobs/task.ts';
import type { Design } from '../../src/designs/design.ts';
import { diskBlobs } from '../../src/designs/library/store/disk-blobs.ts';
import { openLibrary } from '../../src/designs/library/store/open-library.ts';
import { openAccounts } from '../../src/server/accounts/open-accounts.ts';
import { serverSecret } from '../../src/server/accounts/server-secret.ts';
import { readAssets } from '../../src/server/assets.ts';
import { readConfig } from '../../src/server/config.ts';
import { createApp } from '../../src/server/create-app.ts';
import { draftStore } from '../../src/server/drafts/draft.ts';
import { tidyDrafts } from '../../src/server/drafts/tidy-drafts.ts';
import { migrateServer } from '../../src/server/migrations.ts';
import { runHere } from '../commons/run.ts';
import { databaseOf, valueOf } from '../designs/library/samples.ts';

const runs = new Map<string, ReturnType<RunTask>>();

/** The same code under another manifest is not run again: that takes most of the time. */
export const runOnce: RunTask = ((task: { readonly design: Design }) => {
  const { entry, files } = task.design.source;
  const code = new TextDecoder().decode(files.get(entry));
  const known = runs.get(code) ?? (runHere as (task: unknown) => ReturnType<RunTask>)(task);
  runs.set(code, known);
  return known;
}) as never;

/** A node with real routes, database and disk on a free port; designs run in this thread. */
export const startNode = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'drafts-'));
  const library = valueOf(await openLibrary(folder, { server: await databaseOf(folder) }));
  await migrateServer(library.db);
  const config = valueOf(
    readConfig({ FABCOMMONS_DATA: folder, FABCOMMONS_REQUESTS_PER_MINUTE: '1000000' }),
  );
  const db = library.db as never;
  const drafts = draftStore({ db, now: library.now, folder: join(folder, 'drafts') });
  await tidyDrafts(drafts);
  const secret = await serverSecret(folder);
  const accounts = await openAccounts({ db, secret, url: 'http://localhost', mode: 'open' });
  const thrown: unknown[] = [];
  const log = pino({ level: 'silent' });
  log.error = ((what: { err: unknown }) => thrown.push(what.err)) as never;
  const app = createApp({
    config,
    library,
    photos: diskBlobs(join(folder, 'photos')),
    accounts,
    drafts,
    zips: { get: async () => undefined },
    builds: { ...NO_BUILDS, runFor: () => runOnce },
    assets: await readAssets(join(folder, 'none')),
    licenseText: async () => undefined,
    sign: async () => '',
    log,
    requestLog: (_request, _response, next) => next(),
  });
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signUp = async (name: string) => {
    const { account, cookies } = valueOf(
      await accounts.signUp({ name, password: 'four wet umbrellas' }),
    );
    const cookie = cookies.map((each) => each.split(';')[0]).join('; ');
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(url + path, {
        redirect: 'manual',
        ...init,
        headers: { cookie, ...(init.headers as Record<string, string>) },
      });
    const post = (path: string, form: Readonly<Record<string, string>> = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(form) });
    return { account, ask, post };
  };
  return {
    url,
    folder,
    accounts,
    drafts,
    library,
    thrown,
    signUp,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await library.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export type Node = Awaited<ReturnType<typeof startNode>>;
export type Member = Awaited<ReturnType<Node['signUp']>>;

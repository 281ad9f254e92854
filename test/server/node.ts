// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { addVersion } from '../../src/designs/library/add-version.ts';
import { openBlobs } from '../../src/designs/library/store/open-blobs.ts';
import { openLibrary } from '../../src/designs/library/store/open-library.ts';
import type { Bucket } from '../../src/designs/library/store/s3/open-bucket.ts';
import { createZipCache } from '../../src/jobs/cache/create-zip-cache.ts';
import { openDiskStore } from '../../src/jobs/store/open-disk-store.ts';
import type { Account, Mode } from '../../src/server/accounts/account.ts';
import { openAccounts } from '../../src/server/accounts/open-accounts.ts';
import { createToken, type TokenScope } from '../../src/server/accounts/tokens.ts';
import { createApp } from '../../src/server/create-app.ts';
import type { Deps } from '../../src/server/deps.ts';
import { draftStore } from '../../src/server/drafts/draft.ts';
import { becomeMaintainer } from '../../src/server/maintainers/maintainers.ts';
import { migrateServer } from '../../src/server/migrations.ts';
import type { ServerTables } from '../../src/server/tables.ts';
import { NO_BUILDS } from './no-builds.ts';
import { databaseOf, sampleVersion, valueOf } from '../designs/library/samples.ts';

export const PASSWORD = 'four wet umbrellas';

export interface Person {
  readonly account: Account;
  readonly cookie: string;
}

/** A whole node but for builds, over a folder of its own, listening; close it afterwards. */
export interface TestNode {
  readonly url: string;
  readonly deps: Deps;
  /** The same node in another mode, listening beside it; both close together. */
  readonly inMode: (mode: Mode) => Promise<string>;
  /** The same node with other parts, likewise. */
  readonly having: (parts: Partial<Deps>) => Promise<string>;
  readonly person: (name: string) => Promise<Person>;
  readonly close: () => Promise<void>;
}

/** Its files are in a folder, or in a bucket; whoever signs up first is steward. */
export const startNode = async (objects?: Bucket): Promise<TestNode> => {
  const folder = await mkdtemp(join(tmpdir(), 'fabcommons-node-'));
  const library = valueOf(await openLibrary(folder, { server: await databaseOf(folder), objects }));
  const db = library.db as unknown as Kysely<ServerTables>;
  await migrateServer(db);
  const accountsIn = (mode: Mode) =>
    openAccounts({
      db,
      secret: 'a secret of this test, long enough to be one',
      url: 'http://localhost',
      mode,
    });
  const accounts = await accountsIn('open');
  const deps: Deps = {
    config: {
      port: 0,
      host: '127.0.0.1',
      data: folder,
      cache: folder,
      mode: 'open',
      log: 'silent',
      requestsPerMinute: 1_000_000,
      buildsPerVisitor: 4,
    },
    library,
    photos: openBlobs(folder, 'photos', objects),
    accounts,
    builds: NO_BUILDS,
    zips: createZipCache(await openDiskStore(join(folder, 'zips'), { maxBytes: 1e9 })),
    drafts: draftStore({
      db: library.db as never,
      now: library.now,
      folder: join(folder, 'drafts'),
    }),
    assets: { folder: join(folder, 'web'), style: undefined, island: () => undefined },
    licenseText: async (id) => (/^CERN-OHL-S-2\.0$/.test(id) ? 'Its text' : undefined),
    sign: async () => '',
    log: pino({ level: 'silent' }),
    requestLog: (_request, _response, next) => next(),
  };
  const servers: Server[] = [];
  const listen = async (of: Deps): Promise<string> => {
    const server = createServer(createApp(of));
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  return {
    url: await listen(deps),
    deps,
    inMode: async (mode) =>
      listen({ ...deps, config: { ...deps.config, mode }, accounts: await accountsIn(mode) }),
    having: (parts) => listen({ ...deps, ...parts }),
    person: async (name) => {
      const { account, cookies } = valueOf(await accounts.signUp({ name, password: PASSWORD }));
      return { account, cookie: cookies.map((each) => each.split(';')[0]).join('; ') };
    },
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
      }
      await library.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Two versions of `ada/hook`, which `ada` maintains. */
export const publishHook = async (
  { deps: { library, accounts } }: TestNode,
  ada: Account,
): Promise<void> => {
  for (const version of ['1.0.0', '1.1.0']) {
    valueOf(await addVersion(library, sampleVersion({ version })));
  }
  await becomeMaintainer(accounts, ada, 'ada/hook');
};

export const tokenOf = async (
  { deps }: TestNode,
  { account }: Person,
  scopes: readonly TokenScope[] = ['publish'],
): Promise<string> =>
  valueOf(await createToken(deps.accounts, account, { label: 'test', scopes })).text;

/** A node with `ada/hook`, its steward, its maintainer and somebody else. */
export interface Commons {
  readonly node: TestNode;
  readonly steward: Person;
  readonly ada: Person;
  readonly bob: Person;
}

export const startCommons = async (): Promise<Commons> => {
  const node = await startNode();
  const steward = await node.person('sue');
  const ada = await node.person('ada');
  const bob = await node.person('bob');
  await publishHook(node, ada.account);
  return { node, steward, ada, bob };
};

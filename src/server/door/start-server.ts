// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { pinoHttp } from 'pino-http';
import { seedLibrary } from '../../commons/seed-library.ts';
import { signAsNode } from '../../designs/library/store/node-key.ts';
import { openBlobs } from '../../designs/library/store/open-blobs.ts';
import { openLibrary } from '../../designs/library/store/open-library.ts';
import { checkBucket } from '../../designs/library/store/s3/check-bucket.ts';
import { openBucket } from '../../designs/library/store/s3/open-bucket.ts';
import { licenseText } from '../../designs/read/license-text.ts';
import { createBuildCache } from '../../jobs/cache/create-build-cache.ts';
import { createZipCache } from '../../jobs/cache/create-zip-cache.ts';
import { createPool } from '../../jobs/pool/create-pool.ts';
import { createBuildQueue } from '../../jobs/queue/create-build-queue.ts';
import { openStore } from '../../jobs/store/open-store.ts';
import { type Outcome, success } from '../../shared/problem.ts';
import { openAccounts } from '../accounts/open-accounts.ts';
import { openMail } from '../mail/open-mail.ts';
import { serverSecret } from '../accounts/server-secret.ts';
import { readAssets } from '../assets.ts';
import { offeredBuilds } from '../builds/builds.ts';
import type { Config } from '../config.ts';
import { createApp } from '../create-app.ts';
import { draftStore } from '../drafts/draft.ts';
import { tidyDrafts } from '../drafts/tidy-drafts.ts';
import { migrateServer } from '../migrations.ts';
import type { ServerTables } from '../tables.ts';
import { poolElsewhere } from './pool-elsewhere.ts';

const CACHE_BYTES = 2 * 1024 * 1024 * 1024;

/** Visitors wait for an object store that is away, but not as long as a batch. */
const PATIENCE_MS = 5_000;

/** A server that listens. */
export interface RunningServer {
  /** Where it can be reached from this machine. */
  readonly url: string;
  /** Takes no new connection, lets what runs come to its end, closes the library. */
  readonly close: () => Promise<void>;
}

/** Folders of the package: the bundled pages, and the designs that come along. */
export interface PackageFolders {
  readonly web: string;
  readonly seed: string | undefined;
}

/**
 * Everything real behind the routes: the library of the node with the designs that come along,
 * accounts, workers, the disk. It listens once all that is there, so that who waits for the port finds a commons; `stop`
 * cuts short the publishing of those designs, which goes on the next time. Problems: those of `checkBucket`,
 * `openLibrary` and `seedLibrary`. Rejects when the port is taken.
 */
export const startServer = async (
  config: Config,
  folders: PackageFolders,
  progress: (done: number, total: number) => void = () => undefined,
  stop?: AbortSignal,
): Promise<Outcome<RunningServer>> => {
  const log = pino({
    level: config.log,
    redact: ['req.headers.cookie', 'req.headers.authorization'],
  });
  const objects = config.objects && openBucket(config.objects, { patienceMs: PATIENCE_MS });
  if (objects !== undefined) {
    const checked = await checkBucket(objects, { writes: config.mode !== 'read-only' });
    if (!checked.ok) return checked;
  }
  const opened = await openLibrary(config.data, { server: config.database, objects });
  if (!opened.ok) return opened;
  const library = opened.value;
  // The designs that come along are checked here: no worker may be there yet.
  let pool = createPool({ warm: 1 });
  try {
    const run = <T extends Parameters<typeof pool.run>[0]>(task: T) =>
      pool.run(task, stop === undefined ? {} : { signal: stop });
    if (folders.seed !== undefined && !library.readOnly) {
      const seeded = await seedLibrary(library, folders.seed, run, progress);
      if (!seeded.ok) {
        await Promise.all([library.close(), pool.close()]);
        return seeded;
      }
    }
    const db = library.db as unknown as Kysely<ServerTables>;
    if (!library.readOnly) await migrateServer(db);
    const store = await openStore({ folder: config.cache, maxBytes: CACHE_BYTES, objects });
    if (config.queue !== undefined) {
      await pool.close();
      pool = await poolElsewhere(config.queue, store, log);
    }
    const builds = createBuildQueue({
      pool,
      cache: createBuildCache(store),
      limits: { perVisitor: config.buildsPerVisitor },
      onBug: (thrown) => log.error({ err: thrown }, 'a bug in a build'),
      now: () => performance.now(),
    });
    const drafts = draftStore({ db, now: library.now, folder: join(config.data, 'drafts') });
    if (!library.readOnly) await tidyDrafts(drafts);
    const mail = config.mail && openMail({ server: config.mail, onFailure: mailFailure(log) });
    const app = createApp({
      config,
      library,
      drafts,
      photos: openBlobs(config.data, 'photos', objects),
      accounts: await openAccounts({
        db,
        secret: await serverSecret(library.folder),
        url: config.url ?? `http://localhost:${config.port}`,
        mode: library.readOnly ? 'read-only' : config.mode,
      }),
      builds: offeredBuilds(builds, library),
      zips: createZipCache(store),
      assets: await readAssets(folders.web),
      licenseText,
      mail,
      sign: (bytes) => signAsNode(library.folder, bytes),
      log,
      requestLog: pinoHttp({
        logger: log,
        quietReqLogger: true,
        autoLogging: config.log !== 'silent',
      }),
    });
    const server = createServer(app);
    await listen(server, config);
    const { port } = server.address() as AddressInfo;
    return success({
      url: `http://localhost:${port}`,
      close: async () => {
        const closed = new Promise<void>((done) => server.close(() => done()));
        server.closeIdleConnections();
        // Events end with their builds, and only then their connections.
        await builds.close(CLOSE_MS);
        await Promise.race([closed, new Promise((late) => setTimeout(late, CLOSE_MS).unref())]);
        server.closeAllConnections();
        await Promise.race([
          mail?.close(),
          new Promise((late) => setTimeout(late, CLOSE_MS).unref()),
        ]);
        await pool.close();
        await library.close();
      },
    });
  } catch (thrown) {
    await Promise.all([library.close(), pool.close()]);
    throw thrown;
  }
};

/** Codes alone: what a mail server says may repeat an address. */
const mailFailure = (log: pino.Logger) => (thrown: unknown) => {
  const { code, responseCode } = thrown as { code?: string; responseCode?: number };
  log.warn({ code, responseCode }, 'a letter was not taken by the mail server');
};

/** How long running answers may take to end once the server closes. */
const CLOSE_MS = 10_000;

const listen = (server: Server, { port, host }: Config): Promise<void> =>
  new Promise((listening, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      listening();
    });
  });

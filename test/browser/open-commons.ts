// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import type * as Door from '../../src/server/door/start-server.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WEB = join(ROOT, 'dist/web');

/** What tests of pages lack on this machine, or undefined. */
export const missing =
  CHROMIUM === undefined
    ? 'no Chromium here (apt-get install chromium)'
    : existsSync(join(WEB, 'manifest.json'))
      ? undefined
      : 'the pages are not bundled (npm run build)';

/** A real node on a free port with its own data, and a browser. Close it afterwards. */
export interface Commons {
  readonly url: string;
  /** What `FABCOMMONS_DATA` would say. */
  readonly data: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/**
 * `plant` puts the designs of the first start into an empty folder. The server is the built one,
 * since its workers are files that Node runs by itself.
 */
export const openCommons = async (plant: (seed: string) => Promise<void>): Promise<Commons> => {
  const folder = await mkdtemp(join(tmpdir(), 'fabcommons-pages-'));
  const [seed, data, cache] = ['seed', 'data', 'cache'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await plant(seed);
  const built = new URL('../../dist/server/door/start-server.js', import.meta.url).href;
  const { startServer } = (await import(/* @vite-ignore */ built)) as typeof Door;
  const started = await startServer(
    {
      ...{ port: 0, host: '127.0.0.1', data, cache, mode: 'open', log: 'silent' },
      ...{ requestsPerMinute: 1_000_000, buildsPerVisitor: 4 },
    },
    { web: WEB, seed },
  );
  if (!started.ok) throw new Error(started.problems.map(({ message }) => message).join('\n'));
  const browser = await chromium.launch({
    executablePath: CHROMIUM!,
    args: [
      ...['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader'],
      ...['--enable-unsafe-swiftshader', '--no-first-run'],
    ],
  });
  return {
    ...{ url: started.value.url, data, browser },
    close: async () => {
      await browser.close();
      await started.value.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../../src/server/config.ts';
import type * as ServerModule from '../../../src/server/door/start-server.ts';
import { LIBRARY } from '../../cli/fabcommons.ts';
import { codesOf, temporaryFolder, valueOf } from '../../designs/library/samples.ts';

/** As built: workers are started from files of JavaScript. */
const { startServer } = (await import(
  new URL('../../../dist/server/door/start-server.js', import.meta.url).href
)) as typeof ServerModule;

test('a first start that is told to stop ends at once, with one Problem', async () => {
  const folder = await temporaryFolder();
  for (const slug of ['cable-clip', 'one-more', 'another'])
    await cp(join(LIBRARY, 'cable-clip'), join(folder, 'seed', slug), { recursive: true });
  const config = valueOf(
    readConfig({ PORT: '0', FABCOMMONS_DATA: join(folder, 'data'), FABCOMMONS_LOG: 'silent' }),
  );
  const stop = new AbortController();
  const told: number[] = [];
  const progress = (done: number): void => {
    told.push(done);
    stop.abort();
  };
  const folders = { web: join(folder, 'web'), seed: join(folder, 'seed') };
  const started = await startServer(config, folders, progress, stop.signal);
  expect(codesOf(started)).toEqual(['job-interrupted']);
  expect(told).toEqual([0]);
});

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addVersion } from '../../src/designs/library/add-version.ts';
import { findVersion } from '../../src/designs/library/find-version.ts';
import { parseReference } from '../../src/designs/library/reference.ts';
import { guard } from '../../src/designs/library/store/guard.ts';
import { type OpenLibrary, openLibrary } from '../../src/designs/library/store/open-library.ts';
import { codesOf, sampleVersion, valueOf } from '../designs/library/samples.ts';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';

describe.skipIf(inject('postgres') === undefined)('a library whose PostgreSQL goes away', () => {
  let server: PostgresServer;
  let folder: string;
  let library: OpenLibrary;

  beforeAll(async () => {
    server = (await startPostgresServer())!;
    folder = await mkdtemp(join(tmpdir(), 'fabcommons-'));
    library = valueOf(await openLibrary(folder, { server: server.url }));
  });
  afterAll(async () => {
    await library.close();
    await server.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const hook = valueOf(parseReference('ada/hook'));
  const publishNext = () => guard(() => addVersion(library, sampleVersion({ version: '2.0.0' })));
  const find = () => guard(() => findVersion(library, hook));

  it('says so, and goes on when it is back, with all that was published', async () => {
    valueOf(await addVersion(library, sampleVersion()));
    await server.stop();
    expect(codesOf(await find())).toEqual(['library-no-server']);
    expect(codesOf(await publishNext())).toEqual(['library-no-server']);
    await server.start();
    expect(valueOf(await find()).record.version).toBe('1.0.0');
    valueOf(await publishNext());
    expect(valueOf(await find()).record.version).toBe('2.0.0');
  });

  it('outlives a restart between two requests', async () => {
    await find();
    await server.restart();
    const after = [await find(), await find()];
    expect(after.at(-1)!.ok).toBe(true);
  });

  it('cannot be opened where none answers, and says how to put that right', async () => {
    const nobody = 'postgres://nobody:hunter2@127.0.0.1:9/none';
    const opened = await openLibrary(folder, { server: nobody });
    expect(codesOf(opened)).toEqual(['library-no-server']);
    expect(JSON.stringify(opened)).not.toContain('hunter2');
  });
});

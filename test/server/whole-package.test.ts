// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPackage } from '../../src/commons/build-package.ts';
import { buildRequestFrom } from '../../src/commons/version-request.ts';
import { addVersion } from '../../src/designs/library/add-version.ts';
import { createBuildCache } from '../../src/jobs/cache/create-build-cache.ts';
import { createZipCache, type ZipCache } from '../../src/jobs/cache/create-zip-cache.ts';
import { createBuildQueue } from '../../src/jobs/queue/create-build-queue.ts';
import { openDiskStore } from '../../src/jobs/store/open-disk-store.ts';
import { runHere } from '../commons/run.ts';
import { sampleVersion, valueOf } from '../designs/library/samples.ts';
import { startNode, type TestNode } from './node.ts';

const CODE = `const { cuboid } = require('@jscad/modeling').primitives
module.exports = { main: () => cuboid({ size: [6, 6, 2] }) }`;

let node: TestNode;
let url: string;
let folder: string;
let ran = 0;
let packed = 0;

beforeAll(async () => {
  node = await startNode();
  valueOf(await addVersion(node.deps.library, sampleVersion({ code: CODE })));
  folder = join(node.deps.config.cache, 'builds');
  const run: typeof runHere = (task) => {
    ran++;
    return runHere(task);
  };
  const store = await openDiskStore(folder, { maxBytes: 1e9 });
  const cache = createBuildCache(store);
  const kept = createZipCache(store);
  const zips: ZipCache = {
    get: (contents, pack, signal) => {
      const counted: typeof pack = () => {
        packed++;
        return pack();
      };
      return kept.get(contents, counted, signal);
    },
  };
  const pool = { size: 2, run };
  url = await node.having({ builds: createBuildQueue({ pool, cache, now: () => 0 }), zips });
});
afterAll(() => node.close());

const ask = (headers: Record<string, string> = {}) =>
  fetch(`${url}/d/ada/hook/make?format=zip`, { headers });
const filesOf = async (response: Response) =>
  unzipSync(new Uint8Array(await response.arrayBuffer()));

test('everything as ZIP is built and packed once for all who want it, and again when it made room for others', async () => {
  const both = await Promise.all([ask(), ask()]);
  const [first, second] = await Promise.all(both.map(filesOf));
  expect(Object.keys(first!)).toContain('build/hook.gcode');
  expect(second).toEqual(first);
  expect(await filesOf(await ask())).toEqual(first);
  expect([ran, packed]).toEqual([1, 1]);
  for (const room of ['bytes', 'records']) await rm(join(folder, room), { recursive: true });
  expect(await filesOf(await ask())).toEqual(first);
  expect([ran, packed]).toEqual([2, 2]);
});

test('it holds what the command line packs, and is not sent again to who has it', async () => {
  const { library, licenseText, sign } = node.deps;
  const wanted = valueOf(await buildRequestFrom(library, { design: 'ada/hook' }));
  const tools = { run: runHere, licenseText, sign };
  const made = valueOf(await buildPackage(wanted.request, wanted.record, library, tools));
  const there = await ask();
  const files = Object.entries(await filesOf(there));
  expect(files.map(([path]) => path)).toEqual([...made.files.keys()]);
  for (const [path, bytes] of files) {
    expect(Buffer.from(bytes).equals(made.files.get(path)!), path).toBe(true);
  }
  const etag = there.headers.get('etag')!;
  expect((await ask({ 'if-none-match': etag, 'cache-control': '' })).status).toBe(304);
});

test('it goes on where it broke off: a part of it is a part of the same bytes', async () => {
  const whole = await ask();
  const bytes = Buffer.from(await whole.arrayBuffer());
  const etag = whole.headers.get('etag')!;
  expect(etag).toBe(`"${createHash('sha256').update(bytes).digest('hex')}"`);
  const rest = await ask({ range: `bytes=${bytes.length - 100}-`, 'if-range': etag });
  expect(rest.status).toBe(206);
  expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(-100))).toBe(true);
});

test('it is packed anew when what is kept of it is damaged', async () => {
  const before = await ask();
  const sha256 = before.headers.get('etag')!.slice(1, -1);
  const bytes = Buffer.from(await before.arrayBuffer());
  await writeFile(join(folder, 'bytes', sha256.slice(0, 2), sha256), bytes.subarray().fill(0));
  const again = await ask();
  expect(again.headers.get('etag')).toBe(before.headers.get('etag'));
  expect(Object.keys(await filesOf(again))).toContain('build/hook.gcode');
});

test('the API gives the same', async () => {
  const answer = await fetch(`${url}/api/v1/packages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ design: 'ada/hook' }),
  });
  expect(answer.headers.get('etag')).toBe((await ask()).headers.get('etag'));
  expect(Object.keys(await filesOf(answer))).toContain('build/hook.gcode');
});

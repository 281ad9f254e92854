// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PEG, writeDesigns } from '../batch/plans.ts';
import { document, fabcommons } from '../cli/fabcommons.ts';
import { temporaryFolder } from '../designs/library/samples.ts';
import { bucketOf } from './bucket-of.ts';
import { type S3Server, startS3Server } from './s3-server.ts';

let server: S3Server;
beforeAll(async () => void (server = await startS3Server()));
afterAll(() => server.remove());

/** What a process and its children were given as an environment. */
const environments = (pid: number): readonly string[] => {
  const read = (path: string): string => readFileSync(`/proc/${pid}/${path}`, 'utf8');
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    read(`task/${thread}/children`).trim().split(' ').filter(Boolean).map(Number),
  );
  return [read('environ'), ...children.flatMap(environments)];
};

it.skipIf(process.platform !== 'linux')(
  'a batch that is killed between bytes and record leaves nothing that another machine takes for whole',
  async () => {
    const folder = await temporaryFolder();
    await writeDesigns(join(folder, 'designs'), { peg: PEG });
    await writeFile(join(folder, 'plan.json'), '{"designs": "designs/*", "formats": ["stl"]}');
    const machine = (cache: string) => ({
      cwd: folder,
      env: {
        ...server.variables,
        FABCOMMONS_STORE: server.address('batch'),
        FABCOMMONS_CACHE: join(folder, cache),
      },
    });
    // The first step, which has no bytes, is kept as a whole; of the next only its bytes.
    let records = 0;
    let isBetween = false;
    server.fault = ({ method, url }) => {
      if (method !== 'PUT' || !url!.includes('/records/') || ++records === 1) return false;
      return (isBetween = true);
    };
    let given: readonly string[] = [];
    const ended = await fabcommons(['batch', 'plan.json', '--out', 'one', '--jobs', '1'], {
      ...machine('one'),
      watch: (child) => {
        const look = setInterval(() => {
          if (!isBetween || child.killed) return;
          given = environments(child.pid!);
          child.kill('SIGKILL');
        }, 5);
        child.on('close', () => clearInterval(look));
      },
    });
    expect(ended.signal).toBe('SIGKILL');
    // Designs of strangers run in the workers: the keys are with their parent alone.
    expect(given.length).toBeGreaterThan(1);
    expect(given.map((each) => each.includes('S3RVER'))).toEqual(given.map((_, i) => i === 0));

    server.fault = undefined;
    const kept: string[] = [];
    for await (const key of bucketOf(server, 'batch').list('')) kept.push(key.split('/')[0]!);
    expect(kept.sort()).toEqual(['bytes', 'records']);
    const other = await document(['batch', 'plan.json', '--out', 'two'], machine('two'));
    expect(other.code).toBe(0);
    const { nodes_made: made, nodes_reused: reused } = other.json['batch'].totals;
    expect([made, reused]).toEqual([4, 1]);
    // Where it was killed, the rest is taken from the bucket.
    const again = await document(['batch', 'plan.json', '--out', 'one'], machine('one'));
    expect(again.json['batch'].totals).toMatchObject({ nodes_made: 0, failed: 0 });
    expect(again.json['outputs'].map(({ sha256 }: { sha256: string }) => sha256)).toEqual(
      other.json['outputs'].map(({ sha256 }: { sha256: string }) => sha256),
    );
  },
);

it('a batch without its bucket says so at once', async () => {
  const folder = await temporaryFolder();
  await writeDesigns(join(folder, 'designs'), { peg: PEG });
  await writeFile(join(folder, 'plan.json'), '{"designs": "designs/*", "formats": ["stl"]}');
  const FABCOMMONS_STORE = server.address('x').replace('commons', 'nowhere');
  const env = { ...server.variables, FABCOMMONS_STORE, FABCOMMONS_CACHE: join(folder, 'cache') };
  const { code, json } = await document(['batch', 'plan.json', '--dry-run'], { cwd: folder, env });
  expect([code, json['problems'].map((each: { code: string }) => each.code)]).toEqual([
    1,
    ['store-no-bucket'],
  ]);
});

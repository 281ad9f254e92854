// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { nodeKey } from '../../src/jobs/nodes/node-key.ts';
import type { Node } from '../../src/jobs/nodes/node.ts';
import { packShapes } from '../../src/jobs/nodes/pack-shapes.ts';
import { performNode } from '../../src/jobs/nodes/perform-node.ts';
import { performSlices } from '../../src/jobs/nodes/perform-slices.ts';
import { shareNodes } from '../../src/jobs/nodes/share-nodes.ts';
import type { Pool } from '../../src/jobs/pool/create-pool.ts';
import { openStore } from '../../src/jobs/store/open-store.ts';
import type { Task } from '../../src/jobs/task.ts';
import { codesOf, temporaryFolder, valueOf } from '../designs/library/samples.ts';
import { PEG, runHere, workOf, writeDesigns } from '../batch/plans.ts';
import { evaluator } from '../pipeline/evaluate/evaluate-code.ts';
import { box } from '../shapes.ts';
import { bucketOf } from './bucket-of.ts';
import { refuse, type S3Server, startS3Server } from './s3-server.ts';

let server: S3Server;
beforeAll(async () => void (server = await startS3Server()));
afterEach(() => {
  server.fault = undefined;
});
afterAll(() => server.remove());

const MB = 1024 * 1024;

/** A machine: a folder, workers that know it and nothing else, a bucket that others know as well. */
const machine = async (prefix: string) => {
  const folder = await temporaryFolder();
  const place = { folder, maxBytes: 100 * MB };
  const objects = bucketOf(server, prefix, { patienceMs: 60 });
  const store = await openStore({ ...place, objects });
  const made: string[] = [];
  const run = async (task: Task) => {
    if (task.kind !== 'node') throw new Error('expected a node');
    made.push(task.node.kind);
    // As a worker does, which opens the folder by itself.
    const own = await openStore(task.store);
    const { node, key, also = [] } = task;
    return node.kind === 'slice'
      ? performSlices({ node, key }, also, own, {})
      : performNode(node, key, own, async () => evaluator, {});
  };
  const pool = shareNodes({ size: 2, run: run as Pool['run'] }, store);
  return { folder, place, store, pool, made };
};
const designs = async () => {
  const folder = await temporaryFolder();
  await writeDesigns(join(folder, 'designs'), { peg: PEG });
  const workOfFormats = (...formats: readonly string[]) =>
    workOf(join(folder, 'designs'), { formats });
  return { folder, workOfFormats };
};
const digestsOf = ({ report }: Awaited<ReturnType<typeof runHere>>): readonly string[] =>
  report.builds.flatMap(({ outputs }) => outputs.map(({ sha256 }) => sha256));

it('goes on in an empty folder with what another machine made', async () => {
  const { folder, workOfFormats } = await designs();
  const [one, two, three] = [await machine('a'), await machine('a'), await machine('a')];
  const both = await workOfFormats('stl', 'gcode');
  const first = await runHere(await workOfFormats('stl'), join(folder, 'one'), one.store, one);
  expect(first.report.totals.failed).toBe(0);
  // What slicing reads was never in this folder.
  const second = await runHere(both, join(folder, 'two'), two.store, two);
  expect(two.made).toEqual(['slice']);
  const third = await runHere(both, join(folder, 'three'), three.store, three);
  expect(three.made).toEqual([]);
  expect(digestsOf(third)).toEqual(digestsOf(second));
  expect(digestsOf(third)).toEqual(expect.arrayContaining([...digestsOf(first)]));
});

it('gives what is only here to the others, without making it again', async () => {
  const { workOfFormats } = await designs();
  const { design } = (await workOfFormats('stl')).variants[0]!;
  const node: Node = { kind: 'parameters', design };
  const task = { kind: 'node', node, key: nodeKey(node) } as const;
  const [one, two] = [await machine('b'), await machine('b')];
  server.fault = (request, response) => {
    if (request.method !== 'PUT') return false;
    refuse(response, 503, 'SlowDown');
    return true;
  };
  const cutOff = await one.pool.run({ ...task, store: one.place });
  expect(codesOf(cutOff)).toEqual(['store-unreachable']);
  expect(one.made).toEqual(['parameters']);
  server.fault = undefined;
  expect(await two.store.getRecord(task.key)).toBeUndefined();
  const { value } = valueOf(await one.pool.run({ ...task, store: one.place }));
  expect(one.made).toEqual(['parameters']);
  expect((await two.store.getRecord(task.key))?.value).toEqual(value);
});

it('gives away what was made on the way, as what was asked for', async () => {
  const { workOfFormats } = await designs();
  const { fabricator } = (await workOfFormats('gcode')).fabricators[0]!;
  const [one, two] = [await machine('e'), await machine('e')];
  const mesh = box(9, 7, 2);
  const parts = await one.store.putBytes(
    packShapes([{ kind: 'solid', name: 'part', named: false, mesh }]),
  );
  const [first, other] = [{}, { temperature: '199' }].map((overrides) => {
    const node: Node = {
      ...{ kind: 'slice', parts, quantities: {}, orientation: 'keep' },
      fabricator: { ...fabricator, overrides },
    };
    return { node, key: nodeKey(node) };
  });
  await one.pool.run({ kind: 'node', ...first!, also: [other!], store: one.place });
  for (const { key } of [first!, other!])
    expect((await two.store.getRecord(key))?.artifacts).toHaveLength(1);
});

it('says of a step whose input is nowhere that it has to be made again', async () => {
  const one = await machine('c');
  const node: Node = { kind: 'picture', parts: 'a'.repeat(64) };
  const outcome = await one.pool.run({
    ...{ kind: 'node', node, key: nodeKey(node) },
    store: one.place,
  });
  expect(codesOf(outcome)).toEqual(['job-input-gone']);
  expect(one.made).toEqual([]);
});

it('ends a batch whose bucket stays away and says so; the next run has all of it', async () => {
  const { folder, workOfFormats } = await designs();
  const work = await workOfFormats('stl', 'gcode');
  const one = await machine('d');
  const puts = { left: 2 };
  server.fault = (request, response) => {
    if (request.method !== 'PUT' || puts.left-- > 0) return false;
    request.socket.destroy();
    response.destroy();
    return true;
  };
  const away = await runHere(work, join(folder, 'out'), one.store, one);
  expect(away.report.totals).toMatchObject({ built: 0 });
  const failed = away.report.builds.filter(({ status }) => status === 'failed');
  expect(failed.length).toBeGreaterThan(0);
  for (const { problems } of failed)
    expect(problems.map(({ code }) => code)).toContain('store-unreachable');
  server.fault = undefined;
  const back = await runHere(work, join(folder, 'out'), one.store, { ...one, isResumed: true });
  expect(back.report.totals).toMatchObject({ builds: 1, built: 1, failed: 0 });
});

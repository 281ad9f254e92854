// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { BatchReport } from '../../src/batch/report/batch-report.ts';
import { openDiskStore } from '../../src/jobs/store/open-disk-store.ts';
import type * as PoolModule from '../../src/jobs/pool/create-pool.ts';
import type * as HandleModule from '../../src/jobs/worker-handle.ts';
import { document, fabcommons, filesIn } from '../cli/fabcommons.ts';
import { temporaryFolder } from '../designs/library/samples.ts';
import { PEG, runHere, workOf, writeDesigns } from './plans.ts';

/** As built: workers are started from files of JavaScript. */
const built = (path: string) => import(new URL(`../../dist/jobs/${path}`, import.meta.url).href);
const { createPool } = (await built('pool/create-pool.js')) as typeof PoolModule;
const { startProcess } = (await built('worker-handle.js')) as typeof HandleModule;

const MB = 1024 * 1024;
const PLAN = { sets: [{ name: 's', each: { width: [3, 4, 5] } }], formats: ['stl', 'gcode'] };

/** What the plan gives when nothing goes wrong, made in this process: digests by path. */
const reference = async (folder: string) => {
  const work = await workOf(join(folder, 'designs'), PLAN);
  const store = await openDiskStore(join(folder, 'reference'), { maxBytes: 100 * MB });
  const { report } = await runHere(work, join(folder, 'reference-out'), store);
  return { work, digests: digestsOf(report), nodes: report.totals.nodes_made };
};
const digestsOf = ({ builds }: Pick<BatchReport, 'builds'>) =>
  Object.fromEntries(
    builds.flatMap(({ outputs }) => outputs.map(({ path, sha256 }) => [path, sha256])),
  );

const setUp = async () => {
  const folder = await temporaryFolder();
  await writeDesigns(join(folder, 'designs'), { peg: PEG });
  await writeFile(join(folder, 'plan.json'), JSON.stringify({ designs: 'designs/*', ...PLAN }));
  return folder;
};

/** Processes that do this process's work. */
const workers = (): readonly number[] =>
  readdirSync('/proc/self/task')
    .flatMap((thread) => read(`/proc/self/task/${thread}/children`).trim().split(' '))
    .filter((pid) => read(`/proc/${pid}/cmdline`).includes('jobs/worker.js'))
    .map(Number);
const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

it.skipIf(process.platform !== 'linux')(
  'a worker that is killed in each step changes no byte, and its step is made again',
  async () => {
    const folder = await setUp();
    const { work, digests, nodes } = await reference(folder);
    const unharmed = new Set(['parameters', 'evaluate', 'mesh', 'write', 'slice']);
    const start = (): HandleModule.WorkerHandle => {
      const worker = startProcess();
      const run: typeof worker.run = async (task, context, limits) => {
        const kill = task.kind === 'node' && unharmed.delete(task.node.kind);
        const answer = worker.run(task, context, limits);
        if (kill) for (const pid of workers()) process.kill(pid, 'SIGKILL');
        return answer;
      };
      return {
        run,
        stop: worker.stop,
        get isAlive() {
          return worker.isAlive;
        },
        get heldBytes() {
          return worker.heldBytes;
        },
      };
    };
    const place = { folder: join(folder, 'store'), maxBytes: 100 * MB };
    const store = await openDiskStore(place.folder, place);
    const pool = createPool({ size: 1, start });
    onTestFinished(() => pool.close());
    const { report } = await runHere(work, join(folder, 'out'), store, { pool, place });
    expect([...unharmed]).toEqual([]);
    expect(report.totals).toMatchObject({ built: 3, failed: 0, nodes_made: nodes });
    expect(digestsOf(report)).toEqual(digests);
  },
);

it('two runs of one plan at once make each step once, and both have all of it', async () => {
  const folder = await setUp();
  const { digests, nodes } = await reference(folder);
  const env = { FABCOMMONS_CACHE: join(folder, 'cache') };
  const both = await Promise.all(
    ['one', 'two'].map((out) =>
      document(['batch', 'plan.json', '--out', out, '--jobs', '1'], { cwd: folder, env }),
    ),
  );
  let made = 0;
  for (const { code, json } of both) {
    expect([
      code,
      json['problems'].filter(({ severity }: { severity: string }) => severity === 'error'),
    ]).toEqual([0, []]);
    made += json['batch'].totals.nodes_made;
    const files = json['outputs'].map(({ sha256 }: { sha256: string }) => sha256);
    expect(files.sort()).toEqual(Object.values(digests).sort());
  }
  expect(made).toBe(nodes);
});

it('a run that is killed goes on with --resume: what was made is not made again', async () => {
  const folder = await setUp();
  const { digests, nodes } = await reference(folder);
  const env = { FABCOMMONS_CACHE: join(folder, 'cache') };
  const words = ['batch', 'plan.json', '--out', 'out', '--jobs', '1'];
  const kept = () => filesIn(join(folder, 'cache/records')).length;
  const ended = await fabcommons(words, {
    cwd: folder,
    env,
    watch: (child) => {
      const look = setInterval(() => kept() >= 3 && child.kill('SIGKILL'), 5);
      child.on('close', () => clearInterval(look));
    },
  });
  expect(ended.signal).toBe('SIGKILL');
  const before = kept();
  const { code, json } = await document([...words, '--resume'], { cwd: folder, env });
  expect(code).toBe(0);
  // What a worker had in hand may have been finished while nobody looked any more.
  expect(json['batch'].totals.nodes_made).toBeLessThanOrEqual(nodes - before);
  for (const [path, sha256] of Object.entries(digests)) {
    const output = json['outputs'].find((each: { path: string }) => each.path.endsWith(path));
    expect([path, output?.sha256]).toEqual([path, sha256]);
    expect(existsSync(join(folder, 'out', path))).toBe(true);
  }
  const again = await fabcommons([...words, '--quiet'], { cwd: folder, env });
  expect([again.code, again.stdout, again.stderr]).toEqual([0, '', '']);
});

it('a plan of which some fails ends with 3, and one that is wrong with 1', async () => {
  const folder = await setUp();
  const env = { FABCOMMONS_CACHE: join(folder, 'cache') };
  const plan = {
    designs: 'designs/*',
    sets: [{ name: 's', each: { fail: [true, false] } }],
    formats: ['stl'],
  };
  await writeFile(join(folder, 'plan.json'), JSON.stringify(plan));
  const partly = await document(['batch', 'plan.json'], { cwd: folder, env });
  expect(partly.code).toBe(3);
  expect(partly.json['builds'].map(({ status }: { status: string }) => status)).toEqual([
    'failed',
    'built',
  ]);
  expect(await readFile(join(folder, 'out/batch-report.html'), 'utf8')).toContain(
    'evaluate-exception',
  );
  await writeFile(join(folder, 'plan.json'), '{"designs": 3}');
  const wrong = await document(['batch', 'plan.json', '--dry-run'], { cwd: folder, env });
  expect([wrong.code, wrong.json['problems'][0].code]).toEqual([1, 'batch-plan-shape']);
});

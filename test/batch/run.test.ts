// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lookAhead } from '../../src/batch/look-ahead.ts';
import { runBatch } from '../../src/batch/run-batch.ts';
import { packShapes, unpackShapes } from '../../src/jobs/nodes/pack-shapes.ts';
import { openDiskStore } from '../../src/jobs/store/open-disk-store.ts';
import { build } from '../../src/pipeline/build.ts';
import type { Shape } from '../../src/pipeline/evaluate/shape.ts';
import { codesOf, temporaryFolder } from '../designs/library/samples.ts';
import { evaluator } from '../pipeline/evaluate/evaluate-code.ts';
import { DISC, PEG, poolHere, runHere, workOf, writeDesigns } from './plans.ts';

const MB = 1024 * 1024;
const SIZES = { name: 'sizes', each: { width: [3, 5] } };

const setUp = async (designs: Readonly<Record<string, string>>, maxBytes = 100 * MB) => {
  const folder = await temporaryFolder();
  await writeDesigns(join(folder, 'designs'), designs);
  const store = await openDiskStore(join(folder, 'store'), { maxBytes });
  const work = (plan: object) => workOf(join(folder, 'designs'), plan);
  return { folder, out: join(folder, 'out'), store, work };
};
const bytesAt = (folder: string, path: string) => readFile(join(folder, path));

it('gives the bytes and figures of a build, for every printer', async () => {
  const { out, store, work } = await setUp({ peg: PEG });
  const fabricators = [{}, { printer: 'voron24-300', process: 'draft' }];
  const plan = await work({ sets: [SIZES], fabricators, formats: ['stl', 'gcode'] });
  const { report } = await runHere(plan, out, store);
  expect(report.totals).toMatchObject({ builds: 2, built: 2, failed: 0, files: 6 });
  const [, entry] = report.builds;
  for (const { fabricator, name } of plan.fabricators) {
    const { design, row } = plan.variants[1]!;
    const request = {
      ...{ design, parameters: row.values, quantities: {}, scale: 1, fabricator },
      formats: plan.formats!,
    };
    const built = await build(request, evaluator);
    if (!built.ok) throw new Error(JSON.stringify(built.problems));
    for (const { name: file, format, bytes } of built.value.products) {
      const place = format === 'gcode' ? `${name}/${file}` : file;
      const written = await bytesAt(out, `peg/sizes-width-5/${place}`);
      expect(Buffer.compare(written, bytes)).toBe(0);
    }
    const print = entry!.prints.find((each) => each.fabricator === name)!;
    expect(print.production).toEqual(built.value.production);
    expect(print.problems).toEqual(built.problems.filter(({ code }) => /^gcode|^plate/.test(code)));
  }
});

describe('a step is made again only where what it reads has changed', () => {
  it('nothing, when nothing has', async () => {
    const { out, store, work } = await setUp({ peg: PEG, disc: DISC });
    const plan = await work({ sets: [{ name: 'as-is' }], formats: ['stl'] });
    const first = await runHere(plan, out, store);
    expect(first.report.totals).toMatchObject({ built: 2, reused: 0 });
    expect((await lookAhead(plan, store)).map(({ isCached }) => isCached)).toEqual([true, true]);
    const second = await runHere(plan, out, store);
    expect(second.made).toEqual([]);
    expect(second.report.totals).toMatchObject({ built: 0, reused: 2, failed: 0 });
    expect(second.report.builds.map(({ outputs }) => outputs)).toEqual(
      first.report.builds.map(({ outputs }) => outputs),
    );
  });

  it('the slice, when a printer slices otherwise', async () => {
    const { out, store, work } = await setUp({ peg: PEG });
    await runHere(await work({ formats: ['stl', 'gcode'] }), out, store);
    const changed = await work({
      formats: ['stl', 'gcode'],
      fabricators: [{ set: { layer_height: 0.25 } }],
    });
    expect((await lookAhead(changed, store))[0]!.missing).toEqual(['slice for generic']);
    expect((await runHere(changed, out, store)).made).toEqual(['slice']);
  });

  it('all but the slice, when a parameter is renamed; its G-code has the new notice', async () => {
    const { folder, out, store, work } = await setUp({ peg: PEG });
    await runHere(await work({ sets: [SIZES], formats: ['gcode'] }), out, store);
    await writeDesigns(join(folder, 'designs'), { peg: PEG.replaceAll('width', 'breadth') });
    const renamed = await work({
      sets: [{ name: 'sizes', each: { breadth: [3, 5] } }],
      formats: ['gcode'],
    });
    const { made } = await runHere(renamed, out, store);
    expect(made).not.toContain('slice');
    expect(made.filter((kind) => kind === 'evaluate')).toHaveLength(2);
    const gcode = await bytesAt(out, 'peg/sizes-breadth-3/generic/peg.gcode');
    expect(gcode.toString()).toContain('; Changed parameter: breadth = 3\n');
  });

  it('equal values of two sets are made once, rows for other designs are left out', async () => {
    const { out, store, work } = await setUp({ peg: PEG, disc: DISC });
    const plan = await work({
      sets: [SIZES, { name: 'five', values: { width: 5 } }],
      formats: ['stl'],
    });
    const { report, made } = await runHere(plan, out, store);
    expect(report.totals).toMatchObject({ built: 3, left_out: 3, failed: 0 });
    expect(made.filter((kind) => kind === 'evaluate')).toHaveLength(2);
  });
});

describe('what fails', () => {
  const sets = [
    { name: 'bad', values: { fail: true } },
    SIZES,
    { name: 'far', values: { width: 99 } },
  ];

  it('stops no other and is told, with hostile words escaped', async () => {
    const { out, store, work } = await setUp({ peg: PEG });
    const { report } = await runHere(
      await work({ sets, formats: ['stl'], title: '<i>' }),
      out,
      store,
    );
    expect(report.totals).toMatchObject({ built: 2, failed: 2, skipped: 0 });
    expect(
      report.builds.map(({ problems }) => problems.find((each) => each.severity === 'error')?.code),
    ).toEqual(['evaluate-exception', undefined, undefined, 'parameters-out-of-range']);
    const page = await readFile(join(out, 'batch-report.html'), 'utf8');
    expect(page).toContain('as it was told &lt;script>');
    expect(page).toContain('<h1>&lt;i></h1>');
    expect(page).not.toMatch(/<script|<i>|style=/);
  });

  it('ends the run where the plan says so', async () => {
    const { out, store, work } = await setUp({ peg: PEG });
    const many = Array.from({ length: 300 }, (_, i) => ({
      name: `n${i}`,
      values: { width: 1 + i / 20 },
    }));
    const plan = await work({ sets: [sets[0], ...many], formats: ['stl'], on_failure: 'stop' });
    const { report } = await runHere(plan, out, store);
    expect(report.totals.failed).toBe(1);
    expect(report.totals.skipped).toBeGreaterThan(200);
  });

  it('for one printer is there for the others', async () => {
    const { out, store, work } = await setUp({ wide: DISC.replace('radius: 4', 'radius: 95') });
    const plan = await work({
      fabricators: [{ printer: 'mini' }, { printer: 'mk4' }],
      formats: ['gcode'],
    });
    const { report } = await runHere(plan, out, store);
    const [{ status, outputs, prints }] = report.builds as [(typeof report.builds)[0]];
    expect([status, outputs.map(({ path }) => path)]).toEqual([
      'failed',
      ['wide/default/mk4/wide.gcode'],
    ]);
    expect(prints[0]!.problems[0]!.code).toBe('mesh-too-large-for-bed');
  });

  it('is tried again as often as the plan says, where it may go well the next time', async () => {
    const { out, store, work } = await setUp({ peg: PEG });
    const { pool } = poolHere(store);
    const failures = ['job-hung', 'job-memory', 'job-died', 'job-died'];
    const flaky = (async (task: never, context: never) => {
      const code = failures.pop();
      return code === undefined
        ? pool.run(task, context)
        : { ok: false, problems: [{ code, severity: 'error', message: code }] };
    }) as typeof pool.run;
    const plan = await work({ formats: ['stl'], on_failure: 'retry', retries: 2 });
    const { report } = await runHere(plan, out, store, { pool: { size: 1, run: flaky } });
    expect([report.totals.built, failures]).toEqual([1, []]);
  });

  it('for good is not tried again by --resume, which takes no other plan', async () => {
    const { out, store, work } = await setUp({ peg: PEG });
    const plan = await work({ sets, formats: ['stl'] });
    const first = await runHere(plan, out, store);
    const again = await runHere(plan, out, store, { isResumed: true });
    expect(again.made).toEqual([]);
    expect(again.report.builds.map(({ problems }) => problems)).toEqual(
      first.report.builds.map(({ problems }) => problems),
    );
    const { pool } = poolHere(store);
    const options = { out, store, pool, isResumed: true, place: { folder: '', maxBytes: 0 } };
    const { signal } = new AbortController();
    const other = await work({ sets, formats: ['obj'] });
    expect(codesOf(await runBatch({ ...options, signal, work: other }))).toEqual([
      'batch-other-plan',
    ]);
    const elsewhere = await runBatch({ ...options, signal, work: plan, out: `${out}2` });
    expect(codesOf(elsewhere)).toEqual(['batch-nothing-to-resume']);
  });
});

describe('no wrong bytes are published', () => {
  it.each<[string, (path: string) => Promise<void>]>([
    ['cut', (path) => truncate(path, 10)],
    ['changed', async (path) => writeFile(path, (await readFile(path)).fill(7))],
    ['gone', (path) => rm(path)],
  ])('when all that is kept is %s: it is made again', async (_, damage) => {
    const { folder, out, store, work } = await setUp({ peg: PEG });
    const plan = await work({ formats: ['stl'] });
    const first = await runHere(plan, out, store);
    const kept = join(folder, 'store/bytes');
    for (const shelf of await readdir(kept))
      for (const name of await readdir(join(kept, shelf))) await damage(join(kept, shelf, name));
    await rm(out, { recursive: true });
    const second = await runHere(plan, out, store);
    expect(second.report.totals).toMatchObject({ failed: 0, files: first.report.totals.files });
    const digests = ({ report }: typeof first) =>
      report.builds[0]!.outputs.map(({ sha256 }) => sha256);
    expect(digests(second)).toEqual(digests(first));
    const { design, row } = plan.variants[0]!;
    const { fabricator } = plan.fabricators[0]!;
    const request = { design, parameters: row.values, quantities: {}, scale: 1, fabricator };
    const built = await build(request, evaluator);
    const stl = built.ok ? built.value.products[0]!.bytes : new Uint8Array();
    expect(Buffer.compare(await bytesAt(out, 'peg/default/peg.stl'), stl)).toBe(0);
  });

  it('a file of the output that somebody changed is written again', async () => {
    const { out, store, work } = await setUp({ peg: PEG });
    const plan = await work({ formats: ['stl'] });
    await runHere(plan, out, store);
    const path = join(out, 'peg/default/peg.stl');
    const before = await readFile(path);
    await writeFile(path, Buffer.from(before).fill(1));
    await utimes(path, 1, 1);
    await runHere(plan, out, store);
    expect(Buffer.compare(await readFile(path), before)).toBe(0);
  });

  it('a full disk ends the run; with room it goes on and makes only what is missing', async () => {
    const { folder, out, work } = await setUp({ peg: PEG });
    let room = 12;
    const write = async (path: string, content: Uint8Array | string): Promise<void> => {
      if (--room < 0) {
        await writeFile(path, content.slice(0, 20));
        throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
      }
      await writeFile(path, content);
    };
    const full = await openDiskStore(join(folder, 'store'), { maxBytes: 100 * MB, write });
    const plan = await work({
      sets: [{ name: 's', each: { width: [1, 2, 3, 4, 5, 6] } }],
      formats: ['stl'],
    });
    const { report, made } = await runHere(plan, out, full);
    expect(report.totals.failed + report.totals.skipped).toBeGreaterThan(0);
    expect(report.builds.flatMap(({ problems }) => problems).map(({ code }) => code)).toContain(
      'disk-full',
    );
    room = Infinity;
    const rest = await runHere(plan, out, full);
    expect(rest.report.totals).toMatchObject({ failed: 0, skipped: 0, builds: 6 });
    const records = 6 * 4 + 1;
    expect(made.length + rest.made.length).toBeLessThan(records + 12);
    expect(rest.report.totals.nodes_made + 6).toBeLessThanOrEqual(records);
  });

  it.each(['ENOSPC', 'EDQUOT'])(
    'no room for a claim is a full disk and no bug: %s',
    async (code) => {
      const { out, store, work } = await setUp({ peg: PEG });
      const full: typeof store = {
        ...store,
        claim: () => Promise.reject(Object.assign(new Error('no room'), { code })),
      };
      const bugs: unknown[] = [];
      const onBug = (thrown: unknown): void => void bugs.push(thrown);
      const { report } = await runHere(await work({ formats: ['stl'] }), out, full, { onBug });
      expect(report.builds[0]!.problems.map((each) => each.code)).toEqual(['disk-full']);
      expect(bugs).toEqual([]);
    },
  );

  it('a store that is too small for the work still gives all of it', async () => {
    const { out, store, work } = await setUp({ peg: PEG }, 3_000);
    const plan = await work({ sets: [SIZES], formats: ['stl', 'gcode'] });
    const { report } = await runHere(plan, out, store);
    expect(report.totals).toMatchObject({ built: 2, failed: 0, files: 4 });
  });
});

it('passwords stand in no report', async () => {
  const { out, store, work } = await setUp({ peg: PEG });
  const plan = await work({
    sets: [{ name: 'locked', values: { pin: 'hunter2' } }],
    formats: ['stl'],
  });
  const { report } = await runHere(plan, out, store);
  expect(report.totals.built).toBe(1);
  expect(JSON.stringify(report)).not.toContain('hunter2');
  expect(await readFile(join(out, 'batch-report.html'), 'utf8')).not.toContain('hunter2');
});

it('packed shapes are the same shapes, also from the middle of a buffer', () => {
  const shapes: readonly Shape[] = [
    {
      ...{ kind: 'solid', name: 'ä', named: true, color: [1, 0, 0, 1] },
      mesh: {
        positions: new Float32Array([0, 1, 2.5]),
        triangles: new Uint32Array([0, 0, 0]),
        colors: new Uint8Array([1, 2, 3]),
      },
    },
    {
      kind: 'section',
      name: 's',
      named: false,
      rings: [new Float64Array([1, 2]), new Float64Array()],
    },
    { kind: 'path', name: 'p', named: false, points: new Float64Array([0.1, 0.2]), closed: true },
  ];
  const packed = packShapes(shapes);
  expect(unpackShapes(packed)).toEqual(shapes);
  const shifted = new Uint8Array(packed.length + 3);
  shifted.set(packed, 3);
  expect(unpackShapes(shifted.subarray(3))).toEqual(shapes);
});

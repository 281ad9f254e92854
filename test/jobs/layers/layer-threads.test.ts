// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  LayerThreads,
  layerThreads as layerThreadsOfSource,
} from '../../../src/jobs/layers/layer-threads.ts';
import { pack } from '../../../src/jobs/layers/pack.ts';
import { unpack } from '../../../src/jobs/layers/unpack.ts';
import { writeGcode } from '../../../src/pipeline/gcode/write-gcode.ts';
import { mapLayersHere, type MapLayers } from '../../../src/pipeline/toolpath/layer-tasks.ts';
import { planToolpaths, type PlacedObject } from '../../../src/pipeline/toolpath/plan-toolpaths.ts';
import { digest } from '../../../src/shared/digest.ts';
import { box, cylinder, insideOut, sphere, together } from '../../shapes.ts';
import { NOTICE } from '../../pipeline/gcode/tiny-toolpaths.ts';
import { plainSettings } from '../../pipeline/toolpath/slice-shape.ts';

/** As built: workers are started from files of JavaScript. */
const built = (path: string): URL => new URL(`../../../dist/jobs/layers/${path}`, import.meta.url);
const { layerThreads } = (await import(built('layer-threads.js').href)) as {
  layerThreads: typeof layerThreadsOfSource;
};
const WORKER = built('worker.js');

const ball = sphere(4, 16);
const hollow = together(box(9, 9, 4), insideOut(box(6, 6, 2, [1.5, 1.5, 1])));
/** Its board hangs over, walls and thin fins alike. */
const table = together(box(4, 4, 4), box(12, 12, 2, [-4, -4, 3]), box(0.5, 20, 2, [2, -8, 3]));
const steps = together(cylinder(3, 2, 20), cylinder(2, 4, 20));

const PLATES: Readonly<Record<string, readonly PlacedObject[]>> = {
  'a ball': [{ name: 'ball', mesh: ball, offset: [100, 100] }],
  'a table': [{ name: 'table', mesh: table, offset: [100, 100] }],
  'three parts and a copy': [
    { name: 'hollow', mesh: hollow, offset: [80, 80] },
    { name: 'steps', mesh: steps, offset: [120, 80] },
    { name: 'ball', mesh: ball, offset: [80, 120] },
    { name: 'hollow again', mesh: hollow, offset: [120, 120] },
  ],
};
const SETTINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'as most print': {},
  'printed full': { fill_density: '100%', top_fill_pattern: 'monotonic' },
  'slower over the air': { enable_dynamic_overhang_speeds: '1', perimeters: '1' },
  'thick shells over gyroid': { fill_pattern: 'gyroid', bottom_solid_layers: '6' },
};

const bytesOf = (
  objects: readonly PlacedObject[],
  overrides: Readonly<Record<string, string>>,
  mapLayers?: MapLayers,
): string => {
  const settings = plainSettings(overrides);
  const toolpaths = planToolpaths(objects, settings, mapLayers === undefined ? {} : { mapLayers });
  if (!toolpaths.ok) throw new Error(JSON.stringify(toolpaths.problems));
  const gcode = writeGcode(toolpaths.value, settings, NOTICE);
  if (!gcode.ok) throw new Error(JSON.stringify(gcode.problems));
  return digest(gcode.value.bytes);
};

describe('layers over threads', () => {
  const threads: LayerThreads[] = [];
  beforeAll(() => {
    // One, two and three threads with the calling one.
    for (const helpers of [0, 1, 2])
      threads.push(layerThreads(helpers, WORKER, { leastCost: 0, patienceMs: 60_000 }));
  });
  afterAll(() => Promise.all(threads.map((each) => each.close())));

  for (const [plate, objects] of Object.entries(PLATES))
    it.each(Object.entries(SETTINGS))(
      `${plate}, %s: the same bytes for any number`,
      (_, changes) => {
        const alone = bytesOf(objects, changes);
        const all = threads.map(({ mapLayers }) => bytesOf(objects, changes, mapLayers));
        expect(all).toEqual(threads.map(() => alone));
      },
    );
});

/** A thread made of this code alone. */
const threadOf = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

const TAKE_ALL = 'for (let i = 0; i < board.length; i++) Atomics.compareExchange(board, i, 0, 1);';

/** Every answer is packed as between threads: which thread does what is chance. */
const thereAndBack: MapLayers = (work, tasks, ranges) => {
  const answer = mapLayersHere(work, tasks, ranges);
  return (range) => unpack(pack(answer(range))) as ReturnType<typeof answer>;
};

describe('layers that cross between threads', () => {
  for (const [plate, objects] of Object.entries(PLATES))
    it.each(Object.entries(SETTINGS))(`${plate}, %s: lose nothing`, (_, changes) => {
      expect(bytesOf(objects, changes, thereAndBack)).toBe(bytesOf(objects, changes));
    });
});

describe('a thread that fails', () => {
  it.each([
    ['ends before it is asked', 'process.exit()'],
    ['cannot be started', 'this is no code'],
    ['takes everything and never answers', onJob(TAKE_ALL)],
    ['takes everything and ends', onJob(`${TAKE_ALL} process.exit()`)],
    ['takes everything and throws', onJob(`${TAKE_ALL} throw new Error()`)],
    [
      'says that it is done, and has sent nothing',
      onJob('for (let i = 0; i < board.length; i++) Atomics.store(board, i, 2);'),
    ],
  ])('and %s changes nothing', async (_, code) => {
    const threads = layerThreads(1, threadOf(code), { leastCost: 0, patienceMs: 1 });
    const objects = PLATES['a ball']!;
    expect(bytesOf(objects, {}, threads.mapLayers)).toBe(bytesOf(objects, {}));
    await threads.close();
  });
});

function onJob(code: string): string {
  return `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ board }) => { ${code} });`;
}

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeKernel } from './kernel/describe.mjs';
import { stageDesigns } from './kernel/designs.mjs';
import { startOurs } from './kernel/ours.mjs';
import { measureProcess } from './measure-process.mjs';
import { PROGRAM, ROOT } from './paths.mjs';
import { median, rounded, shuffled } from './statistics.mjs';

const SEED = 1;
const STOCK = `${ROOT}bench/kernel/stock.mjs`;
const JSCAD = createRequire(import.meta.url).resolve('@jscad/cli/cli.js');

/**
 * Evaluates designs here and with stock JSCAD, in turns: warm (the library is loaded, the design is
 * not) against @jscad/modeling in a Node of its own, and as whole processes that write a binary STL
 * against @jscad/cli. Volumes are compared so that nobody is fast by doing less.
 */
export const kernel = async ({ rounds, only, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'fabcommons-bench-'));
  const designs = stageDesigns(folder).filter(({ name }) => !only || only.includes(name));
  const ours = await startOurs();
  const stock = startStock();
  const runs = new Map(designs.map(({ name }) => [name, []]));
  try {
    for (let round = 0; round < rounds; round++) {
      for (const { name, path } of shuffled(designs, SEED + round)) {
        runs.get(name).push(await oneRound(path, round, { ours, stock, folder }));
      }
    }
  } finally {
    stock.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const results = designs.map(({ name }) => ({ design: name, ...summed(runs.get(name)) }));
  say(describeKernel(results));
  return { rounds, results };
};

/** How often a design runs before it is measured warm: engines need some runs to compile. */
const WARM_UP = 3;

/** Who begins changes from round to round. */
const oneRound = async (path, round, { ours, stock, folder }) => {
  let values = {};
  for (let i = 0; i < WARM_UP; i++) {
    ({ values = {} } = await attempted(() => ours.evaluate(path)));
    await stock.evaluate(path, values);
  }
  const target = join(folder, 'stock.stl');
  const build = [PROGRAM, 'build', path, '--format', 'stl', '--no-cache', '--quiet'];
  const tasks = {
    warmOurs: () => attempted(() => ours.evaluate(path)),
    warmStock: () => stock.evaluate(path, values),
    wholeOurs: () => measured([...build, '--out', folder]),
    wholeStock: () => measured([JSCAD, path, '-o', target]),
  };
  const result = {};
  const names = Object.keys(tasks);
  for (const name of round % 2 ? names.reverse() : names) result[name] = await tasks[name]();
  return result;
};

const attempted = async (call) => {
  try {
    return await call();
  } catch (thrown) {
    return { failed: thrown.message };
  }
};

const measured = (words) =>
  attempted(() => {
    const { wall, peak } = measureProcess(process.execPath, words);
    return { ms: 1000 * wall, peak };
  });

const startStock = () => {
  const child = fork(STOCK, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let answer = () => {};
  child.on('message', (message) => answer(message));
  child.on('exit', () => answer({ failed: 'ended' }));
  const evaluate = (path, values) =>
    new Promise((resolve) => {
      answer = resolve;
      child.send({ path, values });
    });
  return { evaluate, stop: () => child.disconnect() };
};

const summed = (runs) => {
  const middle = (task, key) => {
    const values = runs.map((run) => run[task][key]);
    return values.some((value) => typeof value !== 'number') ? null : median(values);
  };
  const [volume, stockVolume] = ['warmOurs', 'warmStock'].map((task) => middle(task, 'volume'));
  const figures = {
    booleans: middle('warmStock', 'booleans'),
    ...{ warm: middle('warmOurs', 'ms'), warmStock: middle('warmStock', 'ms') },
    ...{ host: middle('warmOurs', 'host'), ready: middle('warmOurs', 'ready') },
    ...{ whole: middle('wholeOurs', 'ms'), wholeStock: middle('wholeStock', 'ms') },
    ...{ peak: middle('wholeOurs', 'peak'), peakStock: middle('wholeStock', 'peak') },
    volumeOff: volume && stockVolume ? volume / stockVolume - 1 : null,
  };
  return Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, rounded(value)]));
};

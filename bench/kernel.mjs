// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DESIGNS } from './kernel/designs.mjs';
import { startOurs } from './kernel/ours.mjs';
import { measureProcess } from './measure-process.mjs';
import { PROGRAM, ROOT } from './paths.mjs';
import { geometricMean, median, rounded, shuffled } from './statistics.mjs';
import { fixed, table } from './table.mjs';

const SEED = 1;
const STOCK = `${ROOT}bench/kernel/stock.mjs`;

/**
 * Evaluates designs here and with stock @jscad/modeling in a Node of its own, in turns: warm (the
 * library is loaded, the design is not) and as whole processes that write a binary STL. Volumes
 * are compared so that nobody is fast by doing less.
 */
export const kernel = async ({ rounds, only, say }) => {
  const designs = DESIGNS.filter(({ name }) => !only || only.includes(name));
  const folder = mkdtempSync(join(tmpdir(), 'fabcommons-bench-'));
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
  say(describe(results));
  return { rounds, results };
};

/** Who begins changes from round to round. */
const oneRound = async (path, round, { ours, stock, folder }) => {
  const { values } = await ours.evaluate(path);
  const target = join(folder, 'stock.stl');
  const build = [PROGRAM, 'build', path, '--format', 'stl', '--no-cache', '--quiet'];
  const tasks = {
    warmOurs: () => ours.evaluate(path),
    warmStock: () => stock.evaluate(path, values),
    wholeOurs: () => measured([...build, '--out', folder]),
    wholeStock: () => measured([STOCK, path, JSON.stringify(values), target]),
  };
  const result = {};
  const names = Object.keys(tasks);
  for (const name of round % 2 ? names.reverse() : names) result[name] = await tasks[name]();
  return result;
};

const measured = (words) => {
  try {
    const { wall, peak } = measureProcess(process.execPath, words);
    return { ms: 1000 * wall, peak };
  } catch (thrown) {
    return { failed: thrown.message };
  }
};

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
    ...{ warm: middle('warmOurs', 'ms'), warmStock: middle('warmStock', 'ms') },
    ...{ whole: middle('wholeOurs', 'ms'), wholeStock: middle('wholeStock', 'ms') },
    ...{ peak: middle('wholeOurs', 'peak'), peakStock: middle('wholeStock', 'peak') },
    volumeOff: volume && stockVolume ? volume / stockVolume - 1 : null,
  };
  return Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, rounded(value)]));
};

const describe = (results) => {
  const heading = [
    ...['design', 'warm ms', 'stock ms', 'stock/ours', 'whole ms', 'stock ms', 'stock/ours'],
    ...['peak MB', 'stock MB', 'volume differs'],
  ];
  const ratio = (stock, ours) => (stock && ours ? `${fixed(stock / ours, 2)}x` : '–');
  const rows = results.map((row) => [
    ...[row.design, fixed(row.warm, 0), fixed(row.warmStock, 0), ratio(row.warmStock, row.warm)],
    ...[fixed(row.whole, 0), fixed(row.wholeStock, 0), ratio(row.wholeStock, row.whole)],
    ...[fixed(row.peak, 0), fixed(row.peakStock, 0)],
    row.volumeOff === null ? '–' : row.volumeOff.toExponential(0),
  ]);
  const means = ['warm', 'whole', 'peak'].map((key) => {
    const ratios = results.map((row) => row[`${key}Stock`] / row[key]).filter((r) => r > 0);
    return `${key} ${ratios.length > 0 ? fixed(geometricMean(ratios), 2) : '–'}x`;
  });
  return `${table(heading, rows)}\n\nstock / ours, geometric mean: ${means.join(', ')}`;
};

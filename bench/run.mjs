// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** `npm run bench -- <name>`: runs a benchmark, prints its tables, appends to bench/results/. */

import { batch } from './batch.mjs';
import { fuzz } from './fuzz.mjs';
import { kernel } from './kernel.mjs';
import { library } from './library.mjs';
import { record } from './record.mjs';
import { slicing } from './slicing.mjs';
import { web } from './web.mjs';

const BENCHMARKS = {
  batch: {
    about: 'builds the library for three printers: jobs, cache, stock programs in a loop',
    run: batch,
  },
  fuzz: {
    about: 'uploads broken ZIPs, forms, manifests and designs to the server; --all for 10,000',
    run: fuzz,
  },
  kernel: { about: 'evaluates designs here and with stock @jscad/modeling', run: kernel },
  library: {
    about: 'fills a library, searches it, publishes into it, kills it; --all for 10,000 designs',
    run: library,
  },
  slicing: {
    about: 'slices models here and with other slicers, and judges the G-code',
    run: slicing,
  },
  web: {
    about: 'drags sliders in a browser, weighs pages, asks the server from many connections',
    run: web,
  },
};

const usage = () =>
  [
    'npm run bench -- <name> [--rounds N] [--only a,b] [--all] [--settings] [--growth] [--json] [--no-record]',
    '',
    ...Object.entries(BENCHMARKS).map(([name, { about }]) => `  ${name.padEnd(9)}${about}`),
    '',
    '  --rounds N   how often each is measured; medians are told (3)',
    '  --only a,b   these designs or models alone',
    '  --all        the large ones too',
    '  --settings   slicing: does the shape hold at other settings',
    '  --growth     slicing: how time grows with layers and triangles',
    '  --json       the result as one JSON line instead of tables',
    '  --no-record  leave bench/results/ as it is',
  ].join('\n');

const parse = (words) => {
  const options = {
    ...{ rounds: 3, only: undefined, all: false, settings: false, growth: false },
    ...{ json: false, record: true },
  };
  const names = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === '--rounds') options.rounds = Number(words[++i]);
    else if (word === '--only') options.only = (words[++i] ?? '').split(',');
    else if (word === '--all') options.all = true;
    else if (word === '--settings') options.settings = true;
    else if (word === '--growth') options.growth = true;
    else if (word === '--json') options.json = true;
    else if (word === '--no-record') options.record = false;
    else names.push(word);
  }
  const isRight = names.length === 1 && Number.isInteger(options.rounds) && options.rounds > 0;
  return isRight && Object.hasOwn(BENCHMARKS, names[0]) ? { name: names[0], options } : undefined;
};

const command = parse(process.argv.slice(2));
if (command) {
  const { name, options } = command;
  const say = options.json ? () => {} : (text) => console.log(text);
  const result = await BENCHMARKS[name].run({ ...options, say });
  const line = record(name, result, options.record);
  if (options.json) console.log(line);
} else {
  console.error(usage());
  process.exitCode = 2;
}

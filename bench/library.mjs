// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { killOften } from './library/kill-often.mjs';
import { madeUp, madeUpSearch, numbers } from './library/versions.mjs';
import { PROGRAM, ROOT } from './paths.mjs';
import { median, rounded } from './statistics.mjs';
import { table } from './table.mjs';

const DIST = new URL('../dist/designs/', import.meta.url);
const load = (path) => import(new URL(path, DIST).href);
const VERSIONS = ['1.0.0', '1.1.0', '2.0.0'];
const SEARCHES = 500;
const GOAL_P95_MS = 50;

/**
 * Fills a library with made-up designs in three versions each, every one of them safe on the disk
 * before the next; then searches, looks at the disk, publishes real designs through the gate, and
 * kills publishing, export and import in the middle. `--all` for the full size.
 */
export const library = async ({ all, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'fabcommons-bench-'));
  const designs = all ? 10_000 : 1_000;
  try {
    const filled = await fill(join(folder, 'library'), designs, say);
    say(JSON.stringify(filled));
    const gate = throughGate(join(folder, 'gate'));
    const kills = await killOften(all ? 210 : 30, join(folder, 'kills'));
    const result = { designs, ...filled, gate, kills };
    say(described(result));
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const fill = async (folder, designs, say) => {
  const { openLibrary } = await load('library/store/open-library.js');
  const { addVersion } = await load('library/add-version.js');
  const { searchDesigns } = await load('library/search/search-designs.js');
  const opened = await openLibrary(folder);
  const store = opened.value;
  const started = performance.now();
  for (let number = 0; number < designs; number++) {
    for (const version of VERSIONS) {
      const { ok, problems } = await addVersion(store, madeUp(number, version));
      if (!ok) throw new Error(JSON.stringify(problems));
    }
    if (number % 1000 === 999) say(`${number + 1} designs, ${seconds(started).toFixed(0)} s`);
  }
  const perSecond = (designs * VERSIONS.length) / seconds(started);
  const random = numbers(7);
  const times = [];
  let found = 0;
  for (let i = 0; i < SEARCHES; i++) {
    const request = madeUpSearch(random);
    const begun = performance.now();
    const { total } = await searchDesigns(store.db, request);
    times.push(performance.now() - begun);
    found += total;
  }
  times.sort((a, b) => a - b);
  await store.close();
  return {
    published_per_s: rounded(perSecond),
    search: {
      median_ms: rounded(median(times)),
      p95_ms: rounded(times[Math.floor(0.95 * times.length)]),
      max_ms: rounded(times.at(-1)),
      found_mean: rounded(found / SEARCHES),
    },
    disk: {
      database_mb: megabytes(folder, /^library/),
      blobs_mb: megabytes(join(folder, 'blobs')),
    },
  };
};

/** Seed designs published as a user does it, each in a process of its own. */
const throughGate = (folder) => {
  const all = readdirSync(join(ROOT, 'designs-library'), { withFileTypes: true });
  const slugs = all.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const times = slugs.map((slug) => {
    const begun = performance.now();
    const words = [
      PROGRAM,
      'publish',
      join(ROOT, 'designs-library', slug),
      '--to',
      folder,
      '--quiet',
    ];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return seconds(begun);
  });
  return {
    designs: times.length,
    median_s: rounded(median(times)),
    max_s: rounded(Math.max(...times)),
  };
};

const seconds = (since) => (performance.now() - since) / 1000;

const megabytes = (folder, pattern = /./) =>
  rounded(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && pattern.test(entry.name))
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0) / 1e6,
  );

const described = ({ designs, published_per_s, search, disk, gate, kills }) =>
  table(
    ['what', 'value', 'goal'],
    [
      ['versions added a second', published_per_s.toFixed(1), '–'],
      [`search of ${designs} designs, median ms`, search.median_ms.toFixed(1), '–'],
      ['search, 95 % within ms', search.p95_ms.toFixed(1), String(GOAL_P95_MS)],
      ['search, slowest ms', search.max_ms.toFixed(1), '–'],
      ['database MB', disk.database_mb.toFixed(1), '–'],
      ['files MB', disk.blobs_mb.toFixed(1), '–'],
      ['publish through the gate, median s', gate.median_s.toFixed(2), '–'],
      ['publish through the gate, slowest s', gate.max_s.toFixed(2), '–'],
      ['kills', String(kills.kills), '–'],
      ['versions lost or torn by them', String(kills.losses.length), '0'],
    ],
  );

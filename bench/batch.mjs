// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeBatch } from './batch/describe.mjs';
import { libraryPlan, manyNodes } from './batch/plans.mjs';
import { runPlan } from './batch/run-plan.mjs';
import { stockLoop } from './batch/stock-loop.mjs';
import { rounded } from './statistics.mjs';

const NODES = 10_000;

/**
 * Builds the seed library with five sets of values for three printers: with one job and with one a
 * core, each with an empty cache, and again with a full one; a sample of the same work as a shell
 * loop over stock programs does it; and a plan of ten thousand steps that are all kept. `only`
 * takes these designs, and a tenth of the steps.
 */
export const batch = async ({ only, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'fabcommons-bench-'));
  const place = (name) => join(folder, name);
  const run = (plan, cache, out, jobs) =>
    runPlan({ plan: place(plan), cache: place(cache), out: place(out), jobs });
  try {
    const { plan, variants, fabricators } = libraryPlan(only);
    writeFileSync(place('library.json'), JSON.stringify(plan));
    const jobs = Math.max(2, availableParallelism());
    const one = await run('library.json', 'cache-1', 'out-1', 1);
    say(`one job: ${one.wall.toFixed(1)} s`);
    const all = await run('library.json', 'cache-2', 'out-2', jobs);
    say(`${jobs} jobs: ${all.wall.toFixed(1)} s`);
    const warm = await run('library.json', 'cache-2', 'out-2', jobs);
    const stock = stockLoop(variants, fabricators.length, place('stock'), say);

    const nodes = only ? NODES / 10 : NODES;
    const many = manyNodes(nodes, place('peg'));
    writeFileSync(place('many.json'), JSON.stringify(many));
    const filled = await run('many.json', 'cache-3', 'out-3', jobs);
    const cached = await run('many.json', 'cache-3', 'out-3', jobs);

    const result = {
      ...{ designs: new Set(variants.map(({ slug }) => slug)).size, builds: variants.length },
      ...{ printers: fabricators.length, jobs, one, all, warm, stock },
      ...{ nodes: { wanted: nodes, filled, cached } },
    };
    say(describeBatch(result));
    return JSON.parse(JSON.stringify(result, (_, value) => rounded(value)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

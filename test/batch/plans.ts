// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planFile } from '../../src/batch/plan/plan-file.ts';
import type { PlanTools } from '../../src/batch/plan/plan-tools.ts';
import type { Work } from '../../src/batch/plan/plan.ts';
import { readWork } from '../../src/batch/plan/read-work.ts';
import { runBatch, type BatchOptions } from '../../src/batch/run-batch.ts';
import { performNode } from '../../src/jobs/nodes/perform-node.ts';
import type { Pool } from '../../src/jobs/pool/create-pool.ts';
import type { Store } from '../../src/jobs/store/store.ts';
import type { Task } from '../../src/jobs/task.ts';
import { findProfile } from '../../src/pipeline/fabricators/find-profile.ts';
import { success } from '../../src/shared/problem.ts';
import { valueOf } from '../designs/library/samples.ts';
import { evaluator } from '../pipeline/evaluate/evaluate-code.ts';

/** A peg whose width is a parameter; it fails when told so. */
export const PEG = `const { primitives } = require('@jscad/modeling')
module.exports = {
  getParameterDefinitions: () => [
    { name: 'width', type: 'number', initial: 4, min: 1, max: 20 },
    { name: 'fail', type: 'checkbox', checked: false },
    { name: 'pin', type: 'password', initial: '' },
  ],
  main: ({ width, fail }) => {
    if (fail) throw new Error('as it was told <script>')
    return primitives.cuboid({ size: [width, 6, 2] })
  },
}`;

export const DISC = `const { primitives } = require('@jscad/modeling')
module.exports = { main: () => primitives.cylinder({ radius: 4, height: 1, segments: 16 }) }`;

/** Designs in folders, each of one file. */
export const writeDesigns = async (
  folder: string,
  designs: Readonly<Record<string, string>>,
): Promise<void> => {
  for (const [slug, source] of Object.entries(designs)) {
    await mkdir(join(folder, slug), { recursive: true });
    await writeFile(join(folder, slug, 'design.js'), source);
  }
};

/** What plans of tests need beside designs in folders. */
export const fileTools: PlanTools = {
  getLibrary: () => Promise.reject(new Error('no library was needed')),
  readText: async (path) => success(await readFile(path, 'utf8')),
  loadFabricator: async ({ printer, material, process, set }) =>
    success({
      printer: valueOf(findProfile('printer', printer)),
      material: valueOf(findProfile('material', material)),
      process: valueOf(findProfile('process', process)),
      overrides: set,
    }),
};

export const workOf = async (folder: string, plan: object): Promise<Work> =>
  valueOf(
    await readWork(
      planFile.parse({ designs: '*', ...plan }),
      { file: 'plan.toml', folder },
      fileTools,
    ),
  );

/** Does nodes here, and tells which. */
export const poolHere = (store: Store) => {
  const made: string[] = [];
  const run = async (task: Task) => {
    if (task.kind !== 'node') throw new Error('expected a node');
    made.push(task.node.kind);
    return performNode(task.node, task.key, store, async () => evaluator, {});
  };
  return { pool: { size: 2, run: run as Pool['run'] }, made };
};

/** Runs a plan with a pool that works here. */
export const runHere = async (
  work: Work,
  out: string,
  store: Store,
  more: Partial<BatchOptions> = {},
) => {
  const { pool, made } = poolHere(store);
  const report = valueOf(
    await runBatch({
      ...{ work, out, store, pool, isResumed: false },
      place: { folder: '', maxBytes: 0 },
      signal: new AbortController().signal,
      ...more,
    }),
  );
  return { report, made: made.sort() };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { ROOT } from '../paths.mjs';

const { resolve } = createRequire(import.meta.url);

/** Our evaluator, warm: the same designs one after another, each in a sandbox of its own. */
export const startOurs = async () => {
  if (!existsSync(`${ROOT}dist`)) throw new Error('nothing built: npm run build');
  const { readDesign } = await import('../../dist/designs/read/read-design.js');
  const { toSchema } = await import('../../dist/designs/parameters/to-schema.js');
  const { toValues } = await import('../../dist/designs/parameters/to-values.js');
  const { createEvaluator } = await import('../../dist/pipeline/evaluate/create-evaluator.js');
  const { measure } = await import('../../dist/pipeline/mesh/measure.js');
  const clock = await watchHost();
  const evaluator = await createEvaluator({
    now: () => performance.now(),
    kernelWasm: readFileSync(resolve('manifold-3d/manifold.wasm')),
    interpreterWasm: readFileSync(resolve('@jitl/quickjs-ng-wasmfile-release-sync/wasm')),
  });

  /**
   * Loads a design and runs it with its defaults in a sandbox that was made ready before:
   * milliseconds, those of them in host functions (kernel and conversions), mm³ of all solids, its
   * values, and the milliseconds it takes to make the next sandbox ready.
   */
  const evaluate = async (path) => {
    const design = valueOf(await readDesign(path));
    await evaluator.prepare();
    clock.reset();
    const start = performance.now();
    const loaded = valueOf(await evaluator.load(design.source, 'bench', { timeMs: 60_000 }));
    try {
      const definitions = valueOf(loaded.definitions());
      const values = definitions ? valueOf(toValues(valueOf(toSchema(definitions)), {})) : {};
      const { shapes } = valueOf(await loaded.run(values));
      const ms = performance.now() - start;
      const host = clock.spent();
      const solids = shapes.filter(({ kind }) => kind === 'solid');
      const volume = solids.reduce((sum, { mesh }) => sum + measure(mesh).volume, 0);
      loaded.dispose();
      const before = performance.now();
      await evaluator.prepare();
      return { ms, host, ready: performance.now() - before, volume, values };
    } finally {
      loaded.dispose();
    }
  };
  return { evaluate };
};

/** Sums the time spent in functions that the sandbox calls. */
const watchHost = async () => {
  const { HOST_FUNCTIONS } = await import('../../dist/pipeline/evaluate/host/table.js');
  let spent = 0;
  for (const [name, call] of Object.entries(HOST_FUNCTIONS)) {
    HOST_FUNCTIONS[name] = (...args) => {
      const start = performance.now();
      try {
        return call(...args);
      } finally {
        spent += performance.now() - start;
      }
    };
  }
  return { reset: () => void (spent = 0), spent: () => spent };
};

const valueOf = (outcome) => {
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('; '));
  return outcome.value;
};

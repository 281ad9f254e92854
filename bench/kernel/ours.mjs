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
  const evaluator = await createEvaluator({
    now: () => performance.now(),
    interpreterWasm: readFileSync(resolve('@jitl/quickjs-ng-wasmfile-release-sync/wasm')),
  });

  /** Loads a design and runs it with its defaults: milliseconds, mm³ of all solids, its values. */
  const evaluate = async (path) => {
    const design = valueOf(await readDesign(path));
    const start = performance.now();
    const loaded = valueOf(await evaluator.load(design.source, 'bench', { timeMs: 60_000 }));
    try {
      const definitions = valueOf(loaded.definitions());
      const values = definitions ? valueOf(toValues(valueOf(toSchema(definitions)), {})) : {};
      const { shapes } = valueOf(await loaded.run(values));
      const ms = performance.now() - start;
      const solids = shapes.filter(({ kind }) => kind === 'solid');
      const volume = solids.reduce((sum, { mesh }) => sum + measure(mesh).volume, 0);
      return { ms, volume, values };
    } finally {
      loaded.dispose();
      await evaluator.prepare();
    }
  };
  return { evaluate };
};

const valueOf = (outcome) => {
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('; '));
  return outcome.value;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Design } from '../../src/designs/design.ts';
import { createEvaluator } from '../../src/pipeline/evaluate/create-evaluator.ts';
import { evaluateDesign } from '../../src/pipeline/evaluate/evaluate-design.ts';
import type { Budgets } from '../../src/pipeline/evaluate/evaluator.ts';
import { digest } from '../../src/shared/digest.ts';
import { bundle } from '../pipeline/evaluate/evaluate-code.ts';
import { main, type Attack } from './attack.ts';

export const kernelWasm = readFileSync(
  createRequire(import.meta.url).resolve('manifold-3d/manifold.wasm'),
);
const evaluator = await createEvaluator({ now: () => performance.now(), kernelWasm });

/** A design with nothing but code. */
export const designOf = (source: Attack['source']): Design => ({
  slug: 'attack',
  manifest: {} as Design['manifest'],
  source: bundle(source),
  digest: 'attack',
  problems: [],
});

/** What the whole evaluation of a design answers: load, definitions, main. */
export const evaluate = (source: Attack['source'], budgets: Partial<Budgets> = {}) =>
  evaluateDesign(designOf(source), {}, evaluator, { timeMs: 5_000, ...budgets });

const PEACEFUL = main(
  'console.log("peace"); return { lid: subtract(cube({ size: 8 }), sphere({ radius: 4.5, segments: 12 })), area: union(square({ size: 3 }), translate([1, 1], square())), luck: cube({ size: 1 + Math.random() }) }',
);

/** A digest of all that a well-behaved design gives. */
export const peacefulDigest = async (): Promise<string> => {
  const outcome = await evaluate(PEACEFUL);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const { shapes, log, schema } = outcome.value;
  const plain = JSON.stringify({ shapes, log, schema }, (_, value) =>
    ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value,
  );
  return digest(new TextEncoder().encode(plain));
};

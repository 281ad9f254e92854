// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMesh } from '../../../../src/pipeline/mesh/check-mesh.ts';
import { bundle, design, evaluated, evaluatedSolid, evaluator } from '../evaluate-code.ts';
import { measure } from '../../../../src/pipeline/mesh/measure.ts';
import { argumentsFor } from './arguments.ts';
import { exportedFunctions } from './exported-functions.ts';
import { tree } from './pieces.ts';
import { probe, type Call, type Outcome } from './probe.ts';

const require = createRequire(import.meta.url);
const functions = exportedFunctions();
const RUNS = 4;

/** All outcomes in the sandbox, and the shapes it returned. */
const here = async (calls: readonly Call[]) => {
  const loaded = await evaluator.load(bundle(probe(calls)), 'seed', {
    timeMs: 60_000,
    logLines: 100_000,
    solids: 100_000,
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const run = await loaded.value.run({});
  loaded.value.dispose();
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  const { log, shapes } = run.value;
  const outcomes = JSON.parse(log.map(({ text }) => text).join('')) as Outcome[];
  return { outcomes, shapes };
};

/** The same design on the stock library, in Node. */
const stock = (calls: readonly Call[]): Outcome[] => {
  const lines: string[] = [];
  const module = { exports: {} as { main(): unknown } };
  const run = new Function('require', 'module', 'console', probe(calls)) as (
    ...args: unknown[]
  ) => void;
  run(require, module, { log: (text: string) => lines.push(text) });
  module.exports.main();
  return JSON.parse(lines.join('')) as Outcome[];
};

/**
 * Stock rounds 2D booleans, what is built of them, and snapped geometry to a grid of about 1e-5 of
 * its size; here they stay where they are.
 */
const ROUNDED_BY_STOCK =
  /^(?:booleans\.(?:union|subtract|intersect)|hulls\.hullChain|extrusions\.project|modifiers\.(?:snap|generalize)|expansions\.expand)$/;

/** Equal but for a part in 1e5, or a hundred-thousandth; or as much as `tolerance` says. */
const near = (a: unknown, b: unknown, tolerance: number): boolean => {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) =>
      near((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], tolerance),
    )
  );
};

const disagreements = (calls: readonly Call[], found: Outcome[], expected: Outcome[]): string[] =>
  calls.flatMap(({ name, args }, i) =>
    near(found[i], expected[i], ROUNDED_BY_STOCK.test(name) ? 1e-4 : 1e-5)
      ? []
      : [`${name}(${args})\n  stock ${short(expected[i])}\n  here  ${short(found[i])}`],
  );

/** Stock leaves faces inside of what it unites: area says nothing there. */
const volumeOnly = ({ value, error }: Outcome): Outcome => {
  const { solid } = (value ?? {}) as { solid?: readonly number[] };
  return solid
    ? { value: [solid[0], ...(solid[0]! > 0 ? solid.slice(2) : [])] }
    : { value, error: error ?? '' };
};

const short = (value: unknown): string => JSON.stringify(value).slice(0, 300);

describe('every function of the library', () => {
  it('has arguments to try it with', () => {
    expect(functions.length).toBeGreaterThan(300);
    expect(functions.filter((each) => !argumentsFor(each)).map(({ name }) => name)).toEqual([]);
  });

  it('gives what stock gives, and its solids are closed', async () => {
    const calls = functions.flatMap((each) =>
      fc
        .sample(argumentsFor(each)!, { numRuns: RUNS, seed: 3 })
        .map((args) => ({ name: each.name, args })),
    );
    const expected = stock(calls);
    const { outcomes, shapes } = await here(calls);
    expect(disagreements(calls, outcomes, expected)).toEqual([]);
    const answering = new Set(calls.filter((_, i) => !expected[i]!.error).map(({ name }) => name));
    const silent = functions.filter(({ name }) => !answering.has(name));
    expect(silent.map(({ name }) => name)).toEqual([]);
    for (const shape of shapes) {
      if (shape.kind === 'solid') expect(checkMesh(shape.mesh, shape.name)).toEqual([]);
    }
  }, 60_000);

  it('agrees with stock on trees of operations', async () => {
    const calls = fc
      .sample(tree, { numRuns: 300, seed: 7 })
      .map((args) => ({ name: 'transforms.translate', args: `[0, 0, 0], ${args}` }));
    const { outcomes, shapes } = await here(calls);
    expect(disagreements(calls, outcomes.map(volumeOnly), stock(calls).map(volumeOnly))).toEqual(
      [],
    );
    for (const shape of shapes) {
      if (shape.kind === 'solid') expect(checkMesh(shape.mesh, shape.name)).toEqual([]);
    }
  }, 120_000);

  it('says what stock says of wrong arguments', async () => {
    const wrong = ['', '[]', "'text'", '{}, null', '{}, {}', '-1, 7', 'NaN, NaN, NaN'];
    const calls = functions.flatMap(({ name }) => wrong.map((args) => ({ name, args })));
    const { outcomes } = await here(calls);
    expect(disagreements(calls, outcomes, stock(calls))).toEqual([]);
  }, 60_000);
});

describe('where stock is wrong', () => {
  it('an intersection of areas is not rounded', async () => {
    const { shapes } = await evaluated(
      design('intersect(square({ size: 20 }), circle({ radius: 1.127, segments: 4 }))'),
    );
    const [section] = shapes;
    if (section?.kind !== 'section') throw new Error('expected a section');
    expect(Math.max(...section.rings[0]!)).toBeCloseTo(1.127, 7);
  });

  it('a sum with a thick body that is not convex fills its inside', async () => {
    const { mesh } = await evaluatedSolid(
      design(`modeling.minkowski.minkowskiSum(
        union(cuboid({ size: [20, 20, 10] }), cuboid({ size: [10, 10, 20] })),
        cuboid({ size: [2, 2, 2] })
      )`),
    );
    expect(checkMesh(mesh)).toEqual([]);
    expect(measure(mesh).volume).toBeCloseTo(22 * 22 * 12 + 12 * 12 * 10, 3);
  });
});

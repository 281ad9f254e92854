// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest';
import { createEvaluator } from '../../../src/pipeline/evaluate/create-evaluator.ts';
import type { Budgets, Evaluator } from '../../../src/pipeline/evaluate/evaluator.ts';
import { bundle, design } from './evaluate-code.ts';

const build = async (
  evaluator: Evaluator,
  code: string,
  seed = 'seed',
  budgets: Partial<Budgets> = {},
) => {
  const loaded = await evaluator.load(bundle(code), seed, { timeMs: 5_000, ...budgets });
  if (!loaded.ok) return loaded.problems[0]!.code;
  const run = await loaded.value.run({});
  loaded.value.dispose();
  return run.ok ? JSON.stringify(run.value) : run.problems[0]!.code;
};

const now = () => performance.now();

describe('sandboxes started from a picture', () => {
  it('give the same as the first, which was not', async () => {
    const evaluator = await createEvaluator({ now });
    const code = design(`(
      console.log(Math.random(), Object.keys(globalThis).join(), new Date(), typeof sandboxCalls),
      union(sphere({ segments: 16 }), rotate([1, 2, 3], cube({ size: 1 + Math.random() })))
    )`);
    const found: string[] = [];
    for (const seed of ['a', 'a', 'a', 'a', 'b']) found.push(await build(evaluator, code, seed));
    expect(found[0]).toContain('undefined');
    expect(new Set(found.slice(0, 4)).size).toBe(1);
    expect(found[4]).not.toBe(found[0]);
  });

  it('give the same when they were made ready beforehand, in memory that was used before', async () => {
    const evaluator = await createEvaluator({ now });
    const code = design(`(
      console.log(Math.random(), Object.keys(globalThis).join()),
      union(sphere({ segments: 16 }), rotate([1, 2, 3], cube({ size: 1 + Math.random() })))
    )`);
    const expected = await build(evaluator, code);
    const spoil = design(
      '(globalThis.left = "x".repeat(1e6), [].constructor.prototype.map = 1, 5)',
    );
    for (let i = 0; i < 5; i++) {
      await evaluator.prepare();
      await build(evaluator, spoil);
      await evaluator.prepare();
      expect(await build(evaluator, code)).toBe(expected);
    }
  });

  it('are made ready for the limits that are asked for', async () => {
    const evaluator = await createEvaluator({ now });
    await evaluator.prepare();
    const hoard = 'const all = []; for (;;) all.push(new Float64Array(1e5)); module.exports = {}';
    const memoryBytes = 100 * 1024 * 1024;
    expect(await build(evaluator, hoard, 'seed', { memoryBytes })).toBe('evaluate-memory');
    await evaluator.prepare({ memoryBytes });
    expect(await build(evaluator, hoard, 'seed', { memoryBytes })).toBe('evaluate-memory');
    expect(await build(evaluator, design('cube()'))).toContain('solid');
  });

  it('serve two designs at once, one of which is ready', async () => {
    const evaluator = await createEvaluator({ now });
    await evaluator.prepare();
    const codes = [1, 2, 3].map((size) => design(`cube({ size: ${size} })`));
    const found = await Promise.all(codes.map((code) => build(evaluator, code)));
    expect(new Set(found).size).toBe(3);
  });

  it('know nothing of what designs before them changed', async () => {
    const evaluator = await createEvaluator({ now });
    const spoil = design(`(
      Array.prototype.push = () => 7, Object.prototype.length = 3, globalThis.left = 1,
      primitives.cube = null, modeling.maths.mat4.create().constructor.prototype.map = null, cube()
    )`);
    const clean = design(
      '[typeof left, cube({ size: 2 })].slice(1).map((each) => union(each, each))',
    );
    const expected = await build(await createEvaluator({ now }), clean);
    for (let i = 0; i < 4; i++) await build(evaluator, spoil);
    expect(await build(evaluator, clean)).toBe(expected);
  });

  it('keep the limits of memory and stack of their own budgets', async () => {
    const evaluator = await createEvaluator({ now });
    for (let i = 0; i < 3; i++) await build(evaluator, design('cube()'));
    const hoard = 'const all = []; for (;;) all.push(new Float64Array(1e5)); module.exports = {}';
    const deep = 'const f = (n) => 1 + f(n + 1); f(0)';
    const memoryBytes = 100 * 1024 * 1024;
    expect(await build(evaluator, hoard, 'seed', { memoryBytes })).toBe('evaluate-memory');
    expect(await build(evaluator, deep)).toBe('evaluate-stack');
  });
});

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterAll, describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../src/pipeline/evaluate/evaluator.ts';
import type { Shape } from '../../../src/pipeline/evaluate/shape.ts';
import { checkMesh } from '../../../src/pipeline/mesh/check-mesh.ts';
import type { Outcome } from '../../../src/shared/problem.ts';
import { skinBetween, stockIsWrong } from './agreement-exceptions.ts';
import { defaults, evaluator } from './evaluate-code.ts';
import { examples, wildDesigns, type Found } from './found-designs.ts';
import { differences, measuredHere, measuredOnStock, type Measured } from './measured.ts';
import { runOnStock } from './stock-run.ts';

const SEED = 'seed';
const designs = [...examples(), ...wildDesigns()];
const count = { agree: 0, fail: 0, wrong: 0, skin: 0 };

/** The design in the sandbox, and the values that it was given. */
const runHere = async ({ bundle }: Found) => {
  const loaded = await evaluator.load(bundle, SEED, { timeMs: 60_000 });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const definitions = loaded.value.definitions();
  if (!definitions.ok) throw new Error(JSON.stringify(definitions.problems));
  const values = defaults(definitions.value);
  const outcome = await loaded.value.run(values);
  loaded.value.dispose();
  return { values, outcome };
};

/** The message of the first error, without what stands before it. */
const complaint = (outcome: Outcome<Evaluation>): string | undefined =>
  outcome.ok ? undefined : outcome.problems[0]?.message.replace(/^Error: /, '');

const faults = (shapes: readonly Shape[]) =>
  shapes.flatMap((shape) => (shape.kind === 'solid' ? checkMesh(shape.mesh, shape.name) : []));

/** What stock measured, with true values where it is known to be wrong. */
const corrected = (name: string, stock: readonly Measured[]): Measured[] =>
  stock.map((shape, i) => {
    const known = stockIsWrong.filter((each) => each.design === name && each.shape === i);
    return { ...shape, ...Object.fromEntries(known.map(({ what, value }) => [what, value])) };
  });

describe('a design in the sandbox measures what it measures on stock', () => {
  it.each(designs)('$name', async (design) => {
    const { values, outcome } = await runHere(design);
    const stock = await runOnStock(design.bundle, SEED, values).catch((thrown: Error) => thrown);
    if (stock instanceof Error) {
      expect(complaint(outcome)).toBe(stock.message);
      count.fail++;
      return;
    }
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    expect(faults(outcome.value.shapes)).toEqual([]);
    const measured = measuredOnStock(stock);
    const expected = corrected(design.name, measured);
    const differ = differences(measuredHere(outcome.value.shapes), expected);
    if (skinBetween.includes(design.name)) {
      expect(differ).toEqual([expect.stringMatching(/^0 area: /)]);
      count.skin++;
      return;
    }
    expect(differ).toEqual([]);
    const exceptions = stockIsWrong.filter((each) => each.design === design.name);
    expect(differences(expected, measured)).toHaveLength(exceptions.length);
    count[exceptions.length > 0 ? 'wrong' : 'agree']++;
  });

  afterAll(() => {
    const { agree, fail, wrong, skin } = count;
    console.log(
      `${designs.length} designs: ${agree} agree, ${fail} where stock fails too, ${wrong} where stock is wrong, ${skin} with a skin between touching bodies`,
    );
  });
});

describe('the designs', () => {
  it('are all found, and every exception is about one of them', () => {
    const names = designs.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('examples/')).length).toBeGreaterThan(30);
    expect(names.filter((name) => name.startsWith('wild/')).length).toBeGreaterThan(30);
    for (const { design } of stockIsWrong) expect(names).toContain(design);
  });
});

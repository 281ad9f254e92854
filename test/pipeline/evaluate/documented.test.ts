// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest';
import { checkMesh } from '../../../src/pipeline/mesh/check-mesh.ts';
import { asDesign, documentedExamples, type Documented } from './documented-examples.ts';
import { bundle, evaluated, refusal } from './evaluate-code.ts';
import { differences, measuredHere, measuredOnStock } from './measured.ts';
import { runOnStock } from './stock-run.ts';

const DRAWING = 'a drawing, not code';
const DATA = 'data, not code';
const BRACKETS = 'brackets do not match';
const CREATE = 'calls mat4 without the matrix to write to';

/** Examples that stock cannot run either. */
const NOT_RUNNABLE: Readonly<Record<string, string>> = {
  'curves/bezier/create.js 1': BRACKETS,
  'curves/bezier/valueAt.js 1': BRACKETS,
  'curves/bezier/lengths.js 2': 'calls a function that is not exported',
  'geometries/geom2/index.js 2': DATA,
  'geometries/geom3/index.js 2': DATA,
  'geometries/geom3/isConvex.js 1': 'looks for geom3 outside of geometries',
  'geometries/path2/appendBezier.js 1': 'takes create for fromPoints',
  'geometries/path2/fromPoints.js 1': 'declares with "my"',
  'geometries/path2/index.js 2': DATA,
  'maths/mat4/fromScaling.js 1': CREATE,
  'maths/mat4/isIdentity.js 1': 'an if without a body',
  'maths/utils/index.js 1': 'requires a package of old',
  'operations/booleans/intersect.js 2': DRAWING,
  'operations/booleans/scission.js 2': DRAWING,
  'operations/booleans/subtract.js 1': 'gives cuboid a number as size',
  'operations/booleans/subtract.js 2': DRAWING,
  'operations/booleans/union.js 2': DRAWING,
  'operations/extrusions/extrudeFromSlices.js 1': 'a callback of three dots',
  'operations/extrusions/extrudeHelical.js 1': BRACKETS,
  'operations/extrusions/slice/transform.js 1': CREATE,
  'operations/hulls/hull.js 2': DRAWING,
  'operations/hulls/hullChain.js 2': DRAWING,
  'operations/transforms/scale.js 1': 'scales by 0',
  'operations/transforms/transform.js 1': CREATE,
  'primitives/polygon.js 1': 'gives a path as numbers beside points without lists',
};

/** Outlines after a cut begin at another corner than on stock. */
const BEGIN_ELSEWHERE = [
  'geometries/geom2/toOutlines.js 1',
  'operations/extrusions/earcut/assignHoles.js 1',
];

const all = documentedExamples();
const isListed = ({ name }: Documented): boolean => name in NOT_RUNNABLE;

/** Equal but for a part in 1e9 of numbers. */
const alike = (a: unknown, b: unknown): boolean => {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return left.length === right.length && left.every(([key, v], i) => sameField(key, v, right[i]!));
};
const sameField = (key: string, value: unknown, [other, expected]: [string, unknown]): boolean =>
  key === other && alike(value, expected);

/** The corners only, in order of size. */
const sortedCorners = (text: string): number[] =>
  (text.match(/-?\d[\d.e-]*/g) ?? []).map(Number).sort((a, b) => a - b);

describe('the examples in the documentation of @jscad/modeling', () => {
  it('are 147, each run or listed', () => {
    expect(all).toHaveLength(147);
    expect(new Set(all.map(({ name }) => name)).size).toBe(147);
    expect(all.filter(isListed)).toHaveLength(Object.keys(NOT_RUNNABLE).length);
  });

  it.each(all.filter((each) => !isListed(each)))(
    'give what they give on stock: $name',
    async (example) => {
      const code = asDesign(example);
      const lines: string[] = [];
      const stock = await runOnStock(bundle(code), 'seed', {}, (line) => lines.push(line));
      const { shapes, log } = await evaluated(code);
      for (const shape of shapes) {
        if (shape.kind === 'solid') expect(checkMesh(shape.mesh, shape.name)).toEqual([]);
      }
      expect(differences(measuredHere(shapes), measuredOnStock(stock))).toEqual([]);
      const texts = [log.map(({ text }) => text).join(''), lines.join('')];
      const read = BEGIN_ELSEWHERE.includes(example.name) ? sortedCorners : JSON.parse;
      const [here, there] = texts.map((text) => read(text) as unknown);
      expect(alike(here, there), texts.join('\n')).toBe(true);
    },
  );

  it.each(all.filter(isListed))('fail here as on stock: $name', async (example) => {
    const code = asDesign(example);
    await expect(runOnStock(bundle(code), 'seed', {})).rejects.toThrow();
    await refusal(code);
  });
});

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../designs/design.ts';
import { makeNotice } from '../designs/license/make-notice.ts';
import type { Examination } from '../designs/publish/examination.ts';
import { extremeValues } from '../designs/publish/extreme-values.ts';
import type { Context } from '../shared/context.ts';
import { hasErrors, success, type Outcome, type Problem } from '../shared/problem.ts';
import { evaluateDesign } from './evaluate/evaluate-design.ts';
import type { Evaluator } from './evaluate/evaluator.ts';
import { solidsIn, type Shape, type Solid } from './evaluate/shape.ts';
import { drawPicture } from './formats/png.ts';
import { checkMesh } from './mesh/check-mesh.ts';
import type { Bounds } from './mesh/mesh.ts';
import { summarize, type MeshSummary } from './mesh/summary.ts';
import { marksOf } from './trace/marks-of.ts';
import { GENERATOR } from './version.ts';

/** Pixels: sharp on a card of a catalog, quick to draw. */
const PICTURE = [800, 600] as const;

/** See `Examine`. Each run announces itself as a stage `evaluate` of its own. */
export const examine = async (
  design: Design,
  evaluator: Evaluator,
  context: Context = {},
): Promise<Outcome<Examination>> => {
  const run = async (values: Readonly<Record<string, unknown>>) => {
    context.progress?.({ stage: 'evaluate', done: 0, total: 1 });
    const evaluated = await evaluateDesign(design, values, evaluator);
    context.progress?.({ stage: 'evaluate', done: 1, total: 1 });
    return evaluated;
  };
  const defaults = await run({});
  if (!defaults.ok) return defaults;
  const { schema, values, shapes } = defaults.value;
  const solids = solidsIn(shapes);
  const problems: Problem[] = [...defaults.problems, ...meshProblems(solids)];
  for (const [end, words] of ENDS) {
    const extreme = extremeValues(schema, end);
    if (extreme === undefined) continue;
    const ran = await run(extreme);
    const found = [...ran.problems, ...(ran.ok ? meshProblems(solidsIn(ran.value.shapes)) : [])];
    problems.push(...found.map((problem) => withWords(problem, words)));
  }
  if (hasErrors(problems)) return { ok: false, problems };
  const notice = makeNotice(design, schema, values, GENERATOR);
  const summaries = solids.map(summarize);
  return success(
    {
      schema,
      values,
      measures: measuresOf(shapes, summaries),
      solids: summaries,
      marks: marksOf(solids),
      ...(shapes.length === 0 ? {} : { picture: drawPicture({ shapes, notice }, PICTURE) }),
    },
    problems,
  );
};

const ENDS = [
  ['min', 'the least values'],
  ['max', 'the greatest values'],
] as const;

const meshProblems = (solids: readonly Solid[]): readonly Problem[] =>
  solids.flatMap(({ mesh, name }) => checkMesh(mesh, name));

const withWords = (problem: Problem, words: string): Problem => ({
  ...problem,
  message: `with ${words} of the parameters: ${problem.message}`,
  ...(problem.severity === 'error'
    ? { hint: problem.hint ?? 'narrow min and max to what works, or mend the design' }
    : {}),
});

const measuresOf = (
  shapes: readonly Shape[],
  summaries: readonly MeshSummary[],
): Examination['measures'] => {
  const [low, high] = boundsOf(shapes, summaries);
  const total = (of: (summary: MeshSummary) => number): number =>
    summaries.reduce((sum, each) => sum + of(each), 0);
  return {
    size: [high[0] - low[0], high[1] - low[1], high[2] - low[2]],
    volume_mm3: total(({ volume_mm3 }) => volume_mm3),
    area_mm2: total(({ area_mm2 }) => area_mm2),
    solids: summaries.length,
    sections: shapes.filter(({ kind }) => kind === 'section').length,
    triangles: total(({ triangles }) => triangles),
    printable: summaries.length > 0 && summaries.every(({ closed }) => closed),
  };
};

const boundsOf = (shapes: readonly Shape[], summaries: readonly MeshSummary[]): Bounds => {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  const take = (x: number, y: number, z: number): void => {
    for (const [axis, value] of [x, y, z].entries()) {
      low[axis] = Math.min(low[axis]!, value);
      high[axis] = Math.max(high[axis]!, value);
    }
  };
  for (const { bounds } of summaries) for (const corner of bounds) take(...corner);
  for (const shape of shapes) {
    if (shape.kind === 'solid') continue;
    for (const ring of shape.kind === 'section' ? shape.rings : [shape.points]) {
      for (let i = 0; i < ring.length; i += 2) take(ring[i]!, ring[i + 1]!, 0);
    }
  }
  return low[0] > high[0]
    ? [
        [0, 0, 0],
        [0, 0, 0],
      ]
    : [low, high];
};

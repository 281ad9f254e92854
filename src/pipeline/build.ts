// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../designs/design.ts';
import { makeNotice } from '../designs/license/make-notice.ts';
import type { Notice } from '../designs/license/notice.ts';
import type { SolidMark } from '../designs/library/version-record.ts';
import type { ParameterSchema, ParameterValues } from '../designs/parameters/schema.ts';
import type { SlicingContext } from './toolpath/layer-tasks.ts';
import { hasErrors, success, type Outcome, type Problem } from '../shared/problem.ts';
import { evaluateDesign } from './evaluate/evaluate-design.ts';
import type { Evaluator, LogLine } from './evaluate/evaluator.ts';
import { solidsIn } from './evaluate/shape.ts';
import {
  defaultFormats,
  fittingFormats,
  writeShapes,
  type Product,
} from './formats/write-products.ts';
import type { Orientation } from './mesh/orient.ts';
import { summarize, type MeshSummary } from './mesh/summary.ts';
import type { Quantities } from './plate/choose-parts.ts';
import { bedOrientation, partsOf } from './plate/parts-of.ts';
import type { Production } from './plate/production.ts';
import { print, type Fabricator } from './print.ts';
import { marksOf } from './trace/marks-of.ts';
import { GENERATOR } from './version.ts';

/** Everything that decides the bytes of a build. */
export interface BuildRequest {
  readonly design: Design;
  /** As the maker gave them: texts or JSON values, by name. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly quantities: Quantities;
  /** Absent: files as designed, G-code as the design's hint says. */
  readonly orientation?: Orientation;
  readonly scale: number;
  /** Absent: those that suit the result. */
  readonly formats?: readonly string[];
  readonly fabricator: Fabricator;
}

export interface Build {
  readonly notice: Notice;
  readonly schema: ParameterSchema;
  readonly values: ParameterValues;
  readonly products: readonly Product[];
  readonly meshes: readonly MeshSummary[];
  /** What the solids are known by when their notice is lost. */
  readonly marks: readonly SolidMark[];
  readonly production?: Production;
  readonly log: readonly LogLine[];
}

/** The whole pipeline: design + parameters + fabricator → files, each with its notice. */
export const build = async (
  request: BuildRequest,
  evaluator: Evaluator,
  context: SlicingContext = {},
): Promise<Outcome<Build>> => {
  const { design, quantities, fabricator } = request;
  const problems: Problem[] = [...design.problems];

  const evaluated = await evaluateDesign(design, request.parameters, evaluator);
  if (!evaluated.ok) return evaluated;
  const { schema, values, shapes, log } = evaluated.value;
  context.progress?.({ stage: 'evaluate', done: 1, total: 1 });

  const notice = makeNotice(design, schema, values, GENERATOR);
  const wanted = partsOf(shapes, request);
  if (!wanted.ok) return wanted;
  const parts = wanted.value;
  const solids = solidsIn(parts);

  const formats = fittingFormats(request.formats ?? defaultFormats(parts), parts);
  if (!formats.ok) return formats;
  problems.push(...evaluated.problems, ...formats.problems);
  const products: Product[] = [];
  for (const id of formats.value.filter((each) => each !== 'gcode')) {
    products.push(...writeShapes(id, parts, notice, design.slug));
    context.progress?.({ stage: `write ${id}`, done: 1, total: 1 });
  }
  const made = {
    notice,
    schema,
    values,
    meshes: solids.map(summarize),
    marks: marksOf(solids),
    log,
  };
  if (!formats.value.includes('gcode')) return success({ ...made, products }, problems);

  const way = bedOrientation(design, request);
  const printed = print(solids, quantities, way, fabricator, design.slug, notice, context);
  problems.push(...printed.problems);
  if (!printed.ok || hasErrors(problems)) return { ok: false, problems };
  return success(
    {
      ...made,
      products: [...products, ...printed.value.products],
      production: printed.value.production,
    },
    problems,
  );
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { makeNotice } from '../../designs/license/make-notice.ts';
import { error, failure, success, type Outcome } from '../../shared/problem.ts';
import { evaluateDesign } from '../evaluate/evaluate-design.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { solidsIn } from '../evaluate/shape.ts';
import { orient } from '../mesh/orient.ts';
import { summarize } from '../mesh/summary.ts';
import { marksOf } from '../trace/marks-of.ts';
import { GENERATOR } from '../version.ts';
import { bodiesOf, type Body } from './bodies.ts';
import { bedOrientation, partsOf } from './parts-of.ts';
import type { PlatedWork, PlateEntry } from './plate-request.ts';
import type { Solid } from '../evaluate/shape.ts';

/** A design that was evaluated, and what of it is to lie on a plate. */
export interface PreparedEntry extends Omit<PlatedWork, 'products'> {
  readonly solids: readonly Solid[];
  /** Turned for printing, under names of their own among all works. */
  readonly bodies: readonly Body[];
}

/**
 * One entry of a plate, from its source to bodies. Problems: those of `evaluateDesign` and
 * `chooseParts`; `plate-not-solid` of a design that is flat.
 */
export const prepareEntry = async (
  entry: PlateEntry,
  stem: string,
  evaluator: Evaluator,
): Promise<Outcome<PreparedEntry>> => {
  const { design, parameters, quantities } = entry;
  const evaluated = await evaluateDesign(design, parameters, evaluator);
  if (!evaluated.ok) return evaluated;
  const { schema, values, shapes, log } = evaluated.value;
  const parts = partsOf(shapes, entry);
  if (!parts.ok) return parts;
  const solids = solidsIn(parts.value);
  if (solids.length === 0) return failure(notSolid());
  const way = bedOrientation(design, entry);
  const isWhole = solids.length === 1 && !solids[0]!.named;
  const bodies = bodiesOf(solids, quantities).map((body) => ({
    ...body,
    name: isWhole ? stem : `${stem}-${body.name}`,
    mesh: orient(body.mesh, way),
  }));
  return success(
    {
      ...{ stem, schema, values, log, solids, bodies },
      notice: makeNotice(design, schema, values, GENERATOR),
      meshes: solids.map((solid) => ({ ...summarize(solid), name: nameIn(stem, isWhole, solid) })),
      marks: marksOf(solids),
    },
    [...design.problems, ...evaluated.problems],
  );
};

const nameIn = (stem: string, isWhole: boolean, { name }: Solid): string =>
  isWhole ? stem : `${stem}-${name}`;

const notSolid = () =>
  error('plate-not-solid', 'Expected solids for a plate, found a 2D result.', {
    hint: 'Leave it out, and make its drawings with `fabcommons build`.',
  });

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { makeNotice } from '../../designs/license/make-notice.ts';
import type { ParameterSchema } from '../../designs/parameters/schema.ts';
import { toValues } from '../../designs/parameters/to-values.ts';
import type { SliceNode } from '../../jobs/nodes/node.ts';
import { INPUT_GONE } from '../../jobs/nodes/perform-node.ts';
import { defaultFormats, fittingFormats } from '../../pipeline/formats/write-products.ts';
import { bedOrientation } from '../../pipeline/plate/parts-of.ts';
import { GENERATOR } from '../../pipeline/version.ts';
import { failure, success, type Outcome, type Problem } from '../../shared/problem.ts';
import type { NamedFabricator, Variant, Work } from '../plan/plan.ts';
import { afterFirst } from './after-first.ts';
import type { Ask } from './ask.ts';
import { allProblems, filesOf, gcodesOf, printOf, type MadeVariant } from './made-variant.ts';
import { effortOf } from './rank.ts';

/** Answered where a set has nothing to do with a design: not even its parameters. */
export const UNFIT = 'batch-set-does-not-fit';

/** How often what was evicted in the middle is made again. */
const ROUNDS = 3;

/**
 * All that a plan wants of one design with one row of values. Problems: of the steps that all
 * files need; those of a single file or fabricator stand with it. `isFresh`: not from this run's
 * memory, since something of it was damaged.
 */
export const buildVariant = async (
  variant: Variant,
  work: Work,
  ask: Ask,
  isFresh = false,
): Promise<Outcome<MadeVariant>> => {
  for (let round = 1; ; round++) {
    const again: Ask = (node, options) => ask(node, { ...options, isFresh: isFresh || round > 1 });
    const outcome = await buildOnce(variant, work, again);
    const isGone = allProblems(outcome).some(({ code }) => code === INPUT_GONE);
    if (!isGone || round === ROUNDS) return outcome;
  }
};

const buildOnce = async (
  { design, row }: Variant,
  work: Work,
  ask: Ask,
): Promise<Outcome<MadeVariant>> => {
  const parameters = await ask({ kind: 'parameters', design });
  if (!parameters.ok) return parameters;
  const { schema } = parameters.value.value;
  const given = row.strict ? row.values : ofDesign(schema, row.values);
  if (given === undefined) return failure(UNFIT_PROBLEM);
  const values = toValues(schema, given);
  if (!values.ok) return values;
  const evaluated = await ask({ kind: 'evaluate', design, values: values.value });
  if (!evaluated.ok) return evaluated;
  const { quantities, scale } = row;
  const mesh = await ask({
    kind: 'mesh',
    shapes: evaluated.value.artifacts[0]!.sha256,
    quantities,
    scale,
    orientation: row.orientation ?? 'keep',
  });
  if (!mesh.ok) return mesh;

  const kinds = mesh.value.value.kinds.map((kind) => ({ kind }));
  const formats = fittingFormats(work.formats ?? defaultFormats(kinds), kinds);
  if (!formats.ok) return formats;
  const notice = makeNotice(design, schema, values.value, GENERATOR);
  const parts = mesh.value.artifacts[0]!.sha256;
  const write = (format: string) =>
    ask({ kind: 'write', format, parts, notice, slug: design.slug });
  const orientation = bedOrientation(design, row);
  const sliceNode = ({ fabricator }: NamedFabricator): SliceNode => ({
    ...{ kind: 'slice', parts, quantities, orientation, fabricator },
  });
  const slice = (named: NamedFabricator, share: number, others: readonly NamedFabricator[]) => {
    const effort = share * effortOf(named.fabricator, mesh.value.value.meshes);
    return ask(sliceNode(named), { effort, also: others.map(sliceNode) });
  };
  const meshFormats = formats.value.filter((id) => id !== 'gcode');
  const fabricators = formats.value.includes('gcode') ? work.fabricators : [];
  const [picture, written, sliced] = await Promise.all([
    ask({ kind: 'picture', parts }),
    Promise.all(meshFormats.map(write)),
    Promise.all(afterFirst(fabricators, slice)),
  ]);
  const steps = [evaluated, mesh, ...written, ...sliced];
  return success({
    schema,
    values: values.value,
    meshes: mesh.value.value.meshes,
    marks: mesh.value.value.marks,
    files: [
      ...written.flatMap((each) => (each.ok ? filesOf(each.value) : [])),
      ...sliced.flatMap((each, i) =>
        each.ok ? gcodesOf(each.value, fabricators[i]!, design.slug, notice) : [],
      ),
    ],
    prints: sliced.map((each, i) => printOf(each, fabricators[i]!, notice)),
    ...(picture.ok && picture.value.artifacts.length > 0
      ? { picture: picture.value.artifacts[0]! }
      : {}),
    problems: [
      ...design.problems,
      ...[parameters, values, evaluated, mesh, formats, ...written].flatMap(
        (each) => each.problems,
      ),
    ],
    isReused: steps.every((each) => each.ok && each.value.isReused),
  });
};

const UNFIT_PROBLEM: Problem = {
  code: UNFIT,
  severity: 'note',
  message: 'The design has none of the parameters of this set.',
};

/** Those that the design has; undefined when it has none of them, though there are some. */
const ofDesign = (
  schema: ParameterSchema,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | undefined => {
  const names = new Set(schema.map(({ name }) => name));
  const given = Object.entries(values).filter(([name]) => names.has(name));
  const isUnfit = given.length === 0 && Object.keys(values).length > 0;
  return isUnfit ? undefined : Object.fromEntries(given);
};

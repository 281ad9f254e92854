// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { FoundDesign } from '../../commons/find-design.ts';
import { keyOf } from '../../jobs/cache/key-of.ts';
import { GENERATOR } from '../../pipeline/version.ts';
import { error, failure, success, type Outcome, type Problem } from '../../shared/problem.ts';
import { findCollision } from './find-collision.ts';
import { findDesigns } from './find-designs.ts';
import { checkTemplate } from './output-path.ts';
import type { PlanFile, SetFile } from './plan-file.ts';
import type { PlanPlace, PlanTools } from './plan-tools.ts';
import type { Variant, Work } from './plan.ts';
import { readFabricators } from './read-fabricators.ts';
import { readSets, type RowsOfSet } from './read-sets.ts';

/**
 * Everything that a plan names, found and combined. Problems: those of designs, tables, profiles
 * and conditions; `batch-output-template`; `batch-unknown-design` for a set of a design that the
 * plan does not have; `batch-same-name`; `batch-output-collision` where two builds have one path.
 */
export const readWork = async (
  plan: PlanFile,
  { file, folder }: PlanPlace,
  tools: PlanTools,
): Promise<Outcome<Work>> => {
  const template = checkTemplate(plan.output, file);
  const rows = await readSets(plan.sets, { file, folder }, tools);
  const fabricators = await readFabricators(plan.fabricators, { file, folder }, tools);
  if (!template.ok || !rows.ok || !fabricators.ok)
    return failure(...[template, rows, fabricators].flatMap(({ problems }) => problems));
  const found = await findDesigns([plan.designs].flat(), folder, tools.getLibrary);
  if (!found.ok) return found;
  const { designs, unreadable } = found.value;
  const astray = strangers(plan.sets, designs, unreadable.length > 0, file);
  if (astray.length > 0) return failure(...astray);
  const variants = combine(designs, rows.value);
  const work = {
    title: plan.title,
    variants,
    unreadable,
    fabricators: fabricators.value,
    ...(plan.formats === undefined ? {} : { formats: [...new Set(plan.formats)] }),
    output: plan.output,
    onFailure: {
      then: plan.on_failure === 'stop' ? 'stop' : 'continue',
      retries: plan.on_failure === 'retry' ? plan.retries : 0,
    },
  } as const;
  const clash = findCollision(work, file);
  if (clash !== undefined) return failure(clash);
  return success({ ...work, digest: digestOf(work) }, [...rows.problems, ...fabricators.problems]);
};

const isOf = (name: string, { design }: FoundDesign): boolean =>
  name === design.slug || name === `${design.author}/${design.slug}`;

/** Where some could not be read, it may be one of those. */
const strangers = (
  sets: readonly SetFile[],
  designs: readonly FoundDesign[],
  someMissing: boolean,
  file: string,
): readonly Problem[] =>
  sets.flatMap(({ name: set, designs: wanted = [] }) =>
    wanted
      .filter((name) => !someMissing && !designs.some((found) => isOf(name, found)))
      .map((name) =>
        error(
          'batch-unknown-design',
          `set "${set}": expected a design of the plan, found "${name}".`,
          {
            hint: `The plan has ${designs
              .slice(0, 20)
              .map(({ design }) => design.slug)
              .join(', ')}.`,
            where: { file },
          },
        ),
      ),
  );

const combine = (designs: readonly FoundDesign[], sets: readonly RowsOfSet[]): readonly Variant[] =>
  designs.flatMap((found) =>
    sets
      .filter(({ set }) => set.designs?.some((name) => isOf(name, found)) ?? true)
      .flatMap(({ rows }) =>
        rows.map((row): Variant => ({
          design: found.design,
          ...(found.record === undefined ? {} : { record: found.record }),
          row: { ...row, values: { ...found.parameters, ...row.values } },
        })),
      ),
  );

const digestOf = (work: Omit<Work, 'digest'>): string =>
  keyOf({
    ...work,
    generator: GENERATOR,
    variants: work.variants.map(({ design, row }) => ({
      design: [design.author, design.slug, design.digest, design.manifest],
      row,
    })),
    unreadable: work.unreadable.map(({ word }) => word),
  });

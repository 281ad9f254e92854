// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { collectionNotice } from '../designs/license/collection-notice.ts';
import { restrictionProblem } from '../designs/license/compatibility/collection.ts';
import type { Notice } from '../designs/license/notice.ts';
import {
  error,
  failure,
  hasErrors,
  success,
  type Outcome,
  type Problem,
} from '../shared/problem.ts';
import type { Evaluator } from './evaluate/evaluator.ts';
import type { Solid } from './evaluate/shape.ts';
import { resolveSettings } from './fabricators/resolve.ts';
import { FORMATS } from './formats/registry.ts';
import {
  defaultFormats,
  fittingFormats,
  writeShapes,
  type Product,
} from './formats/write-products.ts';
import { checkTemplates } from './gcode/check-templates.ts';
import { transform, translation } from './mesh/transform.ts';
import type { Body } from './plate/bodies.ts';
import { MAX_QUANTITY } from './plate/choose-parts.ts';
import { layOut, type Plate } from './plate/lay-out.ts';
import { nameStems } from './plate/name-stems.ts';
import { plateParts } from './plate/plate-parts.ts';
import type { FilledPlate, PlatedWork, PlateEntry } from './plate/plate-request.ts';
import { prepareEntry, type PreparedEntry } from './plate/prepare-entry.ts';
import { printPlate, type PrintedPlate } from './plate/print-plate.ts';
import { production, type Production } from './plate/production.ts';
import { recipeOf } from './plate/recipe.ts';
import type { Fabricator } from './print.ts';
import type { SlicingContext } from './toolpath/layer-tasks.ts';

/** Everything that decides the bytes of a plate of several designs. */
export interface PlateRequest {
  /** The files of the plates begin with it. */
  readonly name: string;
  readonly entries: readonly PlateEntry[];
  /** Absent: those that suit solids. */
  readonly formats?: readonly string[];
  readonly fabricator: Fabricator;
}

/** Several designs side by side: a collection, in which each keeps its notice and license. */
export interface PlateBuild {
  /** Of all works together. */
  readonly notice: Notice;
  /** One an entry. */
  readonly works: readonly PlatedWork[];
  readonly plates: readonly FilledPlate[];
  readonly production?: Production;
}

/** Designs on a plate, of which each may have parts by the dozen. */
export const MAX_ENTRIES = 100;

/**
 * Parts of several designs on as few plates as they need. Files of a whole plate carry the notice of
 * every work on it and the recipe by which it is made again; files of one part that of its design.
 * Problems: those of `build`, each naming the design it is of; `plate-bad-count`,
 * `plate-not-solid`; warning `license-restricts-collection`.
 */
export const plateDesigns = async (
  request: PlateRequest,
  evaluator: Evaluator,
  context: SlicingContext = {},
): Promise<Outcome<PlateBuild>> => {
  const prepared = await prepare(request.entries, evaluator, context);
  if (!prepared.ok) return prepared;
  const works = prepared.value;
  const solids = works.flatMap((work) => work.solids);
  const formats = fittingFormats(request.formats ?? defaultFormats(solids), solids);
  if (!formats.ok) return formats;
  const settings = resolveSettings(request.fabricator);
  if (!settings.ok) return settings;
  const makesGcode = formats.value.includes('gcode');
  const templates = makesGcode ? checkTemplates(settings.value) : [];
  if (templates.length > 0) return { ok: false, problems: templates };

  const bodies = works.flatMap((work, index) =>
    work.bodies.map((body) => ({ ...body, work: index })),
  );
  const plates = layOut(bodies, 'keep', settings.value);
  if (!plates.ok) return plates;
  const problems: Problem[] = [
    ...prepared.problems,
    ...formats.problems,
    ...(makesGcode ? settings.problems : []),
    ...plates.problems,
  ];

  const recipe = recipeOf(request.name, request.entries, works, request.fabricator);
  const noticeOf = (some: readonly PreparedEntry[]): Notice =>
    collectionNotice(
      request.name,
      some.map(({ notice }) => notice),
      recipe,
    );
  const filled: FilledPlate[] = [];
  const printed: PrintedPlate[] = [];
  for (const [i, plate] of plates.value.entries()) {
    const stem = plates.value.length === 1 ? request.name : `${request.name}-${i + 1}`;
    const here = new Set(plate.bodies.map((body) => bodies[body]!.work));
    const notice = noticeOf(works.filter((_, index) => here.has(index)));
    const products = writePlate(plate, bodies, works, notice, stem, formats.value);
    context.progress?.({ stage: 'write plates', done: i + 1, total: plates.value.length });
    const print = makesGcode ? printPlate(plate, notice, context) : undefined;
    problems.push(...(print?.problems ?? []));
    if (print?.ok === false || hasErrors(problems)) return { ok: false, problems };
    const gcode = print?.value;
    if (gcode !== undefined) printed.push(gcode);
    filled.push({
      notice,
      parts: plateParts(plate, bodies, gcode),
      products: [
        ...products,
        ...(gcode === undefined
          ? []
          : [{ name: `${stem}.gcode`, format: 'gcode', bytes: gcode.bytes }]),
      ],
      ...(gcode === undefined ? {} : { production: production(namesOf(request), [gcode]) }),
    });
  }
  return success(
    {
      notice: noticeOf(works),
      works: works.map((work) => plated(work, formats.value)),
      plates: filled,
      ...(makesGcode ? { production: production(namesOf(request), printed) } : {}),
    },
    problems,
  );
};

/** Every entry, or what is wrong with each. */
const prepare = async (
  entries: readonly PlateEntry[],
  evaluator: Evaluator,
  { progress }: SlicingContext,
): Promise<Outcome<readonly PreparedEntry[]>> => {
  if (entries.length === 0 || entries.length > MAX_ENTRIES)
    return failure(badCount(`1 to ${MAX_ENTRIES} designs`, entries.length));
  const stems = nameStems(entries.map(({ design }) => design.slug));
  const works: PreparedEntry[] = [];
  const problems: Problem[] = [];
  for (const [i, entry] of entries.entries()) {
    // A word for each design: whoever may kill this counts its time from there.
    progress?.({ stage: 'evaluate', done: 0, total: 1 });
    const prepared = await prepareEntry(entry, stems[i]!, evaluator);
    progress?.({ stage: 'evaluate', done: 1, total: 1 });
    if (prepared.ok) works.push(prepared.value);
    problems.push(...prepared.problems.map((problem) => about(stems[i]!, entries, problem)));
  }
  if (hasErrors(problems)) return { ok: false, problems };
  const copies = works
    .flatMap(({ bodies }) => bodies)
    .reduce((sum, each) => sum + each.quantity, 0);
  if (copies > MAX_QUANTITY)
    return failure(badCount(`at most ${MAX_QUANTITY} parts on all plates together`, copies));
  const restrictions = [
    ...new Map(works.map(({ notice }) => [`${notice.design}@${notice.version}`, notice.license])),
  ].flatMap(([name, license]) => restrictionProblem(name, license) ?? []);
  return success(works, [...problems, ...(works.length > 1 ? restrictions : [])]);
};

/** Whose problem it is, where there are several whose it could be. */
const about = (stem: string, entries: readonly PlateEntry[], problem: Problem): Problem =>
  entries.length === 1 ? problem : { ...problem, message: `${stem}: ${problem.message}` };

/** Files that hold all that lies on one plate, where it lies. */
const writePlate = (
  { objects, bodies: bodyOf }: Plate,
  bodies: readonly (Body & { readonly work: number })[],
  works: readonly PreparedEntry[],
  notice: Notice,
  stem: string,
  formats: readonly string[],
): readonly Product[] => {
  const shapes = objects.map(({ name, mesh, offset }, i): Solid => {
    const { color } = bodies[bodyOf[i]!]!;
    return {
      ...{ kind: 'solid', name, named: true },
      ...(color === undefined ? {} : { color }),
      mesh: transform(mesh, translation(offset[0], offset[1], 0)),
    };
  });
  const texts = notice.works!.map((work) => JSON.stringify(work));
  const workOf = bodyOf.map((body) =>
    texts.indexOf(JSON.stringify(works[bodies[body]!.work]!.notice)),
  );
  return formats
    .filter((id) => FORMATS.get(id)?.scope === 'all')
    .flatMap((id) => writeShapes(id, shapes, notice, stem, workOf));
};

const plated = (
  { stem, notice, schema, values, meshes, marks, log, solids }: PreparedEntry,
  formats: readonly string[],
): PlatedWork => ({
  ...{ stem, notice, schema, values, meshes, marks, log },
  products: formats
    .filter((id) => FORMATS.get(id)?.scope === 'each')
    .flatMap((id) => writeShapes(id, solids, notice, stem)),
});

const namesOf = ({ fabricator: { printer, material, process } }: PlateRequest) => ({
  ...{ printer: printer.id, material: material.id, process: process.id },
});

const badCount = (expected: string, found: number) =>
  error('plate-bad-count', `Expected ${expected}, found ${found}.`, {
    hint: 'Make several plates, each with a part of it.',
  });

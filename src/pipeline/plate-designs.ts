// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { collectionNotice } from '../designs/license/collection-notice.ts';
import type { Notice } from '../designs/license/notice.ts';
import { hasErrors, success, type Outcome, type Problem } from '../shared/problem.ts';
import type { Evaluator } from './evaluate/evaluator.ts';
import { resolveSettings } from './fabricators/resolve.ts';
import { FORMATS } from './formats/registry.ts';
import { defaultFormats, fittingFormats, writeShapes } from './formats/write-products.ts';
import { checkTemplates } from './gcode/check-templates.ts';
import { layOut } from './plate/lay-out.ts';
import { plateParts } from './plate/plate-parts.ts';
import type { FilledPlate, PlatedWork, PlateEntry } from './plate/plate-request.ts';
import { prepareEntries } from './plate/prepare-entries.ts';
import type { PreparedEntry } from './plate/prepare-entry.ts';
import { writePlate } from './plate/write-plate.ts';
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
  const prepared = await prepareEntries(request.entries, evaluator, context);
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

  const names = namesOf(request);
  const currency = settings.value.filament_currency;
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
      ...(gcode === undefined ? {} : { production: production(names, [gcode], currency) }),
    });
  }
  return success(
    {
      notice: noticeOf(works),
      works: works.map((work) => plated(work, formats.value)),
      plates: filled,
      ...(makesGcode ? { production: production(names, printed, currency) } : {}),
    },
    problems,
  );
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

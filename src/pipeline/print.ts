// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Notice } from '../designs/license/notice.ts';
import type { SlicingContext } from './toolpath/layer-tasks.ts';
import { success, type Outcome, type Problem } from '../shared/problem.ts';
import type { Solid } from './evaluate/shape.ts';
import type { Profile, RawSettings } from './fabricators/profile.ts';
import { resolveSettings } from './fabricators/resolve.ts';
import type { Product } from './formats/write-products.ts';
import { checkTemplates } from './gcode/check-templates.ts';
import type { Orientation } from './mesh/orient.ts';
import { bodiesOf } from './plate/bodies.ts';
import type { Quantities } from './plate/choose-parts.ts';
import { layOut } from './plate/lay-out.ts';
import { printPlate, type PrintedPlate } from './plate/print-plate.ts';
import { production, type Production } from './plate/production.ts';

/** The maker's side of a build: a machine, a filament, a way to print, and what to change of them. */
export interface Fabricator {
  readonly printer: Profile;
  readonly material: Profile;
  readonly process: Profile;
  readonly overrides: RawSettings;
}

export interface Printed {
  /** One G-code a plate. */
  readonly products: readonly Product[];
  readonly production: Production;
}

/** Solids → plates → G-code. Problems: of settings, of arranging, of slicing, of templates. */
export const print = (
  solids: readonly Solid[],
  quantities: Quantities,
  orientation: Orientation,
  fabricator: Fabricator,
  slug: string,
  notice: Notice,
  context: SlicingContext = {},
): Outcome<Printed> => {
  const settings = resolveSettings(fabricator);
  if (!settings.ok) return settings;
  const templates = checkTemplates(settings.value);
  if (templates.length > 0) return { ok: false, problems: templates };
  const plates = layOut(bodiesOf(solids, quantities), orientation, settings.value);
  if (!plates.ok) return plates;
  const printed: PrintedPlate[] = [];
  const problems: Problem[] = [...settings.problems, ...plates.problems];
  for (const plate of plates.value) {
    const outcome = printPlate(plate, notice, context);
    if (!outcome.ok) return outcome;
    printed.push(outcome.value);
    problems.push(...outcome.problems);
  }
  const products = printed.map(({ bytes }, i) => ({
    name: printed.length === 1 ? `${slug}.gcode` : `${slug}-plate-${i + 1}.gcode`,
    format: 'gcode',
    bytes,
  }));
  const { printer, material, process } = fabricator;
  const names = { printer: printer.id, material: material.id, process: process.id };
  return success(
    { products, production: production(names, printed, settings.value.filament_currency) },
    problems,
  );
};

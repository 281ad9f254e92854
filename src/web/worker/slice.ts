// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { designFromDocument } from '../../designs/design-document.ts';
import { build, type BuildRequest } from '../../pipeline/build.ts';
import type { Evaluator } from '../../pipeline/evaluate/evaluator.ts';
import type { Quantities } from '../../pipeline/plate/choose-parts.ts';
import type { Context } from '../../shared/context.ts';
import { success, type Outcome } from '../../shared/problem.ts';
import { chooseFabricator } from './choose-fabricator.ts';
import type { Sliced, SlicedProduct, SliceRequest } from './slice-messages.ts';

/** The whole pipeline for one request of a page. Problems: of the fabricator's choice, of `build`. */
export const slice = async (
  request: SliceRequest,
  evaluator: Evaluator,
  context: Context,
): Promise<Outcome<Sliced>> => {
  const fabricator = chooseFabricator(request.fabricator);
  if (!fabricator.ok) return fabricator;
  const { parameters, scale, orientation, formats, copies } = request;
  const order: BuildRequest = {
    design: designFromDocument(request.designDocument),
    ...{ parameters, scale, fabricator: fabricator.value, quantities: request.quantities },
    ...(orientation === undefined ? {} : { orientation }),
    ...(formats === undefined ? {} : { formats }),
  };
  const quantities = await allCopies(order, copies ?? 1, evaluator);
  if (!quantities.ok) return quantities;
  const built = await build({ ...order, quantities: quantities.value }, evaluator, context);
  if (!built.ok) return built;
  const { products, production } = built.value;
  return success(
    {
      products: products as readonly SlicedProduct[],
      ...(production === undefined ? {} : { production }),
    },
    built.problems,
  );
};

/** Parts get their names by evaluating the design, so several of each need that first. */
const allCopies = async (
  order: BuildRequest,
  copies: number,
  evaluator: Evaluator,
): Promise<Outcome<Quantities>> => {
  if (copies === 1) return success(order.quantities);
  const parts = await build({ ...order, formats: ['stl'] }, evaluator);
  if (!parts.ok) return parts;
  const each = parts.value.meshes.map(({ name }) => [name, copies] as const);
  return success({ ...Object.fromEntries(each), ...order.quantities });
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { decodeDesignDocument } from '../../designs/design-document.ts';
import { build, type BuildRequest } from '../../pipeline/build.ts';
import type { Evaluator } from '../../pipeline/evaluate/evaluator.ts';
import type { SlicingContext } from '../../pipeline/toolpath/layer-tasks.ts';
import { success, type Outcome } from '../../shared/problem.ts';
import { chooseFabricator } from './choose-fabricator.ts';
import type { Sliced, SlicedProduct, SliceRequest } from './slice-messages.ts';

/** The whole pipeline for one request of a page. Problems: of the fabricator's choice, of `build`. */
export const slice = async (
  request: SliceRequest,
  evaluator: Evaluator,
  context: SlicingContext,
): Promise<Outcome<Sliced>> => {
  const fabricator = chooseFabricator(request.fabricator);
  if (!fabricator.ok) return fabricator;
  const { parameters, scale, orientation, formats } = request;
  const described = decodeDesignDocument(request.designDocument);
  if (!described.ok) return described;
  const order: BuildRequest = {
    design: described.value.design,
    ...{ parameters, scale, fabricator: fabricator.value, quantities: request.quantities },
    ...(orientation === undefined ? {} : { orientation }),
    ...(formats === undefined ? {} : { formats }),
  };
  const built = await build(order, evaluator, context);
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

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, success, type Outcome } from '../../shared/problem.ts';
import type { Shape } from '../evaluate/shape.ts';

/**
 * How many of each part the maker wants, by name; `*` stands for every part that is not named, else
 * they are wanted once.
 */
export type Quantities = Readonly<Record<string, number>>;

const EACH = '*';

/** More copies of a part than any plate holds. */
export const MAX_QUANTITY = 1_000;

/**
 * The shapes that are wanted at least once. Problems: `plate-unknown-part` with the names there
 * are, `plate-bad-quantity`, `plate-no-parts`.
 */
export const chooseParts = (
  shapes: readonly Shape[],
  quantities: Quantities,
): Outcome<readonly Shape[]> => {
  const names = shapes.map((shape) => shape.name);
  const problems = Object.entries(quantities).flatMap(([name, quantity]) => {
    if (name !== EACH && !names.includes(name))
      return [
        error('plate-unknown-part', `No part is called "${name}".`, {
          hint: `The parts are: ${names.join(', ')}.`,
        }),
      ];
    return Number.isInteger(quantity) && quantity >= 0 && quantity <= MAX_QUANTITY
      ? []
      : [
          error(
            'plate-bad-quantity',
            `Expected 0 to ${MAX_QUANTITY} copies of "${name}", found ${quantity}.`,
            {
              where: { part: name },
            },
          ),
        ];
  });
  const wanted = shapes.filter((shape) => quantityOf(shape.name, quantities) > 0);
  if (problems.length === 0 && wanted.length === 0)
    problems.push(error('plate-no-parts', 'Every part has quantity 0: nothing is left to make.'));
  return problems.length > 0 ? failure(...problems) : success(wanted);
};

export const quantityOf = (name: string, quantities: Quantities): number =>
  Object.hasOwn(quantities, name) ? quantities[name]! : (quantities[EACH] ?? 1);

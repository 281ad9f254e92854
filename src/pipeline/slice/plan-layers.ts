// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, success, type Outcome } from '../../shared/problem.ts';
import type { LayerPlan } from './layer.ts';

/** More layers than any desktop machine prints: 2 m at 0.02 mm. */
export const MAX_LAYERS = 100_000;

/** What remains above the last full layer counts as one when it is thicker than this share of a layer. */
const LEAST_LAST_LAYER = 0.5;

/**
 * Layers of fixed height for an object `height` mm tall standing on the bed. Each layer's bounds
 * are exact multiples, never sums, so that errors do not grow.
 * A 20 mm cube with first layer 2 and layers of 2 gives 10 layers.
 *
 * Problems: `slice-too-many-layers`, `slice-flat`.
 */
export const planLayers = (
  height: number,
  settings: { readonly layer_height: number; readonly first_layer_height: number },
): Outcome<readonly LayerPlan[]> => {
  const { layer_height: step, first_layer_height: first } = settings;
  if (!(height > first * LEAST_LAST_LAYER))
    return failure(
      error(
        'slice-flat',
        `Nothing to print: ${height} mm is less than half the first layer (${first} mm).`,
        {
          hint: 'Make the part thicker, or choose a lower first_layer_height.',
        },
      ),
    );
  // 1e-6: a top plane that rounding put a hair above a layer does not start another one.
  const above = Math.max(0, (height - first) / step);
  const whole = Math.floor(above + 1e-6);
  const count = 1 + whole + (above - whole > LEAST_LAST_LAYER ? 1 : 0);
  if (count > MAX_LAYERS)
    return failure(
      error(
        'slice-too-many-layers',
        `${count} layers of ${step} mm; at most ${MAX_LAYERS} are possible.`,
        {
          hint: 'Choose a larger layer_height, or scale the part down.',
        },
      ),
    );
  return success(Array.from({ length: count }, (_, index) => layerAt(index, first, step)));
};

const layerAt = (index: number, first: number, step: number): LayerPlan => {
  const bottom = index === 0 ? 0 : first + (index - 1) * step;
  const top = first + index * step;
  return { index, bottom, top, height: index === 0 ? first : step, plane: (bottom + top) / 2 };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import type { LayerSettings } from '../../fabricators/settings/layer-settings.ts';
import { containsPoints } from '../../polygons/contains-points.ts';
import { offset } from '../../polygons/offset.ts';
import type { Polygons } from '../../polygons/polygon.ts';
import type { Overhang } from '../bead.ts';

/** How hard the place (x, y), units, hangs over. */
export type OverhangAt = (x: number, y: number) => Overhang;

/** Where degrees 1 to 4 begin: so many widths inside (negative) or outside the outline below. */
const BEGIN_IN_WIDTHS = [-0.375, -0.125, 0.125, 0.375];

/**
 * Degrees of overhang over the section `below` of walls `width` mm wide: those of
 * `enable_dynamic_overhang_speeds`, and of `overhangs` (in the air is what lies more than half a
 * nozzle beyond what is below); `undefined` where no setting asks for either.
 */
export const overhangsOver = (
  below: Polygons,
  width: number,
  settings: LayerSettings,
): OverhangAt | undefined => {
  const steps: {
    readonly degree: Overhang;
    readonly carries: (x: number, y: number) => boolean;
  }[] = [];
  if (settings.overhangs)
    steps.push({
      degree: 5,
      carries: containsPoints(offset(below, toUnits(settings.nozzle_diameter / 2))),
    });
  if (settings.enable_dynamic_overhang_speeds)
    for (const degree of [4, 3, 2, 1] as const) {
      const reach = toUnits(width * BEGIN_IN_WIDTHS[degree - 1]!);
      steps.push({ degree, carries: containsPoints(offset(below, reach)) });
    }
  if (steps.length === 0) return undefined;
  return (x, y) => steps.find(({ carries }) => !carries(x, y))?.degree ?? 0;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { durationText, energyText, massText } from './amount-text.ts';
import { priceText, type Price } from './price-text.ts';

/** What printing takes. */
export interface Estimate extends Price {
  readonly time_s: number;
  readonly mass_g: number;
  readonly energy_wh: number;
}

/**
 * `3 h 12 min · 48 g · 0.4 kWh · material €1.20 · fits on the bed`; with several `plates` it says how many. The cost
 * stands there where the material's price is known.
 */
export const estimateText = (production: Estimate, plates: number): string =>
  [
    durationText(production.time_s),
    massText(production.mass_g),
    energyText(production.energy_wh),
    ...(production.cost > 0 ? [`material ${priceText(production)}`] : []),
    plates > 1 ? `on ${plates} plates` : 'fits on the bed',
  ].join('\u00a0· ');

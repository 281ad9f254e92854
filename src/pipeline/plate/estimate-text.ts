// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { durationText, energyText, massText } from '../../shared/amount-text.ts';
import { priceText } from './price-text.ts';
import type { Production } from './production.ts';

type Estimate = Pick<Production, 'time_s' | 'mass_g' | 'energy_wh' | 'cost' | 'currency'>;

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

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { costText } from './cost-text.ts';
import type { Production } from './production.ts';

/**
 * `€0.43`, `CA$0.60`, `¥65`: as the pages are in English, whatever the browser is in. For people alone: files have
 * `costText`, which is the same everywhere.
 */
export const priceText = (price: Pick<Production, 'cost' | 'currency'>): string => {
  try {
    const { cost, currency } = price;
    return new Intl.NumberFormat('en', { style: 'currency', currency }).format(cost);
  } catch {
    // It is no code: nobody said it, or not so.
    return costText(price);
  }
};

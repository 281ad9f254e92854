// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** What something costs; of an unknown currency the number alone. */
export interface Price {
  readonly cost: number;
  readonly currency: string;
}

/**
 * `€0.43`, `CA$0.60`, `¥65`: as the pages are in English, whatever the browser is in. For people alone: files have
 * `costText`, which is the same everywhere.
 */
export const priceText = ({ cost, currency }: Price): string => {
  try {
    // eslint-disable-next-line no-restricted-globals -- for people alone
    return new Intl.NumberFormat('en', { style: 'currency', currency }).format(cost);
  } catch {
    // It is no code: nobody said it, or not so.
    return `${cost.toFixed(2)} ${currency}`.trimEnd();
  }
};

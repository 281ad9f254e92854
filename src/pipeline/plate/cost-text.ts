// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Production } from './production.ts';

/** `0.43 EUR`; of an unknown currency the number alone. */
export const costText = ({ cost, currency }: Pick<Production, 'cost' | 'currency'>): string =>
  `${cost.toFixed(2)} ${currency}`.trimEnd();

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { formatNumber } from './number-text.ts';

/** Lengths in mm as `120 × 80 × 32 mm`, to a tenth where that says something. */
export const sizeText = (size: readonly number[]): string =>
  `${size.map((mm) => formatNumber(mm, 1)).join(' × ')} mm`;

/** A volume in cm³ as `41.3 cm³`; small ones to a hundredth. */
export const volumeText = (cm3: number): string => `${formatNumber(cm3, cm3 < 10 ? 2 : 1)} cm³`;

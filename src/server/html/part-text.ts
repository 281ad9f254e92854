// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { sizeText, volumeText } from '../../shared/quantity-text.ts';

interface Measures {
  /** mm */
  readonly size: readonly number[];
  readonly volume_mm3: number;
  readonly solids: number;
}

/** `120 × 80 × 32 mm · 41 cm³ · 2 solids`, as the customizer says it of what it shows. */
export const partText = ({ size, volume_mm3: volume, solids }: Measures): string =>
  `${sizeText(size)} · ${volumeText(volume / 1000)} · ${solids} ${solids === 1 ? 'solid' : 'solids'}`;

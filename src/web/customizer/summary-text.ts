// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { sizeText, volumeText } from '../../shared/quantity-text.ts';
import type { PartMeasures } from '../worker/measure-shapes.ts';

/** `120 × 80 × 32 mm · 41 cm³ · 2 solids`: what there is to say of a part without looking at it. */
export const summaryText = ({ size, volume, solids, sections, paths }: PartMeasures): string =>
  [
    sizeText(solids > 0 ? size : size.slice(0, 2)),
    solids > 0 && volumeText(volume),
    count(solids, 'solid'),
    count(sections, 'section'),
    count(paths, 'path'),
  ]
    .filter(Boolean)
    .join(' · ');

const count = (number: number, noun: string): string =>
  number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;

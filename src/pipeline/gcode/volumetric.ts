// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Machine } from './machine.ts';
import type { GcodeMoves } from './moves.ts';

const ULTIMAKER_MM = '2.85';
const USUAL_MM = '1.75';

/** mm of a filament of that diameter that hold 1 mm³; 1 for a diameter that is none. */
export const lengthOfVolume = (diameter: number): number =>
  diameter > 0 && diameter < 20 ? 4 / (Math.PI * diameter * diameter) : 1;

/**
 * Makes volumes lengths where comments alone say that E is mm³: slicers write so at the end of the
 * file (`use_volumetric_e = 1`), Cura at its beginning (`FLAVOR:UltiGCode`).
 */
export const toLengths = ({ comments, volumes }: Machine, moves: GcodeMoves): void => {
  if (volumes === 'by-command') return;
  if (volumes === 'ultimaker' && !comments.has('filament_diameter')) {
    comments.set('filament_diameter', ULTIMAKER_MM);
  }
  if (volumes === undefined && comments.get('use_volumetric_e') !== '1') return;
  const length = lengthOfVolume(parseFloat(comments.get('filament_diameter') ?? USUAL_MM));
  for (let i = 0; i < moves.count; i++) moves.e[i]! *= length;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { durationText, massText } from '../../shared/amount-text.ts';
import type { Toolpath } from './toolpath.ts';

/**
 * `Layer 12 of 160 · z 2.40 mm · 1 min 4 s · 0.3 g · move 40 of 512`; `layer` counts from 0. A file
 * may tell its own time, but not that of its layers: `1 min 4 s estimated here` says whose it is.
 */
export const readoutText = (
  toolpath: Toolpath,
  layer: number,
  move: number,
  isForeign: boolean,
): string => {
  const facts = toolpath.layers[layer];
  if (facts === undefined) return 'No layers';
  return [
    `Layer ${layer + 1} of ${toolpath.layers.length}`,
    `z ${facts.z.toFixed(2)} mm`,
    `${durationText(facts.time_s)}${isForeign ? ' estimated here' : ''}`,
    massText(facts.filament_mm * toolpath.density_g_mm),
    `move ${move} of ${facts.moves}`,
  ].join(' · ');
};

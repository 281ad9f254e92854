// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { durationText, energyText, massText } from './amounts.ts';
import type { FileFacts } from './read-toolpath.ts';

/** `3 h 12 min · 16.1 m of filament, 48 g · 0.4 kWh · 160 layers · 512 retractions`. */
export const factsText = (facts: FileFacts, layers: number): string =>
  [
    durationText(facts.time_s),
    `${(facts.filament_mm / 1000).toFixed(2)} m of filament, ${massText(facts.mass_g)}`,
    energyText(facts.energy_wh),
    `${layers} layer${layers === 1 ? '' : 's'}`,
    `${facts.retractions} retraction${facts.retractions === 1 ? '' : 's'}`,
  ].join(' · ');

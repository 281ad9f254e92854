// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { durationText, energyText, massText } from '../../shared/amount-text.ts';
import type { FileFacts } from './read-toolpath.ts';

/**
 * `3 h 20 min, the file says; 3 h 12 min estimated here · 16.1 m of filament, 48 g · 0.4 kWh ·
 * 160 layers · 512 retractions`: the file's word first, where there is one.
 */
export const factsText = (facts: FileFacts, layers: number): string =>
  [
    timeText(facts),
    `${(facts.filament_mm / 1000).toFixed(2)} m of filament, ${massText(facts.mass_g)}`,
    energyText(facts.energy_wh),
    `${layers} layer${layers === 1 ? '' : 's'}`,
    `${facts.retractions} retraction${facts.retractions === 1 ? '' : 's'}`,
  ].join(' · ');

const timeText = ({ time_s, told_s }: FileFacts): string =>
  [
    ...(told_s === undefined ? [] : [`${durationText(told_s)}, the file says`]),
    `${durationText(time_s)} estimated here`,
  ].join('; ');

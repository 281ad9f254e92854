// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { singleLine } from '../../designs/license/single-line.ts';
import { formatNumber } from '../../shared/number-text.ts';
import {
  SETTINGS,
  SETTING_KEYS,
  type SettingKey,
  type Settings,
} from '../fabricators/settings/table.ts';
import type { Analysis } from './analyze-gcode.ts';

/** What was used and how long it takes, then every setting, as printers' software looks for it. */
export const footerLines = (analysis: Analysis, settings: Settings): readonly string[] => [
  '',
  `; filament used [mm] = ${formatNumber(analysis.filament_mm, 2)}`,
  `; filament used [cm3] = ${formatNumber(analysis.volume_mm3 / 1000, 2)}`,
  `; filament used [g] = ${formatNumber(analysis.mass_g, 2)}`,
  `; filament cost = ${formatNumber(analysis.cost, 2)}`,
  `; total filament used [g] = ${formatNumber(analysis.mass_g, 2)}`,
  `; total layers count = ${analysis.layers.length}`,
  `; estimated printing time (normal mode) = ${durationText(analysis.time_s)}`,
  '',
  ...settingLines(settings),
];

/** `1d 2h 3m 4s`, from the first unit that is not zero. */
export const durationText = (seconds: number): string => {
  let rest = Math.round(seconds);
  const parts: string[] = [];
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0 || parts.length > 0 || unit === 's') parts.push(`${count}${unit}`);
  }
  return parts.join(' ');
};

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
] as const;

const settingLines = (settings: Settings): readonly string[] => {
  const { bed_size_x: x, bed_size_y: y } = settings;
  const [width, depth] = [formatNumber(x, 3), formatNumber(y, 3)];
  const lines = SETTING_KEYS.map((key) => `; ${key} = ${valueText(key, settings)}`);
  const shape = `; bed_shape = 0x0,${width}x0,${width}x${depth},0x${depth}`;
  const place = lines.findIndex((line) => line > shape);
  return [...lines.slice(0, place), shape, ...lines.slice(place)];
};

const valueText = (key: SettingKey, settings: Settings): string => {
  const value = settings[key];
  if (typeof value === 'number') {
    return formatNumber(value, 6) + (SETTINGS[key].type === 'percent' ? '%' : '');
  }
  if (typeof value === 'boolean') return value ? '1' : '0';
  return singleLine(value.replaceAll('\n', '\\n'));
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, warning, type Problem } from '../../shared/problem.ts';
import type { SettingKey, Settings } from './settings/table.ts';

const LIMITS = [
  ['temperature', 'max_nozzle_temperature'],
  ['first_layer_temperature', 'max_nozzle_temperature'],
  ['bed_temperature', 'max_bed_temperature'],
  ['first_layer_bed_temperature', 'max_bed_temperature'],
] as const satisfies readonly (readonly [SettingKey, SettingKey])[];

/**
 * Temperatures of a material that are too hot for the machine become the machine's highest, with
 * a warning; one that the maker set is an error. Problem: `settings-too-hot`.
 */
export const limitHeat = (
  settings: Settings,
  overrides: readonly string[],
  problems: Problem[],
): Settings => {
  const limited: Record<string, number> = {};
  for (const [key, limitKey] of LIMITS) {
    const limit = settings[limitKey];
    if (settings[key] <= limit) continue;
    const report = overrides.includes(key) ? error : warning;
    problems.push(
      report(
        'settings-too-hot',
        `${key}: expected at most ${limit} °C (${limitKey}), found ${settings[key]} °C`,
        {
          hint: overrides.includes(key)
            ? `Lower ${key}, or raise ${limitKey} if the machine can take it.`
            : `${limit} °C is used; another material may suit this machine better.`,
        },
      ),
    );
    limited[key] = limit;
  }
  return { ...settings, ...limited };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { resolveSettings } from '../fabricators/resolve.ts';
import { SETTINGS, type SettingKey, type Settings } from '../fabricators/settings/table.ts';
import type { GcodeProgram } from './machine.ts';

/** What of the settings the analysis and the check of G-code need. */
export type LimitKey = Extract<
  SettingKey,
  | `machine_max_${string}`
  | `filament_${string}`
  | 'bed_size_x'
  | 'bed_size_y'
  | 'max_print_height'
  | 'max_nozzle_temperature'
  | 'max_bed_temperature'
  | 'retract_length'
  | 'retract_speed'
  | 'retract_restart_extra'
  | 'average_power'
>;

export interface MachineLimits {
  readonly settings: Pick<Settings, LimitKey>;
  /** Whether bed and height are known; else places are not checked. */
  readonly volumeKnown: boolean;
  /** Lowest x and y that can be reached, mm. */
  readonly origin: readonly [number, number];
}

/** Limits of a profile. */
export const limitsOf = (settings: Pick<Settings, LimitKey>): MachineLimits => ({
  settings,
  volumeKnown: true,
  origin: [0, 0],
});

/**
 * Limits that a file tells of itself, in comments (`; bed_shape = 0x0,250x0,…`,
 * `; machine_max_feedrate_x = 200,200`) and commands (M201, M203, M205); else a generic machine's.
 */
export const limitsInFile = (program: GcodeProgram): MachineLimits => {
  const generic = resolveSettings();
  if (!generic.ok) throw new Error('the generic profile does not resolve');
  const settings: Record<string, unknown> = { ...generic.value };
  for (const [key, text] of program.comments) {
    const row = Object.hasOwn(SETTINGS, key) ? SETTINGS[key as SettingKey] : undefined;
    if (row === undefined || !('min' in row)) continue;
    const value = Number(text.split(',')[0]!.replace('%', ''));
    if (Number.isFinite(value) && (value > 0 || key === 'retract_restart_extra'))
      settings[key] = value;
  }
  for (const [key, value] of program.limits) if (value > 0) settings[key] = value;
  const bed = bedOf(program);
  const { comments } = program;
  const volumeKnown =
    (bed !== undefined || (comments.has('bed_size_x') && comments.has('bed_size_y'))) &&
    comments.has('max_print_height');
  if (bed !== undefined) {
    settings['bed_size_x'] = bed.size[0];
    settings['bed_size_y'] = bed.size[1];
  }
  if (!comments.has('average_power')) settings['average_power'] = generic.value.average_power;
  return {
    settings: settings as unknown as Settings,
    volumeKnown,
    origin: bed?.origin ?? [0, 0],
  };
};

/** How much is meant to stay back when the filament is pushed forward, mm. */
export const shortfallOf = ({
  retract_restart_extra: extra,
}: Pick<Settings, 'retract_restart_extra'>): number => Math.max(0, -extra);

type Pair = readonly [number, number];

const bedOf = (program: GcodeProgram): { origin: Pair; size: Pair } | undefined => {
  const corners = (program.comments.get('bed_shape') ?? '')
    .split(',')
    .map((corner) => corner.split('x').map(Number))
    .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  if (corners.length < 3) return undefined;
  const xs = corners.map((corner) => corner[0]!);
  const ys = corners.map((corner) => corner[1]!);
  const origin: Pair = [Math.min(...xs), Math.min(...ys)];
  return { origin, size: [Math.max(...xs) - origin[0], Math.max(...ys) - origin[1]] };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Settings } from './settings/table.ts';

/**
 * `speed` (mm/s) lowered to what the x and y axes, the extruder and the melting allow for a bead of
 * `mm3PerMm` (0 for a travel). The extrusion multiplier counts: more plastic melts more slowly.
 */
export const limitSpeed = (settings: Settings, mm3PerMm: number, speed: number): number => {
  let limited = Math.min(speed, settings.machine_max_feedrate_x, settings.machine_max_feedrate_y);
  const flow = mm3PerMm * settings.extrusion_multiplier;
  if (flow <= 0) return limited;
  if (settings.filament_max_volumetric_speed > 0) {
    limited = Math.min(limited, settings.filament_max_volumetric_speed / flow);
  }
  return Math.min(limited, (settings.machine_max_feedrate_e * filamentArea(settings)) / flow);
};

/** Cross-section of the filament, mm². */
export const filamentArea = (settings: Pick<Settings, 'filament_diameter'>): number =>
  (Math.PI * settings.filament_diameter * settings.filament_diameter) / 4;

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Settings } from '../../fabricators/settings/table.ts';

/** Wiping is slower than travelling by this, since the nozzle is on the print. */
const WIPE_SHARE = 0.8;
/** A shorter way does not wipe, mm. */
const LEAST_WIPE_MM = 0.1;

/** How fast the nozzle wipes, mm/s. */
export const wipeSpeed = (settings: Settings): number => WIPE_SHARE * settings.travel_speed;

/**
 * The way back along a bead (x y, stride 2, mm) for as long as drawing back takes at full speed, or
 * to the bead's beginning: its points after the bead's last. Undefined when the settings ask for no
 * wiping or the firmware draws back.
 */
export const wipeBack = (bead: Float64Array, settings: Settings): Float64Array | undefined => {
  if (!settings.wipe || settings.use_firmware_retraction || settings.retract_length <= 0)
    return undefined;
  const full = (wipeSpeed(settings) * settings.retract_length) / settings.retract_speed;
  let left = full;
  const points: number[] = [];
  for (let i = bead.length - 4; i >= 0 && left > 0; i -= 2) {
    const dx = bead[i]! - bead[i + 2]!;
    const dy = bead[i + 1]! - bead[i + 3]!;
    const length = Math.sqrt(dx * dx + dy * dy);
    if (length === 0) continue;
    const share = length > left ? left / length : 1;
    points.push(bead[i + 2]! + share * dx, bead[i + 3]! + share * dy);
    left -= share * length;
  }
  return full - left < LEAST_WIPE_MM ? undefined : Float64Array.from(points);
};

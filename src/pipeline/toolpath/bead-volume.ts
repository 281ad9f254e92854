// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Extrusion } from './toolpath.ts';

/** What a bead lays down, mm³ (flow ratio included, extrusion multiplier not). */
export const beadVolume = ({
  points,
  mm3PerMm,
  shares,
}: Pick<Extrusion, 'points' | 'mm3PerMm' | 'shares'>): number => {
  let volume = 0;
  for (let i = 2; i < points.length; i += 2) {
    const dx = points[i]! - points[i - 2]!;
    const dy = points[i + 1]! - points[i - 1]!;
    volume += Math.sqrt(dx * dx + dy * dy) * mm3PerMm * (shares?.[i / 2 - 1] ?? 1);
  }
  return volume;
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { lineLength } from './speeds.ts';
import type { Extrusion } from './toolpath.ts';

/** What a bead lays down, mm³ (flow ratio included, extrusion multiplier not). */
export const beadVolume = ({
  points,
  mm3PerMm,
  shares,
}: Pick<Extrusion, 'points' | 'mm3PerMm' | 'shares'>): number =>
  lineLength(points, shares) * mm3PerMm;

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons } from '../../polygons/polygon.ts';
import type { Anchoring } from './anchoring.ts';
import type { JoinedLines } from './connect-ends.ts';
import { sparseLines } from './sparse-lines.ts';

/**
 * Cubes that stand on a corner, cut at height `z` mm: lines in three directions, each of which
 * moves sideways by z/√2. A face of such a cube rises by √2 for each 1 it goes sideways.
 */
export const cubic = (
  area: Polygons,
  angle: number,
  spacing: number,
  density: number,
  z: number,
  anchoring: Anchoring,
): readonly JoinedLines[] =>
  sparseLines(
    area,
    [0, 120, 240].map((turn) => ({ angle: angle + turn, shift: z / Math.SQRT2 })),
    (3 * spacing) / density,
    anchoring,
  );

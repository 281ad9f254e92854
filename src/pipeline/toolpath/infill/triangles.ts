// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons } from '../../polygons/polygon.ts';
import type { Anchoring } from './anchoring.ts';
import type { JoinedLines } from './connect-ends.ts';
import { sparseLines } from './sparse-lines.ts';

/** Lines in three directions on every layer, each a third as dense, that meet in common points. */
export const triangles = (
  area: Polygons,
  angle: number,
  spacing: number,
  density: number,
  anchoring: Anchoring,
): readonly JoinedLines[] =>
  sparseLines(
    area,
    [0, 60, 120].map((turn) => ({ angle: angle + turn })),
    (3 * spacing) / density,
    anchoring,
  );

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons } from '../../polygons/polygon.ts';
import type { Anchoring } from './anchoring.ts';
import type { JoinedLines } from './connect-ends.ts';
import { sparseLines } from './sparse-lines.ts';

/** Lines in one direction, the same on every layer: walls that stand side by side. */
export const alignedRectilinear = (
  area: Polygons,
  angle: number,
  spacing: number,
  density: number,
  anchoring: Anchoring,
): readonly JoinedLines[] => sparseLines(area, [{ angle }], spacing / density, anchoring);

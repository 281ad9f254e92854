// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons } from '../../polygons/polygon.ts';
import type { Anchoring } from './anchoring.ts';
import type { JoinedLines } from './connect-ends.ts';
import { sparseLines } from './sparse-lines.ts';

/** Lines in two directions on every layer, each half as dense. */
export const grid = (
  area: Polygons,
  angle: number,
  spacing: number,
  density: number,
  anchoring: Anchoring,
): readonly JoinedLines[] =>
  sparseLines(area, [{ angle }, { angle: angle + 90 }], (2 * spacing) / density, anchoring);

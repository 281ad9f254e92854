// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Polygons } from '../../polygons/polygon.ts';
import type { Anchoring } from './anchoring.ts';
import type { JoinedLines } from './connect-ends.ts';
import { sparseLines } from './sparse-lines.ts';

/** Lines in one direction, turned by 90° from layer to layer. */
export const rectilinear = (
  area: Polygons,
  angle: number,
  spacing: number,
  density: number,
  layer: number,
  anchoring: Anchoring,
): readonly JoinedLines[] =>
  sparseLines(area, [{ angle: angle + (layer % 2) * 90 }], spacing / density, anchoring);

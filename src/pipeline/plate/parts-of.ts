// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../designs/design.ts';
import { success, type Outcome } from '../../shared/problem.ts';
import type { Shape } from '../evaluate/shape.ts';
import type { Orientation } from '../mesh/orient.ts';
import { orientShapes, scaleShapes } from '../scale-shapes.ts';
import { chooseParts, type Quantities } from './choose-parts.ts';

/** What a maker says of the shapes of a design. */
export interface PartsWanted {
  readonly quantities: Quantities;
  readonly scale: number;
  /** Absent: as they were designed. */
  readonly orientation?: Orientation;
}

/** The shapes that are wanted, as large and turned as wanted. Problems: those of `chooseParts`. */
export const partsOf = (
  shapes: readonly Shape[],
  { quantities, scale, orientation = 'keep' }: PartsWanted,
): Outcome<readonly Shape[]> => {
  const chosen = chooseParts(shapes, quantities);
  if (!chosen.ok) return chosen;
  return success(orientShapes(scaleShapes(chosen.value, scale), orientation), chosen.problems);
};

/** How parts are turned for printing: as the design hints, unless a maker has turned them already. */
export const bedOrientation = (
  { manifest }: Design,
  { orientation }: Pick<PartsWanted, 'orientation'>,
): Orientation => (orientation === undefined ? (manifest.hints.orientation ?? 'keep') : 'keep');

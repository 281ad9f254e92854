// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { beadVolume } from '../toolpath/bead-volume.ts';
import { lineLength } from '../toolpath/speeds.ts';
import type { Toolpaths } from '../toolpath/toolpath.ts';

/** What a plate's plan spends on one thing. */
export interface Spent {
  /** mm³ that its beads lay down, extrusion multiplier not included. */
  readonly volume_mm3: number;
  /** For its beads at their speeds, without travels, acceleration and heating. */
  readonly seconds: number;
}

/** A plan's beads by what they are for. */
export interface PlateShares {
  /** One for each of `Toolpaths.objects`. */
  readonly objects: readonly Spent[];
  /** With skirt and brim, which are of no object. */
  readonly all: Spent;
}

/** Adds up the beads of each object, in the order of the plan. */
export const objectShares = ({ objects, layers }: Toolpaths): PlateShares => {
  const volumes = new Float64Array(objects.length);
  const times = new Float64Array(objects.length);
  let volume_mm3 = 0;
  let seconds = 0;
  for (const { moves } of layers) {
    for (const move of moves) {
      if (move.kind !== 'extrusion') continue;
      const volume = beadVolume(move);
      const time = move.speed > 0 ? lineLength(move.points) / move.speed : 0;
      volume_mm3 += volume;
      seconds += time;
      if (move.object < 0) continue;
      volumes[move.object]! += volume;
      times[move.object]! += time;
    }
  }
  return {
    objects: objects.map((_, i) => ({ volume_mm3: volumes[i]!, seconds: times[i]! })),
    all: { volume_mm3, seconds },
  };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Line } from '../polygons/polygon.ts';
import type { Flow } from './flow.ts';
import type { Role } from './toolpath.ts';

/**
 * How hard a wall hangs over: 0 it is carried; 1 to 4 about three quarters, half, a quarter,
 * nothing of its width lies on the layer below; 5 it hangs in the air.
 */
export type Overhang = 0 | 1 | 2 | 3 | 4 | 5;

/** A bead before it has its place in the order. */
export interface Bead {
  readonly role: Role;
  /** Center line in whole units, stride 2; a closed one does not repeat its first point. */
  readonly line: Line;
  readonly closed: boolean;
  readonly flow: Flow;
  /** What part of the flow each segment gets, of a closed bead the last one back to its first point too; all of it where this is absent. */
  readonly shares?: Float64Array | undefined;
  /** Walls: how hard each segment hangs over (`Overhang`); nowhere where this is absent. */
  readonly overhangs?: Uint8Array | undefined;
  /** Walls: 0 is the outermost. */
  readonly depth?: number;
  /** Walls: around a hole, or around the outline. */
  readonly hole?: boolean;
}

/** One connected area of a layer: its walls, what stands between them, and what fills it. */
export interface IslandBeads {
  readonly loops: readonly Bead[];
  /** Beads whose order is free, in groups that are printed one after another. */
  readonly free: readonly (readonly Bead[])[];
  /** Beads that must keep their order and direction (monotonic surfaces); printed last. */
  readonly fixed: readonly Bead[];
}

/** A bead in its place: the points in the order of printing, a loop's first point repeated at the end. */
export interface OrderedBead {
  readonly role: Role;
  readonly points: Line;
  readonly flow: Flow;
  /** What part of the flow each segment gets; all of it where this is absent. */
  readonly shares?: Float64Array | undefined;
  /** How hard each segment hangs over … */
  readonly overhangs?: Uint8Array | undefined;
  /** … or, of a piece, the whole of it. */
  readonly overhang?: Overhang | undefined;
  readonly loop: boolean;
}

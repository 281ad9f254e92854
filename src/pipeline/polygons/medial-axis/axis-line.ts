// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A line along the middle of an area, with the distance to its outline at each point. */
export interface AxisLine {
  /** x y in units, stride 2; a closed line does not repeat its first point. */
  readonly points: Float64Array;
  /** Half the width of the area at each point, units. */
  readonly radii: Float64Array;
  readonly closed: boolean;
  /** Whether other lines meet it at its start and at its end. */
  readonly forks: readonly [boolean, boolean];
}

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Line } from '../../polygons/polygon.ts';

/** The middle between two points, in whole units, where they are at most `longest` units apart. */
export const meetingPoint = (
  [ax, ay]: Line,
  [bx, by]: Line,
  longest: number,
): readonly number[] | undefined => {
  const dx = bx! - ax!;
  const dy = by! - ay!;
  if (dx * dx + dy * dy > longest * longest) return undefined;
  return [Math.round((ax! + bx!) / 2), Math.round((ay! + by!) / 2)];
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Hatch } from '../../polygons/hatch.ts';
import type { Line } from '../../polygons/polygon.ts';
import { visitNeighbors } from './visit-neighbors.ts';

interface Path {
  readonly points: Line;
}

/**
 * Monotonic paths by short ways: the nearest one next of those that have nothing unprinted beside them on the line
 * before. `pathOf` tells the path of each of the hatch's pieces.
 */
export const orderMonotonic = <P extends Path>(
  hatch: Hatch,
  paths: readonly P[],
  pathOf: Int32Array,
): readonly P[] => {
  const { after, waitsFor } = precedence(hatch, paths.length, pathOf);
  const ready = paths.flatMap((_, i) => (waitsFor[i] === 0 ? [i] : []));
  const ordered: P[] = [];
  let [x, y] = [NaN, NaN];
  const isDone = new Uint8Array(paths.length);
  while (ordered.length < paths.length) {
    // Along a steep outline a path may go on to a piece that does not lie beside its last: then some may wait in a circle.
    if (ready.length === 0) ready.push(isDone.indexOf(0));
    let best = 0;
    let least = Infinity;
    ready.forEach((path, i) => {
      const dx = paths[path]!.points[0]! - x;
      const dy = paths[path]!.points[1]! - y;
      if (!(dx * dx + dy * dy < least)) return;
      least = dx * dx + dy * dy;
      best = i;
    });
    const [next] = ready.splice(best, 1) as [number];
    const { points } = paths[next]!;
    if (isDone[next] === 1) continue;
    isDone[next] = 1;
    ordered.push(paths[next]!);
    [x, y] = [points[points.length - 2]!, points[points.length - 1]!];
    for (const path of after[next]!) if (--waitsFor[path]! === 0) ready.push(path);
  }
  return ordered;
};

/** Which paths lie beside each on the next lines, and how many on the lines before it are not yet printed. */
const precedence = (hatch: Hatch, count: number, pathOf: Int32Array) => {
  const after = Array.from({ length: count }, () => new Set<number>());
  visitNeighbors(hatch, (j, i) => {
    if (pathOf[j] !== pathOf[i]) after[pathOf[j]!]!.add(pathOf[i]!);
  });
  const waitsFor = new Int32Array(count);
  for (const paths of after) for (const path of paths) waitsFor[path]!++;
  return { after, waitsFor };
};

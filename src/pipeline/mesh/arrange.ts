// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { formatNumber } from '../../shared/number-text.ts';
import { error, failure, success, type Outcome, type Problem } from '../../shared/problem.ts';
import { splitFree, type Rectangle } from './free-rectangles.ts';

/** What a part takes up on the bed, mm. */
export interface Footprint {
  readonly name: string;
  readonly width: number;
  readonly depth: number;
  readonly height: number;
}

/** Where one footprint goes: its smallest corner on the bed, mm; turned by 90° if it must be. */
export interface Placement {
  /** Index into the footprints. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly turned: boolean;
}

export interface Bed {
  /** mm */
  readonly width: number;
  readonly depth: number;
  readonly height: number;
  /** Between parts, mm; default 6. */
  readonly gap?: number;
  /** Free at each side of the bed, mm; default 0. */
  readonly margin?: number;
}

/**
 * Places for all footprints on as many plates as they need, each plate's parts around the middle
 * of the bed. Best short side fit into maximal free rectangles (Jylänki 2010, "A thousand ways to
 * pack the bin"), the largest parts first; ties fall to the earlier part, so nothing varies.
 * Problems: mesh-too-large-for-bed for each part that fits no bed, with both measures.
 */
export const arrange = (footprints: readonly Footprint[], bed: Bed): Outcome<Placement[][]> => {
  const { gap = 6, margin = 0 } = bed;
  const room = { width: bed.width - 2 * margin, depth: bed.depth - 2 * margin };
  const problems = footprints.flatMap((footprint) => tooLarge(footprint, bed, room));
  if (problems.length > 0) return failure(...problems);

  const order = footprints
    .map((footprint, index) => ({ ...footprint, index }))
    .sort(
      (a, b) =>
        Math.max(b.width, b.depth) - Math.max(a.width, a.depth) ||
        b.width * b.depth - a.width * a.depth ||
        a.index - b.index,
    );
  const plates: { free: Rectangle[]; placed: Placement[] }[] = [];
  for (const part of order) {
    let placement: Placement | undefined;
    for (const plate of plates) {
      placement = place(part, plate.free, gap);
      if (placement) {
        plate.free = occupy(plate.free, placement, part, gap);
        plate.placed.push(placement);
        break;
      }
    }
    if (placement) continue;
    const empty = [{ x: 0, y: 0, width: room.width + gap, depth: room.depth + gap }];
    placement = place(part, empty, gap)!;
    plates.push({ free: occupy(empty, placement, part, gap), placed: [placement] });
  }
  return success(plates.map(({ placed }) => centered(placed, footprints, bed)));
};

const TOLERANCE = 1e-6;

const fits = (width: number, depth: number, room: { width: number; depth: number }): boolean =>
  width <= room.width + TOLERANCE && depth <= room.depth + TOLERANCE;

const tooLarge = (
  { name, width, depth, height }: Footprint,
  bed: Bed,
  room: { width: number; depth: number },
): Problem[] => {
  const flat = fits(width, depth, room) || fits(depth, width, room);
  if (flat && height <= bed.height + TOLERANCE) return [];
  const size = (...values: number[]): string =>
    values.map((value) => formatNumber(value, 2)).join(' × ');
  const message = `Expected ${name} to fit ${size(room.width, room.depth, bed.height)} mm, found ${size(width, depth, height)} mm.`;
  const hint = 'Scale or turn the part, divide it, or choose a larger printer.';
  return [error('mesh-too-large-for-bed', message, { hint, where: { part: name } })];
};

/** The free rectangle that the part fills best, straight before turned. */
const place = (
  part: Footprint & { readonly index: number },
  free: readonly Rectangle[],
  gap: number,
): Placement | undefined => {
  let best: Placement | undefined;
  let least = Infinity;
  for (const turned of [false, true]) {
    const width = (turned ? part.depth : part.width) + gap;
    const depth = (turned ? part.width : part.depth) + gap;
    for (const rectangle of free) {
      if (!fits(width, depth, rectangle)) continue;
      const waste = Math.min(rectangle.width - width, rectangle.depth - depth);
      // Lower and more to the left where the waste is the same.
      const rank = waste + 1e-3 * (rectangle.y + 0.5 * rectangle.x) + (turned ? 1e-3 : 0);
      if (rank >= least) continue;
      least = rank;
      best = { index: part.index, x: rectangle.x, y: rectangle.y, turned };
    }
    if (best) return best;
  }
  return best;
};

const occupy = (
  free: readonly Rectangle[],
  { x, y, turned }: Placement,
  part: Footprint,
  gap: number,
): Rectangle[] =>
  splitFree(free, {
    x,
    y,
    width: (turned ? part.depth : part.width) + gap,
    depth: (turned ? part.width : part.depth) + gap,
  });

/** The same placements, moved together so that their bounds lie in the middle of the bed. */
const centered = (
  placed: readonly Placement[],
  footprints: readonly Footprint[],
  bed: Bed,
): Placement[] => {
  const right = ({ index, x, turned }: Placement): number =>
    x + (turned ? footprints[index]!.depth : footprints[index]!.width);
  const back = ({ index, y, turned }: Placement): number =>
    y + (turned ? footprints[index]!.width : footprints[index]!.depth);
  const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
  const dx = (bed.width - largest(placed.map(right))) / 2;
  const dy = (bed.depth - largest(placed.map(back))) / 2;
  return placed
    .map((placement) => ({ ...placement, x: placement.x + dx, y: placement.y + dy }))
    .sort((a, b) => a.index - b.index);
};

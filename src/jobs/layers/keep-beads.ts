// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  mapLayersHere,
  type LayerAnswers,
  type LayerTasks,
  type MapLayers,
  type TaskRange,
} from '../../pipeline/toolpath/layer-tasks.ts';
import { pack, type Packed } from './pack.ts';
import { unpack } from './unpack.ts';

/** The beads of one bed, range by range, and the digest of all that they were made of. */
export interface BeadsOfPlate {
  readonly made: string;
  readonly ranges: readonly Packed[];
}

/**
 * Work on layers that takes beads from an earlier print where they were made of the very same sections
 * and settings, and notes those that it makes itself, as long as they are no more than `most` bytes.
 * `digestOf` answers for packed data.
 */
export const keepBeads = (
  earlier: readonly BeadsOfPlate[],
  digestOf: (packed: Packed) => string,
  most: number,
  inner: MapLayers = mapLayersHere,
): { readonly mapLayers: MapLayers; readonly noted: () => readonly BeadsOfPlate[] } => {
  const noted: (BeadsOfPlate & { readonly ranges: Packed[]; readonly count: number })[] = [];
  let room = most;

  const beads = (
    tasks: readonly LayerTasks['beads'][],
    ranges: readonly TaskRange[],
  ): ((range: number) => LayerAnswers['beads']) => {
    const made = digestOf(pack({ tasks, ranges }));
    const kept = earlier.find((each) => each.made === made);
    if (kept !== undefined) return (range) => unpack(kept.ranges[range]!) as LayerAnswers['beads'];
    const answer = inner('beads', tasks, ranges);
    const note = { made, ranges: [] as Packed[], count: ranges.length };
    if (room >= 0) noted.push(note);
    return (range) => {
      const given = answer(range);
      if (room >= 0) {
        note.ranges[range] = pack(given);
        room -= note.ranges[range].words.byteLength;
        if (room < 0) noted.length = 0;
      }
      return given;
    };
  };
  const mapLayers: MapLayers = (work, tasks, ranges) =>
    work === 'beads'
      ? (beads(tasks as readonly LayerTasks['beads'][], ranges) as never)
      : inner(work, tasks, ranges);
  /** One that is not whole is of no use to anybody. */
  const isWhole = ({ ranges, count }: (typeof noted)[number]): boolean =>
    ranges.filter(Boolean).length === count;
  return { mapLayers, noted: () => noted.filter(isWhole) };
};

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../shared/problem.ts';
import { lineLength } from './speeds.ts';
import type { Extrusion, LayerToolpath, Move, Toolpaths, Travel } from './toolpath.ts';

/** A bead begins where the last move ended, within this, mm. */
const JUMP_MM = 0.0051;

/** The part of the bed that may be printed on, mm. */
export interface Bed {
  readonly bed_size_x: number;
  readonly bed_size_y: number;
}

/**
 * What must be true of all toolpaths: layers rise from the bed, every number is finite, a bead
 * begins where the move before it ended, beads have length, width, volume and speed, objects
 * exist, and (with a `bed`) nothing is laid beside it. At most one Problem of each kind a layer.
 *
 * Problems: `slice-layer-order`, `slice-not-finite`, `slice-jump`, `slice-empty-move`,
 * `slice-bead-measures`, `slice-unknown-object`, `slice-lift`, `slice-wipe`, `slice-fan`, `slice-outside-bed`.
 */
export const checkToolpaths = (toolpaths: Toolpaths, bed?: Bed): readonly Problem[] => {
  const problems: Problem[] = [];
  let at: readonly [number, number] | undefined;
  toolpaths.layers.forEach((layer, index) => {
    const found = new Map<string, string>();
    for (const [code, message] of checkHeights(layer, index, toolpaths.layers[index - 1]))
      found.set(code, message);
    for (const move of layer.moves) {
      for (const [code, message] of checkMove(move, at, toolpaths.objects.length, bed))
        if (!found.has(code)) found.set(code, message);
      const { points } = move;
      at = [points[points.length - 2]!, points[points.length - 1]!];
    }
    for (const [code, message] of found)
      problems.push(error(code, message, { where: { layer: index } }));
  });
  return problems;
};

type Offense = readonly [code: string, message: string];

const checkHeights = (
  { index, z, height, fan, bridgeFan }: LayerToolpath,
  expected: number,
  before: LayerToolpath | undefined,
): readonly Offense[] => {
  const offenses: Offense[] = [];
  const bottom = before?.z ?? 0;
  if (index !== expected || !(height > 0) || !(Math.abs(z - bottom - height) < 1e-6))
    offenses.push([
      'slice-layer-order',
      `expected layer ${expected} to lie ${height} mm over ${bottom} mm, found layer ${index} at ${z} mm`,
    ]);
  if (![fan, bridgeFan].every((percent) => percent >= 0 && percent <= 100))
    offenses.push(['slice-fan', `expected fans of 0 to 100 %, found ${fan} and ${bridgeFan}`]);
  return offenses;
};

const checkMove = (
  move: Move,
  at: readonly [number, number] | undefined,
  objects: number,
  bed: Bed | undefined,
): readonly Offense[] => {
  const { points } = move;
  const offenses: Offense[] = [
    ...(move.kind === 'travel' ? checkTravel(move) : checkBead(move, at, objects)),
  ];
  if (!points.every(Number.isFinite))
    offenses.push(['slice-not-finite', `expected finite points in every ${move.kind}`]);
  if (bed !== undefined && !isOnBed(points, bed))
    offenses.push([
      'slice-outside-bed',
      `expected all on the bed of ${bed.bed_size_x} × ${bed.bed_size_y} mm, found a ${move.kind} beside it`,
    ]);
  return offenses;
};

const checkTravel = ({ points, lift, retract, wipe }: Travel): readonly Offense[] => {
  const offenses: Offense[] = [];
  if (points.length < 2 || points.length % 2 === 1)
    offenses.push(['slice-empty-move', 'expected a travel to lead somewhere']);
  if (wipe !== undefined && (!retract || wipe.length < 2 || !wipe.every(Number.isFinite)))
    offenses.push(['slice-wipe', 'expected wiping only on a way, with the filament drawn back']);
  if (!(lift >= 0 && lift < Infinity))
    offenses.push(['slice-lift', `expected a lift of at least 0 mm, found ${lift}`]);
  return offenses;
};

const checkBead = (
  bead: Extrusion,
  at: readonly [number, number] | undefined,
  objects: number,
): readonly Offense[] => {
  const offenses: Offense[] = [];
  const { points, role, width, height, mm3PerMm, shares, speed, acceleration, object } = bead;
  if (points.length < 4 || points.length % 2 === 1 || !(lineLength(points) > 0))
    offenses.push(['slice-empty-move', `expected every bead to have a length (${role})`]);
  if (![width, height, mm3PerMm, speed, acceleration].every((v) => v > 0 && v < Infinity))
    offenses.push([
      'slice-bead-measures',
      `expected positive measures, found width ${width}, height ${height}, ${mm3PerMm} mm³/mm, ${speed} mm/s, ${acceleration} mm/s² (${role})`,
    ]);
  if (shares && (shares.length !== points.length / 2 - 1 || !shares.every(isShare)))
    offenses.push([
      'slice-bead-measures',
      `expected a positive share of the flow for each segment, found ${shares.length} shares (${role})`,
    ]);
  if (!Number.isInteger(object) || object < -1 || object >= objects)
    offenses.push(['slice-unknown-object', `expected one of ${objects} objects, found ${object}`]);
  const jump =
    at === undefined ? Infinity : lineLength(Float64Array.of(...at, ...points.subarray(0, 2)));
  if (!(jump <= JUMP_MM))
    offenses.push(['slice-jump', `expected a bead to begin where the nozzle is, found ${jump} mm`]);
  return offenses;
};

const isShare = (share: number): boolean => share > 0 && share < Infinity;

const isOnBed = (points: Float64Array, { bed_size_x, bed_size_y }: Bed): boolean =>
  points.every((value, i) => value >= 0 && value <= (i % 2 === 0 ? bed_size_x : bed_size_y));

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { limitSpeed } from '../fabricators/limit-speed.ts';
import type { Settings } from '../fabricators/settings/table.ts';
import { lineLength } from './speeds.ts';
import type { LayerToolpath, Move } from './toolpath.ts';

/**
 * Gives a layer time to cool: slows its beads together until the layer takes
 * `slowdown_below_layer_time`, none below `min_print_speed`, travels untouched; and sets the fan.
 * Ramps are not counted, so the real layer takes longer, never shorter.
 */
export const coolLayer = (layer: LayerToolpath, settings: Settings): LayerToolpath => {
  const { travel, print } = sumTimes(layer.moves, settings);
  const fans = fanSpeeds(layer.index, travel + print, settings);
  const wanted = settings.slowdown_below_layer_time - travel;
  if (!settings.cooling || print <= 0 || print >= wanted) return { ...layer, ...fans };
  const cap = speedCap(layer.moves, wanted, settings);
  const moves = layer.moves.map((move) =>
    move.kind === 'extrusion' && move.speed > cap ? { ...move, speed: cap } : move,
  );
  return { ...layer, ...fans, moves };
};

/**
 * The highest speed that no bead may exceed for the layer to last `wanted` seconds: fast beads
 * slow down first, so that walls keep theirs longest. Found by halving the interval.
 */
const speedCap = (moves: readonly Move[], wanted: number, settings: Settings): number => {
  const beads = moves.flatMap((move) =>
    move.kind === 'extrusion' ? [{ length: lineLength(move.points), speed: move.speed }] : [],
  );
  const timeAt = (cap: number): number =>
    beads.reduce((sum, { length, speed }) => sum + length / Math.min(speed, cap), 0);
  let low = settings.min_print_speed;
  let high = beads.reduce((most, { speed }) => Math.max(most, speed), low);
  if (timeAt(low) <= wanted) return low;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (timeAt(middle) >= wanted) low = middle;
    else high = middle;
  }
  return low;
};

/** Seconds of travels (but the one into the layer, which starts elsewhere) and of beads. */
const sumTimes = (moves: readonly Move[], settings: Settings) => {
  const travelSpeed = limitSpeed(settings, 0, settings.travel_speed);
  let travel = 0;
  let print = 0;
  let last: Float64Array | undefined;
  for (const move of moves) {
    const { points } = move;
    if (move.kind === 'extrusion') print += lineLength(points) / move.speed;
    else if (last !== undefined) {
      const from = last.subarray(last.length - 2);
      travel += lineLength(Float64Array.of(...from, ...points)) / travelSpeed;
    }
    last = points;
  }
  return { travel, print };
};

/** Off on the first layers, rising to full at `full_fan_speed_layer`; higher on quick layers. */
const fanSpeeds = (index: number, seconds: number, settings: Settings) => {
  const from = settings.disable_fan_first_layers;
  if (index < from) return { fan: 0, bridgeFan: 0 };
  const { min_fan_speed: least, max_fan_speed: most } = settings;
  const slow = settings.slowdown_below_layer_time;
  const quick = settings.fan_below_layer_time;
  const base = settings.fan_always_on ? least : 0;
  const fan =
    !settings.cooling || seconds >= quick
      ? base
      : seconds <= slow
        ? most
        : Math.max(
            base,
            least + ((most - least) * (quick - seconds)) / Math.max(1e-9, quick - slow),
          );
  const full = settings.full_fan_speed_layer;
  const ramp = full > from && index < full ? (index - from + 1) / (full - from + 1) : 1;
  return {
    fan: Math.round(fan * ramp),
    bridgeFan: settings.cooling
      ? Math.max(Math.round(fan * ramp), settings.bridge_fan_speed)
      : Math.round(fan * ramp),
  };
};

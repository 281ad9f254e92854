// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { MachineLimits } from './machine-limits.ts';
import {
  EXTRUDE,
  FIRMWARE_RETRACT,
  FIRMWARE_UNRETRACT,
  HOME,
  TRAVEL,
  type GcodeMoves,
} from './moves.ts';

const NO_WAY = 1e-9;
// Rounding of doubles between two parts of the same straight line.
const SAME_DIRECTION = 1e-9;

/**
 * How long each move takes, s: it accelerates, cruises and brakes. Between two moves the speed is
 * as high as each axis' jerk allows for the change of direction (v·|Δu| ≤ jerk), and low enough to
 * brake for all that follows: one pass back, one forward over the whole file. The machine starts,
 * waits and ends at rest. Homing takes no time, since nobody knows where it starts.
 */
export const planMotion = (moves: GcodeMoves, limits: MachineLimits): Float64Array => {
  const { count } = moves;
  const length = new Float64Array(count);
  const speed = new Float64Array(count);
  const acceleration = new Float64Array(count);
  const entry = new Float64Array(count);
  describeMoves(moves, limits, length, speed, acceleration, entry);
  brake(length, acceleration, entry);
  return accelerate(length, speed, acceleration, entry);
};

/** Length, cruising speed, acceleration and the highest speed at the beginning of each move. */
const describeMoves = (
  moves: GcodeMoves,
  limits: MachineLimits,
  length: Float64Array,
  speed: Float64Array,
  acceleration: Float64Array,
  entry: Float64Array,
): void => {
  const s = limits.settings;
  const maxFeed = [s.machine_max_feedrate_x, s.machine_max_feedrate_y, s.machine_max_feedrate_z];
  maxFeed.push(s.machine_max_feedrate_e);
  const maxAcceleration = [s.machine_max_acceleration_x, s.machine_max_acceleration_y];
  maxAcceleration.push(s.machine_max_acceleration_z, s.machine_max_acceleration_e);
  const jerk = [s.machine_max_jerk_x, s.machine_max_jerk_y, s.machine_max_jerk_z];
  jerk.push(s.machine_max_jerk_e);

  const unit = new Float64Array(4);
  const before = new Float64Array(4);
  let speedBefore = 0;
  let resting = true;
  let [x, y, z] = [0, 0, 0];
  for (let i = 0; i < moves.count; i++) {
    const kind = moves.kind[i]!;
    const firmware = kind === FIRMWARE_RETRACT || kind === FIRMWARE_UNRETRACT;
    if (moves.rest[i] === 1) resting = true;
    if (kind !== HOME) {
      const dx = moves.x[i]! - x;
      const dy = moves.y[i]! - y;
      const dz = moves.z[i]! - z;
      const de = firmware ? s.retract_length : moves.e[i]!;
      let way = Math.sqrt(dx * dx + dy * dy + dz * dz);
      if (way < NO_WAY) way = Math.abs(de);
      if (way >= NO_WAY) {
        unit[0] = dx / way;
        unit[1] = dy / way;
        unit[2] = dz / way;
        unit[3] = de / way;
        let v = firmware ? s.retract_speed : moves.feed[i]!;
        let a = Infinity;
        for (let axis = 0; axis < 4; axis++) {
          const share = Math.abs(unit[axis]!);
          if (share === 0) continue;
          if (v * share > maxFeed[axis]!) v = maxFeed[axis]! / share;
          if (a * share > maxAcceleration[axis]!) a = maxAcceleration[axis]! / share;
        }
        const commanded = moves.acceleration[i]!;
        if (commanded > 0) a = Math.min(a, commanded);
        if (kind === EXTRUDE) a = Math.min(a, s.machine_max_acceleration_extruding);
        if (kind === TRAVEL) a = Math.min(a, s.machine_max_acceleration_travel);

        let junction = resting ? 0 : Math.min(v, speedBefore);
        for (let axis = 0; axis < 4 && junction > 0; axis++) {
          const change = Math.abs(unit[axis]! - before[axis]!);
          if (change > SAME_DIRECTION && junction * change > jerk[axis]!)
            junction = jerk[axis]! / change;
        }
        length[i] = way;
        speed[i] = Math.max(v, 1e-3);
        acceleration[i] = a;
        entry[i] = junction;
        before.set(unit);
        speedBefore = speed[i]!;
        resting = false;
      }
    }
    x = moves.x[i]!;
    y = moves.y[i]!;
    z = moves.z[i]!;
  }
};

/** From the end: no move may begin faster than it can brake to the next one's beginning. */
const brake = (length: Float64Array, acceleration: Float64Array, entry: Float64Array): void => {
  let next = 0;
  for (let i = length.length - 1; i >= 0; i--) {
    if (length[i] === 0) continue;
    const fastest = Math.sqrt(next * next + 2 * acceleration[i]! * length[i]!);
    if (entry[i]! > fastest) entry[i] = fastest;
    next = entry[i]!;
  }
};

/**
 * From the beginning: no move ends faster than it can get; then its time is known, and takes the
 * place of its length.
 */
const accelerate = (
  length: Float64Array,
  speed: Float64Array,
  acceleration: Float64Array,
  entry: Float64Array,
): Float64Array => {
  // No column of its own: files have millions of moves.
  const time = length;
  let previous = -1;
  const finish = (i: number, exit: number): void => {
    time[i] = trapezoid(length[i]!, entry[i]!, speed[i]!, exit, acceleration[i]!);
  };
  for (let i = 0; i < length.length; i++) {
    if (length[i] === 0) continue;
    if (previous >= 0) {
      const start = entry[previous]!;
      const reach = Math.sqrt(start * start + 2 * acceleration[previous]! * length[previous]!);
      if (entry[i]! > reach) entry[i] = reach;
      finish(previous, entry[i]!);
    }
    previous = i;
  }
  if (previous >= 0) finish(previous, 0);
  return time;
};

/** Seconds for `way` from speed `start` over at most `cruise` to `exit`, both reachable. */
const trapezoid = (
  way: number,
  start: number,
  cruise: number,
  exit: number,
  acceleration: number,
): number => {
  const ramps = (2 * cruise * cruise - start * start - exit * exit) / (2 * acceleration);
  if (ramps <= way) return (2 * cruise - start - exit) / acceleration + (way - ramps) / cruise;
  const peak = Math.sqrt(
    Math.max(start * start, exit * exit, acceleration * way + (start * start + exit * exit) / 2),
  );
  return (2 * peak - start - exit) / acceleration;
};

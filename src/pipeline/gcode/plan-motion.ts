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
 * brake for all that follows. The machine starts, waits and ends at rest. Homing takes no time,
 * since nobody knows where it starts.
 *
 * As exact as a pass back and one forward over the whole file, with little memory for millions of
 * moves: where a move can brake to a stop within itself, nothing that follows matters to those
 * before it, and they are finished.
 */
export const planMotion = (moves: GcodeMoves, limits: MachineLimits): Float64Array => {
  const times = new Float64Array(moves.count);
  const describe = describer(moves, limits);
  let rows = newRows(2 * LEAST_ROWS);
  let count = 0;
  for (let i = 0; i < moves.count; i++) {
    if (!describe(i, rows, count)) continue;
    const { length, acceleration, entry } = rows;
    const stops = Math.sqrt(2 * acceleration[count]! * length[count]!);
    if (count >= LEAST_ROWS && entry[count]! <= stops) {
      finish(rows, count, entry[count]!, times);
      for (const column of Object.values(rows)) column[0] = column[count]!;
      count = 0;
    }
    count++;
    if (count === length.length) rows = larger(rows);
  }
  if (count > 0) {
    rows.entry[count] = 0;
    finish(rows, count, 0, times);
  }
  return times;
};

/** So many moves are looked at together at least. */
const LEAST_ROWS = 4096;

/** Moves that are not finished, those alone that take a way: columns of equal length. */
interface Rows {
  /** Which move it is. */
  readonly move: Float64Array;
  /** mm, of filament where nothing else moves. */
  readonly length: Float64Array;
  /** Cruising speed, mm/s. */
  readonly speed: Float64Array;
  /** mm/s² */
  readonly acceleration: Float64Array;
  /** The highest speed at the beginning, mm/s. */
  readonly entry: Float64Array;
}

const newRows = (capacity: number): Rows => ({
  move: new Float64Array(capacity),
  length: new Float64Array(capacity),
  speed: new Float64Array(capacity),
  acceleration: new Float64Array(capacity),
  entry: new Float64Array(capacity),
});

const larger = (rows: Rows): Rows => {
  const more = newRows(2 * rows.length.length);
  for (const name of ['move', 'length', 'speed', 'acceleration', 'entry'] as const)
    more[name].set(rows[name]);
  return more;
};

/** Gives a function that writes what move `i` is into a row, and whether it takes any way. Ascending. */
const describer = (moves: GcodeMoves, limits: MachineLimits) => {
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
  return (i: number, rows: Rows, row: number): boolean => {
    const kind = moves.kind[i]!;
    const firmware = kind === FIRMWARE_RETRACT || kind === FIRMWARE_UNRETRACT;
    if (moves.rest[i] === 1) resting = true;
    if (kind === HOME) return false;
    const dx = moves.x[i]! - (i > 0 ? moves.x[i - 1]! : 0);
    const dy = moves.y[i]! - (i > 0 ? moves.y[i - 1]! : 0);
    const dz = moves.z[i]! - (i > 0 ? moves.z[i - 1]! : 0);
    const de = firmware ? s.retract_length : moves.e[i]!;
    let way = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (way < NO_WAY) way = Math.abs(de);
    if (way < NO_WAY) return false;
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
    speedBefore = Math.max(v, 1e-3);
    rows.move[row] = i;
    rows.length[row] = way;
    rows.speed[row] = speedBefore;
    rows.acceleration[row] = a;
    rows.entry[row] = junction;
    before.set(unit);
    resting = false;
    return true;
  };
};

/**
 * The times of the first `count` rows, given how fast the row after them may begin. Back: no move
 * may begin faster than it can brake to the next one's beginning. Forward: none ends faster than
 * it can get, and so the row after them may have to begin slower.
 */
const finish = (
  { move, length, speed, acceleration, entry }: Rows,
  count: number,
  after: number,
  times: Float64Array,
): void => {
  let next = after;
  for (let i = count - 1; i >= 0; i--) {
    const fastest = Math.sqrt(next * next + 2 * acceleration[i]! * length[i]!);
    if (entry[i]! > fastest) entry[i] = fastest;
    next = entry[i]!;
  }
  for (let i = 0; i < count; i++) {
    const start = entry[i]!;
    const reach = Math.sqrt(start * start + 2 * acceleration[i]! * length[i]!);
    if (entry[i + 1]! > reach) entry[i + 1] = reach;
    times[move[i]!] = trapezoid(length[i]!, start, speed[i]!, entry[i + 1]!, acceleration[i]!);
  }
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

// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a row of `GcodeMoves` is. */
export const TRAVEL = 0;
/** x or y change while filament is pushed. */
export const EXTRUDE = 1;
/** Filament is drawn back, standing or wiping. */
export const RETRACT = 2;
/** Filament is pushed, standing. */
export const UNRETRACT = 3;
/** G28: the place afterwards counts as 0, 0, 0. */
export const HOME = 4;
/** G10 and G11: the firmware knows how far. */
export const FIRMWARE_RETRACT = 5;
export const FIRMWARE_UNRETRACT = 6;

/**
 * Every motion of a G-code file, one row a straight move, columns of equal length. A move begins
 * where the row before it ended (the first at 0, 0, 0). Arcs are several rows of the same line.
 */
export interface GcodeMoves {
  readonly count: number;
  readonly kind: Uint8Array;
  /** Line in the file, from 1. */
  readonly line: Uint32Array;
  /** Where the move ends, mm, machine coordinates. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Filament pushed (+) or drawn back (−) during the move, mm. */
  readonly e: Float64Array;
  /** mm/s as commanded. */
  readonly feed: Float32Array;
  /** mm/s² as commanded for this kind of move; 0 where nothing was. */
  readonly acceleration: Float32Array;
  /** Index into `roles`. */
  readonly role: Uint8Array;
  /** From 0; -1 before the first layer. */
  readonly layer: Int32Array;
  /** As the comments say, mm; 0 where they do not. */
  readonly width: Float32Array;
  readonly height: Float32Array;
  /** Part fan, percent. */
  readonly fan: Uint8Array;
  /** 1 where the machine comes to rest before the move (waits, homing, pauses). */
  readonly rest: Uint8Array;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What stays the same over many moves while a file is read. */
export interface Modal {
  feed: number;
  printAcceleration: number;
  travelAcceleration: number;
  retractAcceleration: number;
  role: number;
  layer: number;
  width: number;
  height: number;
  fan: number;
  rest: number;
}

/** Collects rows; columns grow by doubling where more come than were expected. */
export class MoveTable {
  private columns: Mutable<GcodeMoves>;
  private capacity: number;

  /** Room for `expected` rows is only taken from memory once they are written. */
  constructor(expected: number) {
    this.capacity = expected;
    this.columns = emptyColumns(expected);
  }

  add(kind: number, line: number, x: number, y: number, z: number, e: number, modal: Modal): void {
    if (this.columns.count === this.capacity) this.resize(this.capacity * 2);
    const c = this.columns;
    const i = c.count++;
    c.kind[i] = kind;
    c.line[i] = line;
    c.x[i] = x;
    c.y[i] = y;
    c.z[i] = z;
    c.e[i] = e;
    c.feed[i] = modal.feed;
    c.acceleration[i] =
      kind === EXTRUDE
        ? modal.printAcceleration
        : kind === TRAVEL
          ? modal.travelAcceleration
          : modal.retractAcceleration;
    c.role[i] = modal.role;
    c.layer[i] = modal.layer;
    c.width[i] = modal.width;
    c.height[i] = modal.height;
    c.fan[i] = modal.fan;
    c.rest[i] = modal.rest;
    modal.rest = 0;
  }

  get count(): number {
    return this.columns.count;
  }

  /** The rows, in columns of exactly their length. */
  finish(): GcodeMoves {
    const { count } = this.columns;
    const rows = { count } as Record<string, unknown>;
    for (const name of COLUMNS) rows[name] = this.columns[name].subarray(0, count);
    return rows as unknown as GcodeMoves;
  }

  private resize(capacity: number): void {
    const larger = emptyColumns(capacity);
    larger.count = this.columns.count;
    for (const name of COLUMNS) {
      const from = this.columns[name];
      (larger[name] as Uint8Array).set(from.subarray(0, this.columns.count) as Uint8Array);
    }
    this.columns = larger;
    this.capacity = capacity;
  }
}

const emptyColumns = (capacity: number): Mutable<GcodeMoves> => ({
  count: 0,
  kind: new Uint8Array(capacity),
  line: new Uint32Array(capacity),
  x: new Float64Array(capacity),
  y: new Float64Array(capacity),
  z: new Float64Array(capacity),
  e: new Float64Array(capacity),
  feed: new Float32Array(capacity),
  acceleration: new Float32Array(capacity),
  role: new Uint8Array(capacity),
  layer: new Int32Array(capacity),
  width: new Float32Array(capacity),
  height: new Float32Array(capacity),
  fan: new Uint8Array(capacity),
  rest: new Uint8Array(capacity),
});

const COLUMNS = Object.keys(emptyColumns(0)).filter((name) => name !== 'count') as Exclude<
  keyof GcodeMoves,
  'count'
>[];

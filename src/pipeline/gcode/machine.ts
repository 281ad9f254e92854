// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { MoveTable, type GcodeMoves, type Modal } from './moves.ts';

/** A temperature that was set, before row `move`; `wait` where the machine waits for it. */
export interface Heat {
  readonly line: number;
  readonly move: number;
  readonly part: 'nozzle' | 'bed';
  readonly target: number;
  readonly wait: boolean;
}

/** What a G-code file says, in the order it says it. */
export interface GcodeProgram {
  readonly moves: GcodeMoves;
  /** Names of `moves.role`; the first is '' for moves before any `;TYPE:`. */
  readonly roles: readonly string[];
  readonly heats: readonly Heat[];
  readonly dwells: readonly { readonly move: number; readonly seconds: number }[];
  /** `; key = value` comments, the last of each key. */
  readonly comments: ReadonlyMap<string, string>;
  /** Named commands with their lines, and before which row. */
  readonly macros: readonly {
    readonly line: number;
    readonly move: number;
    readonly name: string;
  }[];
  readonly lines: number;
  /** The longest motion line without its comment. */
  readonly longest: { readonly line: number; readonly length: number };
  /** Lines with a word that has no number, and lines that are no command. */
  readonly notNumbers: readonly number[];
  readonly unknown: readonly number[];
  /** Limits that the file itself sets: M201, M203, M205; mm/s², mm/s. */
  readonly limits: ReadonlyMap<string, number>;
  /** The line after which nothing was read, since there was more than was allowed. */
  readonly stoppedAt?: number;
}

/** The machine while it reads: `x y z` are machine coordinates in mm, offsets come from G92. */
export interface Machine {
  readonly table: MoveTable;
  readonly modal: Modal;
  x: number;
  y: number;
  z: number;
  offsetX: number;
  offsetY: number;
  offsetZ: number;
  e: number;
  relative: boolean;
  /** `undefined` until M82 or M83: then G90 and G91 count for E too. */
  relativeE: boolean | undefined;
  unit: number;
  /** mm of filament for one of E: less than 1 where E is a volume (M200). */
  lengthOfE: number;
  /** Where E is a volume: said by M200, or of Ultimaker's flavor. */
  volumes: 'by-command' | 'ultimaker' | undefined;
  line: number;
  roles: string[];
  roleIndex: Map<string, number>;
  heats: Heat[];
  dwells: { move: number; seconds: number }[];
  comments: Map<string, string>;
  macros: { line: number; move: number; name: string }[];
  notNumbers: number[];
  unknown: number[];
  limits: Map<string, number>;
  longest: { line: number; length: number };
  marksLayers: boolean;
  /** Arcs beyond this many chords in all are drawn straight: no small file fills the memory. */
  chordsLeft: number;
}

const MOST_CHORDS_IN_FILE = 4_000_000;

/** `moves`: about how many rows are expected. */
export const newMachine = (moves: number): Machine => ({
  table: new MoveTable(moves),
  modal: {
    feed: 25,
    printAcceleration: 0,
    travelAcceleration: 0,
    retractAcceleration: 0,
    role: 0,
    layer: -1,
    width: 0,
    height: 0,
    fan: 0,
    rest: 1,
  },
  x: 0,
  y: 0,
  z: 0,
  offsetX: 0,
  offsetY: 0,
  offsetZ: 0,
  e: 0,
  relative: false,
  relativeE: undefined,
  unit: 1,
  lengthOfE: 1,
  volumes: undefined,
  line: 0,
  roles: [''],
  roleIndex: new Map([['', 0]]),
  heats: [],
  dwells: [],
  comments: new Map(),
  macros: [],
  notNumbers: [],
  unknown: [],
  limits: new Map(),
  longest: { line: 0, length: 0 },
  marksLayers: false,
  chordsLeft: MOST_CHORDS_IN_FILE,
});

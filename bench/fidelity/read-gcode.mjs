// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { followMove } from './follow-move.mjs';
import { createWatch } from './watch-faults.mjs';

/**
 * What a printer would do with a G-code, in mm, mm³ and mm/s.
 *
 * @typedef {{ x0: number, y0: number, x1: number, y1: number, z: number, volume: number, height: number, role: string }} Bead
 * @typedef {{ length: number, speed: number, direction: readonly number[] }} Move
 * @typedef {{ x0: number, y0: number, x1: number, y1: number, z: number }} Pass between beads at one height, the filament not drawn back
 * @typedef {{ beads: Bead[], moves: Move[], passes: Pass[], travel: number, unretractedTravel: number, retractions: number, extrudedRetracted: number, dwell: number, faults: ReturnType<typeof createWatch>['faults'] }} Motion
 */

/**
 * Follows G0, G1, G4, G20, G21, G28, G90 to G92, M82, M83, M104, M109 and the comments that name
 * role and height of beads. Throws at arcs and at retraction by the firmware, which no file of ours has.
 *
 * @param {string} text
 * @param {{ diameter?: number, bed?: readonly number[] }} [options] of the filament, and the box that
 *   may be reached, x0 y0 z0 x1 y1 z1; in mm
 * @returns {Motion}
 */
export const readGcode = (text, { diameter = 1.75, bed } = {}) => {
  const watch = createWatch(bed);
  const state = {
    watch,
    at: { X: 0, Y: 0, Z: 0, E: 0 },
    shift: { X: 0, Y: 0, Z: 0 },
    speed: 25,
    relative: false,
    relativeE: false,
    unit: 1,
    drawnBack: 0,
    retracting: false,
    role: '',
    height: 0,
    pending: [],
    section: (Math.PI * diameter * diameter) / 4,
    motion: {
      ...{ beads: [], moves: [], passes: [], travel: 0, unretractedTravel: 0 },
      ...{ retractions: 0, extrudedRetracted: 0, dwell: 0, faults: watch.faults },
    },
  };
  for (const line of text.split('\n')) {
    const semicolon = line.indexOf(';');
    const code = semicolon < 0 ? line : line.slice(0, semicolon);
    if (semicolon >= 0) heed(state, line.slice(semicolon + 1).trim());
    const command = /^\s*([GM])(\d+)(?=\s|$)/.exec(code);
    if (command) obey(state, command[1] + Number(command[2]), wordsOf(code));
  }
  return state.motion;
};

const heed = (state, comment) => {
  const said = /^(TYPE|FEATURE|HEIGHT|LAYER_HEIGHT):\s*(.+)$/.exec(comment);
  if (!said) return;
  if (said[1].endsWith('HEIGHT')) state.height = Number.parseFloat(said[2]);
  else state.role = said[2];
};

const wordsOf = (code) => {
  const words = {};
  for (const [, letter, number] of code.matchAll(/([XYZEFSPR])\s*([-+]?[\d.]+)/g)) {
    words[letter] = Number(number);
  }
  return words;
};

const obey = (state, command, words) => {
  if (command === 'G0' || command === 'G1') return travelTo(state, words);
  if (/^G(2|3|5|10|11)$/.test(command)) throw new Error(`cannot follow ${command}`);
  if (command === 'G4') state.motion.dwell += words.S ?? (words.P ?? 0) / 1000;
  if (command === 'G20') state.unit = 25.4;
  if (command === 'G21') state.unit = 1;
  if (command === 'G28') home(state, words);
  if (command === 'G90' || command === 'G91') {
    state.relative = command === 'G91';
    state.relativeE = state.ownModeOfE ?? state.relative;
  }
  if (command === 'G92') rename(state, words);
  if (command === 'M104' || command === 'M109') {
    state.watch.heat(words.S ?? words.R ?? 0, command === 'M109');
  }
  if (command === 'M82' || command === 'M83') {
    state.relativeE = state.ownModeOfE = command === 'M83';
  }
};

const axesIn = (words) => {
  const named = ['X', 'Y', 'Z'].filter((axis) => words[axis] !== undefined);
  return named.length > 0 ? named : ['X', 'Y', 'Z'];
};

const home = ({ at, shift }, words) => {
  for (const axis of axesIn(words)) at[axis] = shift[axis] = 0;
};

const rename = ({ at, shift, unit }, words) => {
  if (words.E !== undefined) at.E = words.E * unit;
  for (const axis of ['X', 'Y', 'Z']) {
    if (words[axis] !== undefined) shift[axis] = at[axis] - words[axis] * unit;
  }
};

const travelTo = (state, words) => {
  const { at, shift, unit } = state;
  if (words.F !== undefined) state.speed = (words.F * unit) / 60;
  const to = { ...at };
  for (const axis of ['X', 'Y', 'Z']) {
    if (words[axis] === undefined) continue;
    to[axis] = words[axis] * unit + (state.relative ? at[axis] : shift[axis]);
  }
  let fed = 0;
  if (words.E !== undefined) {
    fed = state.relativeE ? words.E * unit : words.E * unit - at.E;
    to.E = at.E + fed;
  }
  followMove(state, to, fed);
};

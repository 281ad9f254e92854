// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Less than this many mm of filament drawn back counts as none. */
const DRAWN_BACK = 0.05;
const NOTHING = 1e-9;
/** Beads this close in height, in mm, are of one layer. */
const SAME_LAYER = 0.02;

/**
 * Goes to a place while so many mm of filament are fed: lays a bead, travels, draws back or primes.
 *
 * @param {object} state of the reader
 * @param {{ X: number, Y: number, Z: number, E: number }} to mm
 * @param {number} fed mm
 */
export const followMove = (state, to, fed) => {
  const { at, motion } = state;
  const [dx, dy, dz] = [to.X - at.X, to.Y - at.Y, to.Z - at.Z];
  const flat = Math.hypot(dx, dy);
  const length = Math.hypot(flat, dz);
  if (length > 1e-7) {
    const direction = [dx / length, dy / length, dz / length];
    motion.moves.push({ length, speed: state.speed, direction });
    state.watch.reach(to);
  } else if (Math.abs(fed) > NOTHING) {
    motion.moves.push({ length: Math.abs(fed), speed: state.speed, direction: [0, 0, 0] });
  }
  if (fed > NOTHING) state.watch.extrude();
  if (flat > 1e-6 && fed > NOTHING) lay(state, to, fed);
  else pass(state, to, flat, fed);
  state.at = to;
};

const lay = (state, to, fed) => {
  const { at, motion, drawnBack, height, role } = state;
  const isDrawnBack = drawnBack > DRAWN_BACK;
  if (isDrawnBack) motion.extrudedRetracted++;
  const volume = (isDrawnBack ? Math.max(0, fed - drawnBack) : fed) * state.section;
  feed(state, fed);
  state.watch.lay(at.Z, to.Z);
  const before = motion.beads.at(-1);
  if (before && Math.abs(before.z - to.Z) <= SAME_LAYER) motion.passes.push(...state.pending);
  state.pending = [];
  motion.beads.push({ x0: at.X, y0: at.Y, x1: to.X, y1: to.Y, z: to.Z, volume, height, role });
};

const pass = (state, to, flat, fed) => {
  const { at, motion, pending } = state;
  if (flat > 1e-6) {
    motion.travel += flat;
    if (state.drawnBack < DRAWN_BACK) {
      motion.unretractedTravel += flat;
      pending.push({ x0: at.X, y0: at.Y, x1: to.X, y1: to.Y, z: motion.beads.at(-1)?.z ?? 0 });
    }
  }
  if (fed < -NOTHING) {
    if (!state.retracting) motion.retractions++;
    state.retracting = true;
    state.drawnBack -= fed;
  } else if (fed > NOTHING) feed(state, fed);
};

const feed = (state, fed) => {
  state.drawnBack = Math.max(0, state.drawnBack - fed);
  if (state.drawnBack < 1e-6) {
    state.drawnBack = 0;
    state.retracting = false;
  }
};

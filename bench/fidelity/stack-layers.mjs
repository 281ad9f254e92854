// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Roles that are no part of the model. */
const BESIDE = /skirt|brim|support|raft|prime|wipe|tower|custom|draft|shield/i;
const OUTER = /outer|external/i;

/** Heights this close, in mm, are one layer. */
const SAME_LAYER = 0.02;

/** A bead of area A and height h is a stadium A / h + ROUND h wide. */
const ROUND = 1 - Math.PI / 4;
const WIDEST = 5;

/**
 * A bead with what follows of its layer: `area` of its cross-section in mm², `width` and `length` in
 * mm; `beside` the model, or one of its `outer` walls.
 *
 * @typedef {{ x0: number, y0: number, x1: number, y1: number, volume: number, area: number, width: number, length: number, beside: boolean, outer: boolean }} Strand
 * @typedef {{ top: number, height: number, strands: Strand[] }} Layer
 */

/**
 * Beads by the height they are laid at, lowest first. Beads that do not belong to the model (skirt
 * and the like) are kept, marked `beside`; layers of nothing else are left out.
 *
 * @param {readonly import('./read-gcode.mjs').Bead[]} beads
 * @returns {Layer[]}
 */
export const stackLayers = (beads) => {
  const byHeight = new Map();
  for (const bead of beads) {
    const key = Math.round(bead.z * 1000);
    if (!byHeight.has(key)) byHeight.set(key, []);
    byHeight.get(key).push(bead);
  }
  const groups = [];
  for (const [key, members] of [...byHeight].sort(([a], [b]) => a - b)) {
    if (members.every(({ role }) => BESIDE.test(role))) continue;
    const last = groups.at(-1);
    if (last && key / 1000 - last.top <= SAME_LAYER) last.members.push(...members);
    else groups.push({ top: key / 1000, members: [...members] });
  }
  return groups.map(({ top, members }, index) => {
    const height = top - (groups[index - 1]?.top ?? 0);
    return { top, height, strands: members.map((bead) => strandOf(bead, height)) };
  });
};

/** Those travels that lead from bead to bead of a layer. */
export const passesAt = ({ top }, passes) =>
  passes.filter(({ z }) => z > top - 0.001 && z - top <= SAME_LAYER);

const strandOf = (bead, layerHeight) => {
  const length = Math.hypot(bead.x1 - bead.x0, bead.y1 - bead.y0);
  const isSaid = bead.height > 0.01 && bead.height < 4 * layerHeight;
  const height = isSaid ? Math.max(bead.height, layerHeight) : layerHeight;
  const area = bead.volume / length;
  const width = Math.min(WIDEST, area / height + ROUND * height);
  const { x0, y0, x1, y1, role, volume } = bead;
  const [beside, outer] = [BESIDE.test(role), OUTER.test(role)];
  return { x0, y0, x1, y1, volume, length, area, width, beside, outer };
};

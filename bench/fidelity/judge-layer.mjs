// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { addStrand, drawStrand, fillOutline, measureFromOutline, sumAround } from './raster.mjs';

/** Over a bead's breadth, more than this share of the room filled counts as over-filled. */
const TOO_FULL = 1.35;
/** Up to this many mm outside the outline is no overflow. */
const TOLERANCE = 0.05;
/** Where a strand is looked at for support, mm. */
const STEP = 0.1;

/**
 * Areas of one layer in mm², and the length of its outline in mm.
 *
 * @typedef {{ area: number, band: number, bandCovered: number, skin: number, skinCovered: number, bottom: number, bottomCovered: number, outside: number, overflow: number, supported: number, overfilled: number, outline: number }} Areas
 *
 * What is looked at together: the layer, the strands below it, and the sections around it as masks
 * (`around` those within the skin's depth; missing where there is no layer).
 * @typedef {{ index: number, height: number, strands: object[], below: object[], outline: Float64Array, section: Uint8Array, sectionBelow: Uint8Array | undefined, around: (Uint8Array | undefined)[] }} View
 */

/**
 * @param {import('./raster.mjs').Raster} raster
 * @param {ReturnType<typeof createBuffers>} buffers written over
 * @param {View} view
 * @param {number} line nominal width of a bead, mm
 * @returns {Areas}
 */
export const judgeLayer = (raster, buffers, view, line) => {
  const { index, height, section, sectionBelow } = view;
  const pixels = raster.width * raster.height;
  const coveredBelow = cover(raster, view.below, buffers.coveredBelow.fill(0));
  const isHeld = index === 0 ? () => true : holder(raster, coveredBelow, buffers.room, line);
  const covered = buffers.covered.fill(0);
  const counts = buffers.counts.fill(0);
  for (const strand of view.strands) {
    drawStrand(raster, covered, strand, breadthOf(strand, isHeld));
    addStrand(raster, counts, strand, Math.min(5, strand.area / height));
  }
  const squared = buffers.squared.fill(1e9);
  const outline = measureFromOutline(raster, view.outline, squared, line + 2 * raster.pixel);
  const core = coreOf(view.around, buffers.core);
  const reach = Math.max(1, Math.round((line / raster.pixel - 1) / 2));
  const { laid, room } = buffers;
  sumAround(counts, raster, reach, laid);
  sumAround(section, raster, reach, room);

  const band = (line / raster.pixel) * (line / raster.pixel);
  const near = (TOLERANCE / raster.pixel) * (TOLERANCE / raster.pixel);
  const sums = new Float64Array(KEYS.length);
  for (let q = 0; q < pixels; q++) {
    if (section[q] === 0) {
      if (covered[q] === 0) continue;
      sums[OUTSIDE]++;
      if (squared[q] > near) sums[OVERFLOW]++;
      continue;
    }
    sums[AREA]++;
    if (squared[q] <= band) addTo(sums, BAND, covered[q]);
    if (core[q] === 0) addTo(sums, SKIN, covered[q]);
    if (sectionBelow && sectionBelow[q] === 0) addTo(sums, BOTTOM, covered[q]);
    if (index === 0 || (coveredBelow[q] && sectionBelow[q])) {
      addTo(sums, SUPPORTED, laid[q] / room[q] > TOO_FULL ? 1 : 0);
    }
  }
  const unit = raster.pixel * raster.pixel;
  const areas = Object.fromEntries(KEYS.map((key, i) => [key, sums[i] * unit]));
  return { ...areas, outline };
};

// A share has its part in the next place.
const KEYS = [
  ...['area', 'outside', 'overflow', 'band', 'bandCovered', 'skin', 'skinCovered'],
  ...['bottom', 'bottomCovered', 'supported', 'overfilled'],
];
const [AREA, OUTSIDE, OVERFLOW, BAND, SKIN, BOTTOM, SUPPORTED] = [0, 1, 2, 3, 5, 7, 9];

const addTo = (sums, whole, part) => {
  sums[whole]++;
  sums[whole + 1] += part;
};

const cover = (raster, strands, mask) => {
  for (const strand of strands) drawStrand(raster, mask, strand, strand.width);
  return mask;
};

/** Whether there is a bead of the layer below within half a bead of a point. */
const holder = (raster, coveredBelow, around, line) => {
  const reach = Math.max(1, Math.floor(line / 2 / raster.pixel));
  sumAround(coveredBelow, raster, reach, around);
  return (x, y) => {
    const [i, j] = [Math.round(raster.x(x)), Math.round(raster.y(y))];
    const isInside = i >= 0 && j >= 0 && i < raster.width && j < raster.height;
    return isInside && around[j * raster.width + i] > 0;
  };
};

/** A strand that hangs in the air over more than half its length is a round thread. */
const breadthOf = (strand, isHeld) => {
  const steps = Math.max(1, Math.ceil(strand.length / STEP));
  let hanging = 0;
  for (let step = 0; step < steps; step++) {
    const share = (step + 0.5) / steps;
    const x = strand.x0 + share * (strand.x1 - strand.x0);
    const y = strand.y0 + share * (strand.y1 - strand.y0);
    if (!isHeld(x, y)) hanging++;
  }
  if (hanging <= steps / 2) return strand.width;
  return Math.min(strand.width, 2 * Math.sqrt(strand.area / Math.PI));
};

/** What lies deeper than the skin: within the section of every layer around. */
const coreOf = (around, core) => {
  if (around.some((mask) => mask === undefined)) return core.fill(0);
  core.fill(1);
  for (const mask of around) for (let q = 0; q < core.length; q++) core[q] &= mask[q];
  return core;
};

/** Memory that every layer of a raster uses again. */
export const createBuffers = ({ width, height }) => {
  const pixels = width * height;
  const bytes = () => new Uint8Array(pixels);
  return {
    ...{ covered: bytes(), coveredBelow: bytes(), counts: bytes(), core: bytes() },
    ...{ laid: new Int32Array(pixels), room: new Int32Array(pixels) },
    squared: new Float32Array(pixels),
  };
};

/** Fills the mask of a section. */
export const sectionMask = (raster, outline) => {
  const mask = new Uint8Array(raster.width * raster.height);
  fillOutline(raster, outline, mask);
  return mask;
};
